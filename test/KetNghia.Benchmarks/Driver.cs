using System.Diagnostics;
using System.Net;

namespace KetNghia.Benchmarks;

/// <summary>What one slot of load gave.</summary>
internal sealed record Slot(int Count, TimeSpan Took, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Count / Took.TotalSeconds;

    public double P50 => At(0.50);

    public double P99 => At(0.99);

    public static Slot Of(IReadOnlyCollection<Slot> slots) => new(
        slots.Sum(s => s.Count), TimeSpan.FromTicks(slots.Sum(s => s.Took.Ticks)), [.. slots.SelectMany(s => s.Milliseconds).Order()]);

    private double At(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[Math.Min(Milliseconds.Count - 1, (int)(Milliseconds.Count * share))];
}

/// <summary>Sixteen people pressing reload: closed loop, kept connections, every answer read to its end.</summary>
internal static class Driver
{
    public static async Task<Slot> RunAsync(string url, string? cookie, int connections, TimeSpan time)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AutomaticDecompression = DecompressionMethods.None, UseCookies = false });
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => LoopAsync(client, url, cookie, clock, time)));
        return new Slot(all.Sum(a => a.Count), clock.Elapsed, [.. all.SelectMany(a => a).Order()]);
    }

    private static async Task<List<double>> LoopAsync(HttpClient client, string url, string? cookie, Stopwatch clock, TimeSpan time)
    {
        var took = new List<double>();
        while (clock.Elapsed < time)
        {
            var begun = clock.Elapsed;
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
            }

            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{url} answered {(int)answer.StatusCode} {answer.Headers.Location}");
            }

            took.Add((clock.Elapsed - begun).TotalMilliseconds);
        }

        return took;
    }
}
