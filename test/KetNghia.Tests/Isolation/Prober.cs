using System.Net;
using System.Text.RegularExpressions;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>Knocks at doors the way a browser would: with a valid form token and a submission id.</summary>
internal sealed partial class Prober(Visitor visitor)
{
    private string? _token;

    /// <summary>Fetches a form token that belongs to the visitor's session; any form of the page will do.</summary>
    public async Task<Prober> WithTokenFromAsync(string path)
    {
        var page = await visitor.FollowAsync(await visitor.GetAsync(path));
        _token = page.Document.QuerySelector("input[name='__RequestVerificationToken']")?.GetAttribute("value");
        return this;
    }

    public Task<Answer> KnockAsync(Door door, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(door.Method), address);
        if (door.Method is not ("GET" or "HEAD" or "DELETE"))
        {
            request.Content = door.IsPage
                ? new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = _token ?? "",
                    ["SubmissionId"] = visitor.Host.Ids.New().ToString("N"),
                })
                : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        return visitor.SendAsync(request);
    }

    /// <summary>Nothing was shown and nothing was done.</summary>
    public static bool IsRefusal(Answer answer) => answer.Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => true,
        HttpStatusCode.Found => IsToSignIn(answer),
        _ => false,
    };

    public static bool IsToSignIn(Answer answer) => answer.Location?.StartsWith("/account/sign-in", StringComparison.Ordinal) == true;

    /// <summary>The body without what differs from answer to answer by design: ids, nonces and tokens.</summary>
    public static string Normalize(Answer answer) => Token().Replace(Guids().Replace(Nonce().Replace(answer.Body, "nonce"), "id"), "token");

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|0H[A-Z0-9]{11,}(:[0-9A-F]+)?|[0-9a-f]{32}", RegexOptions.IgnoreCase)]
    private static partial Regex Guids();

    [GeneratedRegex("nonce=\"[^\"]*\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("CfDJ8[\\w-]+")]
    private static partial Regex Token();
}
