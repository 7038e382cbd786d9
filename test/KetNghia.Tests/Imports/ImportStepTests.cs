using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Imports;

/// <summary>The steps of an import one by one, with a list that has no records of its own.</summary>
public sealed class ImportStepTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Once = "the rows are read and written alike";

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Upload_KeepsTheFileAndWhereItsHeadingsStand(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var file = Workbooks.Of(["Danh sách"], [], ["Name"], ["Một"]);

        var run = await world.RunAsync(await world.UploadAsync(file, "C:/thu-muc/ban-1.xlsx"));
        var longName = await world.RunAsync(await world.UploadAsync(file, new string('a', 300) + ".xlsx"));

        (run.Definition, run.FileName, run.FileLength, run.Sheet, run.HeadingRow, run.State).ShouldBe(("plain", "ban-1.xlsx", file.Length, "Data", 3, ImportState.Uploaded));
        (run.TenantId, run.CreatedById, run.CreatedByName, run.CreatedAtUtc).ShouldBe((world.Tenant, world.User.AccountId, "Người Nhập", world.Host.Clock.UtcNow));
        (longName.FileName.Length, longName.FileName[^5..]).ShouldBe((ImportRun.NameLength, ".xlsx"));
        var log = await world.LastActionAsync();
        (log.Action, log.EntityId).ShouldBe(("Imports.Uploaded", longName.Id));
        var columns = await world.ScopeAsync((services, _) => Task.FromResult(((ImportSheet)services.GetService(typeof(ImportSheet))!).Columns(run.File)));
        columns.ShouldHaveSingleItem().Samples.ShouldBe(["Một"]);
        (columns[0].Index, columns[0].Letter, columns[0].Heading).ShouldBe((0, "A", "Name"));
        await Should.ThrowAsync<BusinessException>(() => world.UploadAsync(Workbooks.Of(["Name"])));
        await Should.ThrowAsync<RecordNotFoundException>(() => world.AppAsync(s => s.UploadAsync("another", new MemoryStream(file), "a.xlsx", CancellationToken.None)));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Map_WithoutANeededColumnOrOneTwice_IsRefused(Provider provider)
    {
        var world = await ArrangeAsync(provider, new("Name", IsRequired: true), new("Kind", ImportColumnKind.Choice));
        world.Import.Choices = [new("A", "Hội")];
        var run = await world.UploadAsync(Workbooks.Of(["Name", "Kind"], ["Một", "hoi"]));

        (await world.RefusalAsync(s => s.MapAsync(run, new() { ["Kind"] = 1 }, CancellationToken.None))).ShouldBe(ImportErrors.ColumnMissing);
        (await world.RefusalAsync(s => s.MapAsync(run, new() { ["Name"] = 0, ["Kind"] = 0 }, CancellationToken.None))).ShouldBe(ImportErrors.ColumnTwice);
        await world.AppAsync(s => s.MapAsync(run, new() { ["Name"] = 0 }, CancellationToken.None));
        (await world.RunAsync(run)).State.ShouldBe(ImportState.Checking);
        (await world.AskedAsync(run)).ShouldBe(ImportStep.Read);
        await world.StepAsync(run);
        await world.StepAsync(run);

        (await world.RowsAsync(run)).ShouldHaveSingleItem().ToLine().Cells.Keys.ShouldBe(["Name"]);
        await world.AppAsync(s => s.MapAsync(run, new() { ["Name"] = 0, ["Kind"] = 1 }, CancellationToken.None));
        await world.StepAsync(run);
        (await world.RowsAsync(run)).ShouldHaveSingleItem("read anew").ToLine().Text("Kind").ShouldBe("Hội");
        (world.Import.Asked.Single(), world.Import.Announced).ShouldBe(("Kind", 1));
    }

    [DatabaseTest]
    public async Task Check_EachRow_IsWhatWasFoundOfIt(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var known = world.Host.Ids.New();
        world.Import.OnValidate = line =>
        {
            switch (line.Text("Name"))
            {
                case "sai": line.Refuse("Name", "Thu.Sai"); break;
                case "ngờ": line.Doubt("Name", "Thu.Ngo"); break;
                case "đã có": line.AlreadyThere(known); return;
                case "câm": return;
                case "nổ": throw new InvalidOperationException("nobody foresaw this");
                case "từ chối": throw new BusinessException("Thu.TuChoi").With("name", "A");
                default: break;
            }

            PlainImport.Mean(line);
        };
        await world.AppliedAsync("Cũ");

        var run = await world.CheckedAsync("Mới", "sai", "ngờ", "đã có", "câm", "nổ", "từ chối", "mới", "CŨ", "");

        (await world.StatesAsync(run)).ShouldBe("Ready Faulty Doubtful Known Faulty Faulty Faulty Known Known");
        var rows = await world.RowsAsync(run);
        rows[3].RecordId.ShouldBe(known);
        rows[7].RemarkList().ShouldHaveSingleItem().Values!["row"].ShouldBe("2");
        (rows[4].RemarkList()[0].Code, rows[5].RemarkList()[0].Code).ShouldBe((ImportErrors.RowFailed, ImportErrors.RowFailed));
        rows[5].RemarkList()[0].Values!["code"].ShouldNotBeNull().ShouldMatch("^[0-9A-F]{10}$");
        (rows[6].RemarkList()[0].Code, rows[6].RemarkList()[0].Values!["name"]).ShouldBe(("Thu.TuChoi", "A"));
        rows[0].RowKey.ShouldStartWith("plain:");
        (rows[1].RowKey, rows[7].RowKey).ShouldBe((null, rows[0].RowKey));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Correct_CellsAndDoubts_AreCheckedAgain(Provider provider)
    {
        var world = await ArrangeAsync(provider, new("Name", IsRequired: true), new("Note"));
        world.Import.OnValidate = line =>
        {
            PlainImport.Mean(line);
            if (line.Text("Name").StartsWith("ngờ", StringComparison.Ordinal))
            {
                line.Doubt("Name", "Thu.Ngo");
            }
        };
        var other = (await world.RowsAsync(await world.CheckedAsync("Của lần khác")))[0];
        var run = await world.CheckedAsync("ngờ một", "ngờ hai", "ba");
        var rows = await world.RowsAsync(run);

        await world.AppAsync(s => s.CorrectAsync(
            run,
            new Dictionary<(Guid, string), string> { [(rows[2].Id, "Name")] = "  Ba  mới ", [(rows[2].Id, "Unknown")] = "x", [(other.Id, "Name")] = "x", [(world.Host.Ids.New(), "Name")] = "x" },
            new Dictionary<Guid, bool> { [rows[0].Id] = true, [rows[1].Id] = false, [other.Id] = true }, CancellationToken.None));
        (await world.AskedAsync(run)).ShouldBe(ImportStep.Check);
        await world.StepAsync(run);

        (await world.StatesAsync(run)).ShouldBe("Ready Doubtful Ready");
        var after = await world.RowsAsync(run);
        after[2].ToLine().Cells.ShouldBe(new Dictionary<string, string> { ["Name"] = "Ba mới" });
        var untouched = (await world.RowsAsync(other.RunId))[0];
        (untouched.IsAccepted, untouched.ToLine().Text("Name")).ShouldBe((false, "Của lần khác"));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Start_Whole_NeedsEveryRowGoodAndNotTooMany(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        world.Import.OnValidate = line =>
        {
            PlainImport.Mean(line);
            switch (line.Text("Name"))
            {
                case "sai": line.Refuse("Name", "Thu.Sai"); break;
                case "ngờ": line.Doubt("Name", "Thu.Ngo"); break;
            }
        };
        string[] Names(int count) => [.. Enumerable.Range(1, count).Select(n => $"Tên {n}")];
        Task StartAsync(ImportAppService s, Guid run, ImportMode mode) => s.StartAsync(run, mode, CancellationToken.None);
        var (wrong, doubtful, none) = (await world.CheckedAsync("a", "sai"), await world.CheckedAsync("b", "ngờ"), await world.CheckedAsync("sai"));
        var (most, more) = (await world.CheckedAsync(Names(ImportAppService.WholeRows)), await world.CheckedAsync(Names(ImportAppService.WholeRows + 1)));

        (await world.RefusalAsync(s => StartAsync(s, wrong, ImportMode.AllOrNothing))).ShouldBe(ImportErrors.NotAllGood);
        (await world.RefusalAsync(s => StartAsync(s, doubtful, ImportMode.AllOrNothing))).ShouldBe(ImportErrors.NotAllGood);
        (await world.RefusalAsync(s => StartAsync(s, more, ImportMode.AllOrNothing))).ShouldBe(ImportErrors.TooManyForWhole);
        (await world.RefusalAsync(s => StartAsync(s, none, ImportMode.GoodRowsOnly))).ShouldBe(ImportErrors.NothingToImport);
        await world.AppAsync(s => StartAsync(s, more, ImportMode.GoodRowsOnly));
        await world.AppAsync(s => StartAsync(s, most, ImportMode.AllOrNothing));
        (await world.AskedAsync(most)).ShouldBe(ImportStep.Apply);
        (await world.LastActionAsync()).Data.ShouldContain("\"count\":\"500\"");
        await world.AppAsync(s => StartAsync(s, wrong, ImportMode.GoodRowsOnly));
        (await world.RunAsync(wrong)).State.ShouldBe(ImportState.Applying);
        await world.AppAsync(s => s.CancelAsync(doubtful, CancellationToken.None));
        ((await world.RunAsync(doubtful)).State, (await world.LastActionAsync()).Action).ShouldBe((ImportState.Cancelled, "Imports.Cancelled"));
    }

    [DatabaseTest]
    public async Task Apply_GoodRows_AreWrittenInBatchesAroundTheOnesThatFail(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        string[] names = [.. Enumerable.Range(1, 52).Select(n => $"Tên {n}")];
        world.Import.OnApply = name => _ = name == "Tên 3" ? throw new InvalidOperationException("nobody foresaw this") : 0;
        var run = await world.CheckedAsync(names);
        var rival = await world.CheckedAsync("tên 5");
        foreach (var started in new[] { rival, run })
        {
            await world.AppAsync(s => s.StartAsync(started, ImportMode.GoodRowsOnly, CancellationToken.None));
            await world.StepAsync(started);
        }

        world.Reports.ShouldBe([(50, 52), (52, 52)]);
        var rows = await world.RowsAsync(run);
        rows.Count(r => r.State == ImportRowState.Applied).ShouldBe(50);
        (rows[2].State, rows[2].RemarkList().Single().Code, rows[4].State).ShouldBe((ImportRowState.Refused, ImportErrors.RowFailed, ImportRowState.Known));
        (rows[0].RecordLabel, rows[0].RecordPath, rows[0].RecordTenantId, rows[0].AppliedKey).ShouldBe(("Tên 1", "plain/Tên 1", world.Tenant, rows[0].RowKey));
        ((await world.RunAsync(run)).State, (await world.RunAsync(run)).AppliedAtUtc).ShouldBe((ImportState.Applied, world.Host.Clock.UtcNow));
        var log = await world.LastActionAsync();
        log.Action.ShouldBe("Imports.Applied");
        log.Data.ShouldContain("\"count\":\"50\"");
    }

    [DatabaseTest]
    public async Task ApplyWhole_MeetsWhatIsThereAndFailsAsOne(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        world.Import.KeyWhenApplied = name => name == "Hai" ? "KHÁC" : null;
        var (good, bad, rival, waiting) = (await world.CheckedAsync("Một", "Hai", "Ba"), await world.CheckedAsync("Bốn", "Năm", "Sáu"), await world.CheckedAsync("một"), await world.CheckedAsync("Chờ"));
        foreach (var (run, mode) in new[] { (rival, ImportMode.GoodRowsOnly), (good, ImportMode.AllOrNothing) })
        {
            await world.AppAsync(s => s.StartAsync(run, mode, CancellationToken.None));
            await world.StepAsync(run);
        }

        (await world.StatesAsync(good)).ShouldBe("Known Applied Applied");
        (await world.RowsAsync(good))[1].AppliedKey.ShouldBe(ImportChecker.KeyOf(world.Import, "KHÁC"));
        world.Reports.ShouldBeEmpty();
        world.Import.OnApply = name => _ = name == "Năm" ? throw new BusinessException("Thu.Loi") : 0;
        await world.AppAsync(s => s.StartAsync(bad, ImportMode.AllOrNothing, CancellationToken.None));
        await world.StepAsync(bad);

        (await world.StatesAsync(bad)).ShouldBe("LeftOut Refused LeftOut");
        (await world.StatesAsync(waiting)).ShouldBe("Ready");
        (await world.RunAsync(bad)).State.ShouldBe(ImportState.NothingApplied);
        (await world.RowsAsync(bad))[1].RemarkList().Single().Code.ShouldBe("Thu.Loi");
        var log = await world.LastActionAsync();
        log.Action.ShouldBe("Imports.NothingApplied");
        log.Data.ShouldContain("\"row\":\"3\"");
    }

    [DatabaseTest]
    public async Task Undo_FromTheLastRow_LeavesWhatCannotGo(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        string[] names = [.. Enumerable.Range(1, 51).Select(n => $"Tên {n}")];
        var run = await world.AppliedAsync(names);
        world.Import.OnUndo = name => _ = name == "Tên 7" ? throw new BusinessException("Thu.Giu") : 0;

        await world.AppAsync(s => s.UndoAsync(run, "  Nhầm  năm ", CancellationToken.None));
        ((await world.AskedAsync(run)), (await world.LastActionAsync()).Action).ShouldBe((ImportStep.Undo, "Imports.UndoStarted"));
        await world.StepAsync(run);

        world.Reports.ShouldBe([(50, 51)]);
        (world.Import.Undone.Count, world.Import.Undone[0], world.Import.Undone[^1]).ShouldBe((50, "Tên 51: Nhầm năm", "Tên 1: Nhầm năm"));
        var kept = (await world.RowsAsync(run)).Where(r => r.State == ImportRowState.Applied).ShouldHaveSingleItem();
        (kept.RecordLabel, kept.RemarkList().Single().Code).ShouldBe(("Tên 7", "Thu.Giu"));
        var after = await world.RunAsync(run);
        (after.State, after.UndoReason, after.UndoneByName).ShouldBe((ImportState.UndoneInPart, "Nhầm năm", "Người Nhập"));
        var log = await world.LastActionAsync();
        (log.Action, log.Reason).ShouldBe(("Imports.TakenBack", "Nhầm năm"));
        log.Data.ShouldContain("\"count\":\"50\"");
        log.Data.ShouldContain("\"left\":\"1\"");
        world.Import.OnUndo = _ => { };
        await world.AppAsync(s => s.UndoAsync(run, "Lần nữa", CancellationToken.None));
        await world.StepAsync(run);

        ((await world.RunAsync(run)).State, world.Import.Undone.Count).ShouldBe((ImportState.Undone, 51));
    }

    [DatabaseTest]
    public async Task Undo_OfARecordWorkedOnSince_IsRefusedOrLeftStanding(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (run, other) = (await world.AppliedAsync("Một", "Hai"), await world.AppliedAsync("Của lần khác"));
        var (record, theirs) = ((await world.RowsAsync(run))[1].RecordId!.Value, (await world.RowsAsync(other))[0].RecordId!.Value);
        async Task TouchAsync(Guid tenant, Guid id, long version) => await world.InAsync(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO Fw_RecordVersions (Id, TenantId, EntityType, EntityId, Version, AtUtc, Snapshot, Hash, ActionLogId) VALUES ({0}, {1}, 'Plain', {2}, {3}, {4}, '{{}}', 'x', {0})",
            world.Host.Ids.New(), tenant, id, version, world.Host.Clock.UtcNow));

        await TouchAsync(world.Tenant, record, 1);
        await TouchAsync(world.Tenant, theirs, 9);
        await TouchAsync(world.Host.Ids.New(), record, 9);
        await world.AppAsync(s => s.UndoAsync(run, "Nhầm năm", CancellationToken.None));
        await TouchAsync(world.Tenant, record, 2);
        await world.StepAsync(run);

        (await world.StatesAsync(other)).ShouldBe("Applied");
        (await world.RowsAsync(other))[0].RemarkList().ShouldBeEmpty();
        (await world.StatesAsync(run)).ShouldBe("Undone Applied");
        (await world.RowsAsync(run))[1].RemarkList().Single().Code.ShouldBe(ImportErrors.Touched);
        (await world.RefusalAsync(s => s.UndoAsync(run, "Nhầm năm", CancellationToken.None))).ShouldBe(ImportErrors.Touched);
    }

    [DatabaseTest]
    public async Task DeadJob_OfEachStep_IsBegunAgainWhereItStandsOrStopped(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var (applying, undoing, reading, read) = (await world.CheckedAsync("Một"), await world.AppliedAsync("Hai"), await world.UploadAsync(Workbooks.Of(["Name"], ["Ba"])), await world.CheckedAsync("Bốn"));
        await world.AppAsync(s => s.StartAsync(applying, ImportMode.GoodRowsOnly, CancellationToken.None));
        await world.AppAsync(s => s.UndoAsync(undoing, "Nhầm năm", CancellationToken.None));
        await world.AppAsync(s => s.MapAsync(reading, new() { ["Name"] = 0 }, CancellationToken.None));
        (await world.RefusalAsync(s => s.RetryAsync(read, CancellationToken.None))).ShouldBe(ImportErrors.WrongState);
        await world.AppAsync(s => s.CorrectAsync(read, new Dictionary<(Guid, string), string>(), new Dictionary<Guid, bool>(), CancellationToken.None));

        foreach (var (run, step) in new[] { (applying, ImportStep.Apply), (undoing, ImportStep.Undo), (reading, ImportStep.Read), (read, ImportStep.Check) })
        {
            (await world.RefusalAsync(s => s.RetryAsync(run, CancellationToken.None))).ShouldBe(ImportErrors.StillWorking);
            await world.EndJobAsync(run, JobState.Cancelled);
            await world.AppAsync(s => s.RetryAsync(run, CancellationToken.None));
            (await world.AskedAsync(run)).ShouldBe(step);
            var job = (await world.RunAsync(run)).JobId;
            await world.InAsync(db => db.Set<JobRun>().Where(j => j.Id == job).ExecuteDeleteAsync());
            await world.AppAsync(s => s.RetryAsync(run, CancellationToken.None));
            (await world.AskedAsync(run)).ShouldBe(step, "the job is gone");
            (await world.LastActionAsync()).Action.ShouldBe("Imports.Retried");
            await world.EndJobAsync(run, JobState.Failed);
            await world.AppAsync(s => s.StopAsync(run, CancellationToken.None));
            (await world.LastActionAsync()).Action.ShouldBe("Imports.Stopped");
        }

        foreach (var (run, state) in new[] { (applying, ImportState.NothingApplied), (undoing, ImportState.Applied), (reading, ImportState.Cancelled), (read, ImportState.Cancelled) })
        {
            (await world.RunAsync(run)).State.ShouldBe(state);
        }

        (await world.StatesAsync(applying)).ShouldBe("LeftOut");
    }

    private async Task<PlainWorld> ArrangeAsync(Provider provider, params ImportColumn[] columns) =>
        new(await hosts.GetAsync(provider), new PlainImport(columns.Length > 0 ? columns : [new("Name", IsRequired: true)]));
}
