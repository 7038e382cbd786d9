namespace KetNghia.Tests.Imports;

/// <summary>One row of a file, from its cells to the record it became and back, without a database.</summary>
public sealed class ImportRowRuleTests
{
    private static readonly Guid Tenant = Guid.CreateVersion7();
    private static readonly ImportRemark Wrong = new(ImportRemarkKind.Error, "Name", "Thu.Sai", null, null);
    private static readonly ImportedRecord Made = new(Guid.CreateVersion7(), "Party", Guid.CreateVersion7(), "Sở A", 3, "directory/parties/details/1");

    [Fact]
    public void New_KeepsItsCellsAsTheyWere()
    {
        var (id, run) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var row = new ImportRow(id, Tenant, run, 12, new Dictionary<string, string> { ["Name"] = "Sở \"Ấ\"" });

        (row.Id, row.TenantId, row.RunId, row.Number, row.State).ShouldBe((id, Tenant, run, 12, ImportRowState.Ready));
        row.Cells.ShouldContain("Sở");
        (row.ToLine().Number, row.ToLine().Text("Name")).ShouldBe((12, "Sở \"Ấ\""));
        row.Record().ShouldBeNull();
        row.RemarkList().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Correct_ACell_TakesAsMuchAsFits(int tooMuch)
    {
        var row = Make();
        var longest = new string('a', ImportRow.CellLength);

        row.Correct("Name", longest + new string('b', tooMuch));

        row.ToLine().Text("Name").ShouldBe(longest);
        row.ToLine().Text("Code").ShouldBe("SO-A");
    }

    [Fact]
    public void Judge_AGoodRow_KeepsWhatItMeans()
    {
        var (row, existing) = (Make(), Guid.CreateVersion7());
        var line = row.ToLine();
        line.Means(new Meant("Sở A"), "so-a");
        line.Doubt("Name", "Thu.Ngo");
        line.AlreadyThere(existing);
        line.Choose("Kind", new ImportChoice("Agency", "Cơ quan"));

        row.Judge(ImportRowState.Known, line, "khoa");

        (row.State, row.RowKey, row.RecordId).ShouldBe((ImportRowState.Known, "khoa", existing));
        row.Meant().As<Meant>().ShouldBe(new Meant("Sở A"));
        row.RemarkList().ShouldHaveSingleItem().Code.ShouldBe("Thu.Ngo");
        row.ToLine().Text("Kind").ShouldBe("Cơ quan");
    }

    [Fact]
    public void Judge_AWrongRow_MeansNothingAndSaysNoMoreThanTwentyThings()
    {
        var row = Make();
        var line = row.ToLine();
        line.Means(new Meant("Sở A"), "so-a");
        foreach (var column in Enumerable.Range(0, 21))
        {
            line.Refuse(Wrong with { Column = $"Column{column}" });
        }

        row.Judge(ImportRowState.Faulty, line, null);

        row.RemarkList().Count.ShouldBe(20);
        row.Meaning.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => row.Meant());
    }

    [Fact]
    public void Accept_IsAPersonsWord()
    {
        var row = Make();

        row.Accept(true);
        row.IsAccepted.ShouldBeTrue();
        row.Accept(false);

        row.IsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void Apply_KeepsTheRecordAndHoldsItsKey()
    {
        var row = Judged("khoa");

        row.Apply(Made, null);

        (row.State, row.RowKey, row.AppliedKey).ShouldBe((ImportRowState.Applied, "khoa", "khoa"));
        row.Record().ShouldBe(Made);
    }

    [Fact]
    public void Apply_WritingShowedMore_HoldsTheKeyOfThat()
    {
        var row = Judged("khoa");

        row.Apply(Made, "khoá sau");

        (row.RowKey, row.AppliedKey).ShouldBe(("khoá sau", "khoá sau"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Apply_ALongLabel_KeepsAsMuchAsFits(int tooMuch)
    {
        var row = Make();
        var longest = new string('a', 200);

        row.Apply(Made with { Label = longest + new string('b', tooMuch) }, null);

        row.RecordLabel.ShouldBe(longest);
    }

    [Fact]
    public void Undo_LetsTheKeyGo()
    {
        var row = Judged("khoa");
        row.Apply(Made, null);
        row.Keep(Wrong);

        row.Undo();

        (row.State, row.AppliedKey, row.RowKey, row.Remarks).ShouldBe((ImportRowState.Undone, null, "khoa", "[]"));
    }

    [Fact]
    public void Keep_OfARowThatStands_SaysWhy()
    {
        var row = Make();
        row.Apply(Made, null);

        row.Keep(Wrong);

        (row.State, row.RemarkList().Single().Code).ShouldBe((ImportRowState.Applied, "Thu.Sai"));
    }

    [Fact]
    public void Keep_OfARowTakenBackMeanwhile_SaysNothing()
    {
        var row = Make();
        row.Apply(Made, null);
        row.Undo();

        row.Keep(Wrong);

        row.RemarkList().ShouldBeEmpty();
    }

    [Fact]
    public void Refuse_AndMeetAgain_EndARowUnwritten()
    {
        var (refused, met) = (Make(), Make());

        refused.Refuse(Wrong);
        met.MeetAgain();

        (refused.State, refused.RemarkList().Single().Code).ShouldBe((ImportRowState.Refused, "Thu.Sai"));
        met.State.ShouldBe(ImportRowState.Known);
    }

    private static ImportRow Judged(string key)
    {
        var row = Make();
        row.Judge(ImportRowState.Ready, row.ToLine(), key);
        return row;
    }

    private static ImportRow Make() =>
        new(Guid.CreateVersion7(), Tenant, Guid.CreateVersion7(), 5, new Dictionary<string, string> { ["Code"] = "SO-A", ["Name"] = "Sở A" });

    private sealed record Meant(string Name);
}
