using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Documents.Drafting;
using KetNghia.Framework.Approval;

namespace KetNghia.Tests.Documents;

/// <summary>Typed lines, days of issue, versions compared: without a database.</summary>
public sealed class PaperDraftRuleTests
{
    private static readonly Guid Tenant = new("0198a1b2-0000-7000-8000-0000000000aa");
    private static readonly Actor Drafter = new(new("0198a1b2-0000-7000-8000-000000000001"), "Hiên Thị Nga", new DateTime(2025, 6, 10, 1, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Blocks_OfTypedLines_AreToldByHowTheyBegin()
    {
        var blocks = TypedLines.Blocks("Điều 1. Phân công\r\n\r\n1. Đơn vị\na) Một\n- gạch\n– nối\n• tròn\nI. Mục đích\nCâu thường, \"ngoặc\" và Ch'ơm\nđiều 12: nhỏ.");

        blocks.ShouldBe(
            [
                new PaperArticle(1, "Phân công"), new PaperClause(1, "Đơn vị"), new PaperPoint("a", "Một"), blocks[3], new PaperHeading("I. Mục đích"),
                new PaperParagraph("Câu thường, \"ngoặc\" và Ch'ơm"), new PaperArticle(12, null, "nhỏ."),
            ]);
        blocks[3].ShouldBeOfType<PaperList>().Items.ShouldBe(["gạch", "nối", "tròn"]);
    }

    [Theory]
    [InlineData("2025 là năm đầu")]
    [InlineData("1.000 đồng")]
    [InlineData("-không cách")]
    [InlineData("Điều này")]
    [InlineData("Vì lý do đó")]
    public void Blocks_OfALineThatOnlyLooksSo_StayAParagraph(string line) => TypedLines.Blocks(line).ShouldBe([new PaperParagraph(line)]);

    [Fact]
    public void Kept_OfDecomposedTextFromWord_LosesNothingButSpaces()
    {
        var kept = TypedLines.Kept("  Tie\u0302\u0301p nha\u0323\u0302n “ngoặc cong”\u00a0… \r\n\r\n  Ch’ơm  ");

        kept.Split('\n').ShouldBe(["Tiếp nhận “ngoặc cong” …", "Ch’ơm"]);
    }

    [Theory]
    [InlineData("Huyện Nam Giang", "huyện Nam Giang")]
    [InlineData("Thành phố Tam Kỳ", "thành phố Tam Kỳ")]
    [InlineData("Nam Giang", "Nam Giang")]
    [InlineData("Huyệnh", "Huyệnh")]
    [InlineData("", "")]
    public void InSentence_OfAPlace_BeginsItsKindSmall(string name, string written) => PaperLanguage.InSentence(name).ShouldBe(written);

    [Fact]
    public void Issue_OnADayThatCannotBe_SaysWhy()
    {
        var (approved, today) = (new DateOnly(2025, 6, 12), new DateOnly(2025, 6, 13));

        OfficialPaper.FaultsOf(new DateOnly(2025, 6, 14), approved, today).Select(f => f.Code).ShouldBe([DocumentsErrors.IssuedInFuture]);
        OfficialPaper.FaultsOf(new DateOnly(2025, 6, 11), approved, today).Select(f => f.Code).ShouldBe([DocumentsErrors.IssuedBeforeApproval]);
        OfficialPaper.FaultsOf(today, approved, today).ShouldBeEmpty();
        OfficialPaper.FaultsOf(approved, approved, today).ShouldBeEmpty();
        OfficialPaper.FaultsOf(null, approved, today).ShouldBeEmpty();
        OfficialPaper.FaultsOf(today, approved, today, today.AddDays(-1)).Select(f => f.Code).ShouldBe([DocumentsErrors.DueBeforeIssue]);
        OfficialPaper.FaultsOf(today, approved, today, today).ShouldBeEmpty();
    }

    [Fact]
    public void Way_OfAPaper_TakesItsNumberOnlyWhenApproved()
    {
        var paper = new OfficialPaper(Guid.CreateVersion7(), Tenant, "assignment", "", "QĐ", Drafter, null);
        var today = new DateOnly(2025, 6, 12);

        Should.Throw<BusinessException>(() => paper.Issue(1, new IssueFacts(today), today, Drafter)).Code.ShouldBe(FrameworkErrors.StepNotPossible);
        paper.Submit(1, new string('a', 64), Drafter);
        paper.Approve(Drafter, today);
        paper.Take(PaperAction.Reopen, Drafter);
        (paper.State, paper.ApprovedOn, paper.Versions).ShouldBe((PaperState.Draft, null, 1));
        paper.Submit(2, new string('b', 64), Drafter);
        paper.Approve(Drafter, today);
        paper.Issue(7, new IssueFacts(today), today, Drafter);
        (paper.State, paper.Label).ShouldBe((PaperState.Issued, "07/QĐ"));
        Should.Throw<BusinessException>(() => paper.Take(PaperAction.Reopen, Drafter));
    }

    [Fact]
    public void Notation_LongerThanTheDecreeAllows_IsRefusedAtItsField()
    {
        var head = new PaperHeadInput("x", null, "x", new string('U', 28), "x", "x", null);

        OfficialPaper.FaultsOf(head, "QĐ").ShouldHaveSingleItem().Field.ShouldBe("Input.BodyCode");
        OfficialPaper.FaultsOf(head with { BodyCode = new string('U', 27) }, "QĐ").ShouldBeEmpty();
    }

    [Fact]
    public void Content_WrittenAndReadAgain_IsTheSameTextForTheSamePaper()
    {
        foreach (var paper in PaperSamples.All.Values.Select(make => make()))
        {
            var kept = PaperContent.Read(PaperContent.Write(paper));

            PaperContent.Write(PaperContent.Read(PaperContent.Write(kept))).ShouldBe(PaperContent.Write(kept));
            kept.Body.Count.ShouldBe(paper.Body.Count);
            kept.Annexes.SelectMany(a => a.Body).OfType<PaperTable>().Sum(t => t.Rows.Count()).ShouldBe(paper.Annexes.SelectMany(a => a.Body).OfType<PaperTable>().Sum(t => t.Rows.Count()));
        }
    }

    [Fact]
    public void Differences_OfTwoVersions_ShowWhatIsAnotherAndItsNeighbours()
    {
        static ApprovalPart Part(string key, params string[] lines) => new(key, key, lines);

        var differences = ApprovalDifferences.Between(
            [Part("Body", "một", "hai", "ba", "bốn", "năm"), Part("Annex", "x"), Part("Gone", "mất")],
            [Part("Body", "một", "hai", "BA", "bốn", "năm", "sáu"), Part("Annex", "x"), Part("New", "mới")]);

        differences.Select(d => d.Label).ShouldBe(["Body", "New", "Gone"]);
        differences[0].Lines.Select(l => (l.Kind, l.Text)).ShouldBe(
            [
                (ChangedLineKind.Kept, "hai"), (ChangedLineKind.Removed, "ba"), (ChangedLineKind.Added, "BA"), (ChangedLineKind.Kept, "bốn"), (ChangedLineKind.Kept, "năm"),
                (ChangedLineKind.Added, "sáu"),
            ]);
        differences[1].Lines.ShouldBe([new ChangedLine(ChangedLineKind.Added, "mới")]);
        differences[2].Lines.ShouldBe([new ChangedLine(ChangedLineKind.Removed, "mất")]);
    }
}
