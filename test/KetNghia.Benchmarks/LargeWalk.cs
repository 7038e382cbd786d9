using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KetNghia.Benchmarks;

/// <param name="Milliseconds">The quickest of the rounds: what the page costs, not what else the machine was doing.</param>
/// <param name="Bytes">As sent, compressed.</param>
/// <param name="Characters">What is shown.</param>
internal sealed record Visit(double Milliseconds, long Bytes, int Characters);

/// <summary>Opens the first page of each kind that links lead to, from home on.</summary>
internal sealed partial class Walk(string server, string home, string cookie)
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>One address of each kind. Each has been opened once.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync()
    {
        var found = new Dictionary<string, string>();
        var seen = new HashSet<string> { "/" };
        var queue = new Queue<(string Kind, string Path)>([("/", home + "/")]);
        while (queue.TryDequeue(out var next))
        {
            if (await OpenAsync(next.Path) is not { } page)
            {
                continue;
            }

            found[next.Kind] = next.Path;
            foreach (var path in Links().Matches(Unpacked(page.Body)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(IsPage))
            {
                if (seen.Add(Kind(path)))
                {
                    queue.Enqueue((Kind(path), path));
                }
            }
        }

        return found;
    }

    /// <summary>Null for what is no page any more.</summary>
    public async Task<Visit?> VisitAsync(string path) =>
        await OpenAsync(path) is { } page ? new Visit(page.Milliseconds, page.Body.Length, Unpacked(page.Body).Length) : null;

    private async Task<(double Milliseconds, byte[] Body)?> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server + path);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Accept-Encoding", "gzip");
        var clock = Stopwatch.StartNew();
        using var answer = await _client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var took = clock.Elapsed.TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html" ? (took, body) : null;
    }

    private bool IsPage(string path) => path.StartsWith(home + "/", StringComparison.Ordinal)
        && !path.Contains("handler=", StringComparison.Ordinal) && !path.Contains("/files/", StringComparison.Ordinal) && !path.Contains("/evidence/", StringComparison.Ordinal);

    /// <summary>The page without what is chosen on it; the filter's keys count, their values do not.</summary>
    private string Kind(string path)
    {
        var parts = path[home.Length..].Split('#')[0].Split('?');
        var keys = parts.Length == 1 ? [] : parts[1].Split('&').Select(k => k.Split('=')[0]).Where(k => k is not ("year" or "quarter")).Order(StringComparer.Ordinal).Take(1);
        var page = Ids().Replace(parts[0], "{id}").TrimEnd('/');
        return (page.Length == 0 ? "/" : page) + string.Concat(keys.Select(k => "?" + k));
    }

    private static string Unpacked(byte[] body)
    {
        if (body is not [0x1F, 0x8B, ..])
        {
            return Encoding.UTF8.GetString(body);
        }

        using var text = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        return text.ReadToEnd();
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
