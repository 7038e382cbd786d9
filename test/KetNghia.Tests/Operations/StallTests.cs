using System.Diagnostics;
using System.Globalization;
using System.Net;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>
/// Thirty-two people confirm one delivery at once, each with a photo, in a process that has just started on an embedded
/// database. Writers queue there; nobody else waits for them.
/// </summary>
[Collection(Alone.Name)]
public sealed class StallTests(Hosts hosts, ITestOutputHelper output) : IClassFixture<Hosts>
{
    private const int Runners = 32;
    private const int OrdinaryRaces = 1;

    /// <summary>How often the race is run when it is to be measured, on a machine that does nothing else.</summary>
    private static int? Measured => int.TryParse(Environment.GetEnvironmentVariable("KETNGHIA_TEST_RACES"), CultureInfo.InvariantCulture, out var races) ? races : null;

    /// <summary>Measured, nobody waits noticeably. Beside a whole suite the processors are shared, and what is told apart is the database's time-out.</summary>
    private static TimeSpan LongestWait => Measured is null ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Confirm_WithPhotosOnAFreshProcess_KeepsEverybodyElseServed()
    {
        var host = await hosts.FreshAsync(Provider.Sqlite);
        host.Clock.Set(DateTime.UtcNow);
        var data = new TestData(host);
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        await using var process = new ProductProcess(host.Database);
        var waits = new List<TimeSpan>();

        // The first race also compiles the test, on the same processors, and is not counted when it is measured.
        for (var race = Measured is null ? 1 : 0; race <= (Measured ?? OrdinaryRaces); race++)
        {
            var contribution = await data.PledgeAsync(scene, pairing);
            var delivery = await data.HandOverAsync(scene, contribution, 100);
            var wait = await RaceAsync(data, scene, process, $"pairing/contributions/confirm/{contribution}/{delivery}");
            if (race > 0)
            {
                waits.Add(wait);
            }
        }

        output.WriteLine("longest wait for /health/live, ms: " + string.Join(' ', waits.Select(w => (int)w.TotalMilliseconds)));
        waits.Max().ShouldBeLessThan(LongestWait, string.Join(' ', waits.Select(w => (int)w.TotalMilliseconds)));
    }

    private static async Task<TimeSpan> RaceAsync(TestData data, PairingScene scene, ProductProcess process, string path)
    {
        using var author = await data.VisitAsync(scene.Commune);
        var form = (await author.OpenAsync(scene.Place.Path(path))).MainForm;
        var photo = Samples.Noise(900, 600);
        await process.StartAsync();
        var tabs = Enumerable.Range(0, Runners).Select(_ => Tab(process, author)).ToList();
        using var over = new CancellationTokenSource();
        var watch = WatchAsync(process.Address, over.Token);

        var answers = await Race.RunAsync(Runners, runner => tabs[runner].SubmitAsync(
            form,
            [("SubmissionId", Guid.NewGuid().ToString()), ("Input.Figure", "96"), ("Input.Note", "Đếm tại chỗ")],
            [new Upload("Files", $"anh-{runner}.jpg", "image/jpeg", photo)]));

        await over.CancelAsync();
        tabs.ForEach(tab => tab.Dispose());
        var longest = await watch;
        await process.KillAsync();
        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1, Statuses(answers));
        answers.Count(a => a.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity).ShouldBe(Runners - 1, Statuses(answers));
        return longest;
    }

    /// <summary>Asks whether the process lives, again and again, and keeps the longest time it took to say so.</summary>
    private static async Task<TimeSpan> WatchAsync(Uri address, CancellationToken until)
    {
        using var client = new HttpClient { BaseAddress = address };
        var longest = TimeSpan.Zero;
        while (!until.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            (await client.GetAsync("/health/live", CancellationToken.None)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var waited = Stopwatch.GetElapsedTime(begun);
            longest = waited > longest ? waited : longest;
            await Task.Delay(20, CancellationToken.None);
        }

        return longest;
    }

    private static Visitor Tab(ProductProcess process, Visitor author)
    {
        var tab = process.Visitor(author.Host);
        tab.Cookies.Add(author.Cookies.GetAllCookies());
        return tab;
    }

    private static string Statuses(IEnumerable<Answer> answers) =>
        string.Join(", ", answers.GroupBy(a => $"{(int)a.Status} {a.ErrorCode}").Select(g => $"{g.Count()} × {g.Key}"));
}
