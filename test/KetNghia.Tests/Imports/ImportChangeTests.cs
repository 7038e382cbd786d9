using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>Rows that change a record which is there already: checked, written, met again and taken back.</summary>
public sealed class ImportChangeTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly Guid Record = Guid.CreateVersion7();

    [DatabaseTest]
    public async Task Check_NothingDiffers_IsKnownAndNothingIsReady(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");

        var run = await world.CheckedAsync("Sở Một");

        (await world.StatesAsync(run)).ShouldBe("Known");
        (await world.RowsAsync(run))[0].Changes.ShouldBe("[]");
        (await world.RefusalAsync(s => s.StartAsync(run, ImportMode.GoodRowsOnly, CancellationToken.None))).ShouldBe(ImportErrors.NothingToImport);
    }

    [DatabaseTest]
    public async Task Apply_AFieldDiffers_ChangesItAndUndoBringsItBack(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");

        var run = await world.AppliedAsync("Sở Hai");
        var written = (await world.RowsAsync(run))[0];
        var name = world.Import.Known[Record];
        await world.AppAsync(s => s.UndoAsync(run, "Nhầm tệp", CancellationToken.None));
        await world.StepAsync(run);

        (written.State, written.IsChange, written.RecordId, written.RecordVersion).ShouldBe((ImportRowState.Applied, true, Record, 8));
        written.ChangeList().ShouldBe([new ImportChange("Name", "Sở Một", "Sở Hai")]);
        name.ShouldBe(("Sở Hai", 8));
        world.Import.Known[Record].Name.ShouldBe("Sở Một");
        world.Import.Undone.ShouldBe(["Sở Hai → Sở Một: Nhầm tệp"]);
        (await world.StatesAsync(run)).ShouldBe("Undone");
    }

    [DatabaseTest]
    public async Task Apply_TheSameChangeAtALaterVersion_IsMadeAgain(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");
        await world.AppliedAsync("Sở Hai");
        world.Import.Known[Record] = ("Sở Một", 9);

        var again = await world.AppliedAsync("Sở Hai");

        (await world.StatesAsync(again)).ShouldBe("Applied");
        world.Import.Known[Record].ShouldBe(("Sở Hai", 10));
    }

    [DatabaseTest]
    public async Task Apply_TheRecordWasChangedSinceTheCheck_RefusesTheRow(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");
        world.Import.OnApply = _ => throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("somebody was faster");

        var run = await world.AppliedAsync("Sở Hai");

        var row = (await world.RowsAsync(run))[0];
        row.State.ShouldBe(ImportRowState.Refused);
        row.RemarkList().Single().Code.ShouldBe(ImportErrors.ChangedSince);
        world.Import.Known[Record].Name.ShouldBe("Sở Một");
    }

    [DatabaseTest]
    public async Task Check_TwoRowsWantDifferentThingsOfOneRecord_RefusesBothAndEqualOnesCountOnce(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");

        var different = await world.CheckedAsync("Sở Hai", "Sở Ba");
        var equal = await world.CheckedAsync("Sở Hai", "Sở Hai");

        (await world.StatesAsync(different)).ShouldBe("Faulty Faulty");
        var rows = await world.RowsAsync(different);
        rows.Select(r => r.RemarkList().Single().Values!["row"]).ShouldBe(["3", "2"], "each names the other");
        (await world.StatesAsync(equal)).ShouldBe("Ready Known");
    }

    [DatabaseTest]
    public async Task Counts_ChangesAndNewRecords_AreToldApart(Provider provider)
    {
        var world = await StartAsync(provider, "Sở Một");
        world.Import.OnValidate = line =>
        {
            if (line.Text("Name").EndsWith("mới", StringComparison.Ordinal))
            {
                PlainImport.Mean(line);
            }
            else
            {
                world.Import.Change(line);
            }
        };

        var run = await world.CheckedAsync("Sở Hai", "Hội mới", "Đoàn mới");
        var view = await world.QueryAsync(q => q.GetAsync(run, CancellationToken.None));
        var (changes, _) = await world.QueryAsync(q => q.RowsAsync(view, ImportTab.Changes, null, 25, CancellationToken.None));
        var (made, _) = await world.QueryAsync(q => q.RowsAsync(view, ImportTab.Ready, null, 25, CancellationToken.None));

        (view.Counts.Of(ImportTab.Changes), view.Counts.Of(ImportTab.Ready), view.Counts.Of(ImportRowState.Ready)).ShouldBe((1, 2, 3));
        changes.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().New.ShouldBe("Sở Hai");
        made.Select(r => r.Number).ShouldBe([3, 4]);
    }

    [Theory]
    [InlineData(true, "", 1)]
    [InlineData(true, "Sở Một", 0)]
    [InlineData(false, "", 0)]
    public void Take_AColumnThatIsNotInTheFile_LeavesItsField(bool isInFile, string text, int differences)
    {
        var line = new ImportLine(2, new Dictionary<string, string> { ["Name"] = text }, isInFile ? ["Name"] : []);
        var found = new ImportDifferences(line);

        var taken = found.Take("Name", "Sở Một", line.Text("Name"));

        taken.ShouldBe(differences == 1 ? null : "Sở Một");
        found.Found.Count.ShouldBe(differences);
    }

    [Theory]
    [InlineData("Dòng một\nDòng hai", "Dòng một Dòng hai")]
    [InlineData(null, "")]
    [InlineData("", "")]
    public void Take_ATextTheCellOnlyWritesOtherwise_IsNoDifference(string? was, string cell)
    {
        var found = new ImportDifferences(new ImportLine(2, new Dictionary<string, string> { ["Note"] = cell }));

        found.Take("Note", was, cell).ShouldBe(was);

        found.Found.ShouldBeEmpty();
    }

    private async Task<PlainWorld> StartAsync(Provider provider, string name)
    {
        var import = new PlainImport(new ImportColumn("Name", IsRequired: true));
        import.OnValidate = import.Change;
        import.Known[Record] = (name, 7);
        return new PlainWorld(await hosts.GetAsync(provider), import);
    }
}
