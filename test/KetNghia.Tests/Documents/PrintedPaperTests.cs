using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Overviews;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Documents;

/// <summary>Every shipped kind of paper as it begins, and every shape of paper, printed by LibreOffice. Lengths in points.</summary>
public sealed class PrintedPaperTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const double Millimetre = 72 / 25.4;

    [Fact]
    public async Task Papers_OfEveryKindAndShape_ArePrintedWithinTheMarginsOfTheDecree()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var drafts = await DraftsAsync();
        drafts.Keys.ShouldBe(["answer", "assignment", "covenant", "handover", "invitation", "locality-report", "memorandum"], ignoreOrder: true);
        foreach (var (kind, file) in drafts)
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, cancellation).Select(e => $"{kind}: {e.Description}").ShouldBeEmpty();
        }

        var files = drafts.Concat(PaperSamples.All.Select(s => KeyValuePair.Create("sample-" + s.Key, PaperSamples.Write(s.Value()).ToArray()))).ToDictionary();

        var printed = await PrintedPapers.PrintAsync(files, cancellation);

        foreach (var (name, paper) in printed)
        {
            paper.Fonts.ShouldAllBe(font => font.StartsWith("LiberationSerif", StringComparison.Ordinal) || font.StartsWith("TimesNewRoman", StringComparison.Ordinal), $"{name}: {string.Join(", ", paper.Fonts)}");
            foreach (var (index, page) in paper.Pages.Index())
            {
                ShouldKeepToTheMargins(page, index + 1, $"{name}, page {index + 1}");
            }
        }

        printed["sample-decision"].Pages.Count.ShouldBe(4, "one page and 60 rows of pairs");
        printed["sample-decision"].Pages.Skip(1).ShouldAllBe(p => p.Width > p.Height, "the annex lies across");
        printed["sample-decision"].Pages.Skip(1).ShouldAllBe(p => p.Words.Any(w => w.Text == "(1)"), "the heading of its table is repeated");
        printed["handover"].Text.ShouldContain("BIÊN BẢN");
        printed["handover"].Text.ShouldContain("DANH SÁCH KÝ NHẬN");
        printed["covenant"].Text.ShouldContain("Bàn ghế học sinh");
        printed["locality-report"].Pages.Count.ShouldBeGreaterThan(1);
    }

    /// <summary>Text stands between the margins; above them nothing but the number of the page, in the middle, from the second page on.</summary>
    private static void ShouldKeepToTheMargins(PrintedPage page, int number, string where)
    {
        var above = page.Words.Where(w => w.Bottom < 20 * Millimetre).ToList();
        if (number == 1)
        {
            above.ShouldBeEmpty(where);
        }
        else
        {
            var only = above.ShouldHaveSingleItem(where);
            only.Text.ShouldBe(number.ToString(CultureInfo.InvariantCulture), where);
            var text = (Left: 30 * Millimetre, Right: page.Width - (20 * Millimetre));
            ((only.Left + only.Right) / 2).ShouldBe((text.Left + text.Right) / 2, 6 * Millimetre, where);
        }

        page.Words.ShouldAllBe(w => w.Left > (page.Width < page.Height ? 29 : 14) * Millimetre && w.Right < page.Width - (14 * Millimetre) && w.Bottom < page.Height - (19 * Millimetre), where);
    }

    /// <summary>What the button of each kind leads to, as the form offers it.</summary>
    private async Task<Dictionary<string, byte[]>> DraftsAsync()
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        var scene = await data.CreateSceneAsync();
        var pairing = await data.CreateActivePairingAsync(scene);
        var contribution = await data.PledgeAsync(scene, pairing);
        var delivery = await data.HandOverAsync(scene, contribution, 96);
        await data.ConfirmAsync(scene, contribution, delivery, 95);
        var (today, agreement) = (data.Host.Clock.Today, Guid.Empty);
        await data.AsAsync(scene.District, scene.Place, async services => agreement = await services.GetRequiredService<AgreementAppService>().RecordAsync(
            pairing, new AgreementTerms(AgreementType.Covenant, null, today, today, null, "Trần Thị Thử", "Bling Thử", null), [new CommitmentFacts(Guid.Empty, "Bàn ghế học sinh", 5000, "bộ", null)], null, [], CancellationToken.None));
        var sources = new Dictionary<string, string>
        {
            [AssignmentDecision.KindKey] = "",
            [InvitationLetter.KindKey] = pairing.ToString(),
            [CovenantPaper.KindKey] = AgreementPaper.SourceOfAgreement(agreement),
            [MemorandumPaper.KindKey] = AgreementPaper.SourceOfPairing(pairing),
            [HandoverPaper.KindKey] = HandoverPaper.SourceOf(contribution, delivery, 96),
            [LocalityReport.KindKey] = LocalityReport.SourceOf(today.Year),
            [AnswerLetter.KindKey] = (await data.InviteByLetterAsync(await BesideAsync(data, scene))).Pairing.ToString(),
        };
        var files = new Dictionary<string, byte[]>();
        await data.AsAsync(scene.District, scene.Place, services => BeginAsync(services, WorkspaceKind.Locality));
        await data.AsAsync(scene.Focal, scene.SponsorPlace, services => BeginAsync(services, WorkspaceKind.Sponsor));
        return files;

        async Task<int> BeginAsync(IServiceProvider services, WorkspaceKind where)
        {
            var (app, queries, composer) = (services.GetRequiredService<PaperAppService>(), services.GetRequiredService<PaperQueries>(), services.GetRequiredService<PaperComposer>());
            foreach (var kind in services.GetServices<IPaperKind>().Where(k => k.Workspaces.Contains(where)))
            {
                var (subject, texts) = composer.First(kind);
                var id = await app.CreateAsync(kind.Key, sources[kind.Key], TestData.PaperHead with { Subject = subject }, texts, null, CancellationToken.None);
                var read = await queries.ReadAsync((await queries.FindAsync(id, CancellationToken.None))!, CancellationToken.None);
                read.Faults.ShouldBeEmpty($"a {kind.Key} can be submitted as it begins");
                using var file = PaperSamples.Write(read.Paper);
                files[kind.Key] = file.ToArray();
            }

            return 0;
        }
    }

    /// <summary>The same sponsor invited for another commune.</summary>
    private static async Task<PairingScene> BesideAsync(TestData data, PairingScene scene) =>
        scene with { ReceiverId = await data.CreatePartyAsync("Xã được mời thử", KetNghia.Directory.Contracts.PartyKind.Locality, TestData.ChoChun) };
}
