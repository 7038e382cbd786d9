using System.Diagnostics;
using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Documents.Papers;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Imports;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Long papers: written in the background for their asker, within time and memory, and shown in part.</summary>
public sealed class PaperFileTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const int Annexes = 5;
    private const int Rows = 500;

    /// <summary>Forty pages of text, five annexes of five hundred rows of eight columns.</summary>
    private static Paper Long => PaperSamples.Report() with
    {
        Body = [.. Enumerable.Range(1, 560).Select(n => new PaperParagraph($"{n}. {PaperSamples.LongTitle}"))],
        Annexes = [.. Enumerable.Range(1, Annexes).Select(n => Listed(PaperSamples.Pairs(Rows)) with { Number = $"{n}" })],
    };

    [DatabaseTest]
    public async Task LongPaper_IsWrittenInTheBackgroundForItsAskerAlone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        await data.ProposeAsync(scene);
        var paper = await SubmittedAsync(data, scene, Long);
        using var leader = await data.VisitAsync(scene.Leader);
        using var officer = await data.VisitAsync(scene.District);
        var page = await leader.OpenAsync(scene.Place.Path($"documents/papers/details/{paper}"));

        page.Document.QuerySelector("[data-shortened]")!.TextContent.ShouldContain("2.500 hàng");
        page.Document.QuerySelectorAll(".a4 .dt tbody tr").Length.ShouldBe(Annexes * (LongPapers.Shown + 1), "and the total of each");
        (await leader.GetAsync(scene.Place.Path($"documents/papers/details/{paper}?handler=File"))).Location.ShouldNotBeNull("a typed address leads to the page with its button").ShouldNotContain("handler");
        var asked = await leader.SubmitAsync(page.FormTo("handler=File"));
        await Importing.RunJobsAsync(data);
        var done = await leader.OpenAsync(asked.Location!);
        var file = await leader.GetAsync(asked.Location! + "?handler=Result");

        done.Text.ShouldContain("Tệp có đủ 2.500 hàng số liệu");
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(PaperFile.ContentType);
        RowsIn(new MemoryStream(file.Bytes)).ShouldBe(Annexes * (Rows + 3));
        (await officer.GetAsync(asked.Location! + "?handler=Result")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>What may be seen is asked when the job runs, not when the button was pressed.</summary>
    [DatabaseTest]
    public async Task LongPaper_ThatIsNotSeen_IsNotWritten(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var (scene, other) = (await data.CreateSceneAsync(), await data.CreateSceneAsync());
        await data.ProposeAsync(scene);
        var paper = await SubmittedAsync(data, scene, Long);
        var frame = await data.FrameAsync(other.District, other.Place);

        await Should.ThrowAsync<RecordNotFoundException>(() => data.Host.WithAsync(
            async services =>
            {
                await services.GetRequiredService<PaperFileJob>().RunAsync(new JobContext(Guid.Empty, JsonSerializer.Serialize(new PaperFileArgs(paper)), new Silent()), CancellationToken.None);
                return 0;
            },
            frame));
    }

    /// <summary>Measured on two shared cores: about a second, and 20 MB of what is alive at a time. The limits are what a person would wait and a small server has.</summary>
    [DatabaseTest(OnSqliteOnly = "nothing is written")]
    public async Task Write_FortyPagesAndFiveAnnexes_StaysWithinTimeAndMemory(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var told = new List<(int Done, int All)>();
        var (elapsed, most) = await data.AsAsync(scene.District, scene.Place, async services =>
        {
            var files = services.GetRequiredService<PaperFiles>();
            await using (await files.WriteAsync(PaperSamples.Report(), AssignmentDecision.KindKey, CancellationToken.None))
            {
            }

            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (alive, written) = (0L, 0);
            var watched = LongPapers.Watched(Long, () =>
            {
                if (++written % 500 == 0)
                {
                    alive = Math.Max(alive, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            });
            await using (await files.WriteAsync(watched, AssignmentDecision.KindKey, CancellationToken.None))
            {
            }

            var watch = Stopwatch.StartNew();
            await using var file = await files.WriteAsync(
                Long, AssignmentDecision.KindKey,
                (done, all) =>
                {
                    told.Add((done, all));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
            var time = watch.Elapsed;
            RowsIn(file).ShouldBe(Annexes * (Rows + 3));
            return (time, alive);
        });

        TestContext.Current.SendDiagnosticMessage($"40 pages, 2,500 rows: {elapsed.TotalMilliseconds:0} ms, {most / 1_000_000} MB alive, told {told.Count} times");
        elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        most.ShouldBeLessThan(100_000_000);
        told.ShouldAllBe(t => t.All == Annexes * Rows && t.Done <= t.All);
    }

    /// <summary>A paper whose newest version says what is given.</summary>
    private static async Task<Guid> SubmittedAsync(TestData data, PairingScene scene, Paper content)
    {
        var id = await data.DraftPaperAsync(scene);
        await data.AsAsync(scene.District, scene.Place, async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            var paper = await db.Set<OfficialPaper>().SingleAsync(p => p.Id == id);
            var by = Actor.Of(services.GetRequiredService<ICurrentUser>(), data.Host.Clock.UtcNow);
            var (number, hash) = await services.GetRequiredService<Approvals>().SubmitAsync(nameof(OfficialPaper), id, PaperContent.Write(content), by, CancellationToken.None);
            paper.Submit(number, hash, by);
            services.GetRequiredService<IActionLog>().Add(new ActionEntry(PaperAppService.EventOf(nameof(PaperAction.Submit)), nameof(OfficialPaper), id, paper.Label));
            await db.SaveChangesAsync();
            return 0;
        });
        return id;
    }

    /// <summary>With its rows in memory, as those of a paper that was submitted are.</summary>
    private static PaperAnnex Listed(PaperAnnex annex) => annex with { Body = [.. annex.Body.Select(b => b is PaperTable table ? table with { Rows = [.. table.Rows] } : b)] };

    private static int RowsIn(Stream file)
    {
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.Descendants<TableRow>().Count(r => r.Elements<TableCell>().Count() == 8);
    }

    private sealed class Silent : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing was to be written.");

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
