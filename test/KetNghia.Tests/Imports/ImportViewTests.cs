using System.Globalization;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>What the pages of an import show, who sees a run, and what is read in a sheet.</summary>
public sealed class ImportViewTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Once = "what is read has no shape of its own";

    [DatabaseTest]
    public async Task Runs_OfAPerson_AreListedFromTheLatestWithWhatBecameOfThem(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var first = await world.AppliedAsync("Một", "Hai");
        world.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.CheckedAsync("Ba");
        var colleague = new PlainWorld(world.Host, new PlainImport(new ImportColumn("Name")), new UnitScope([TestData.Zuoich]), world.Tenant);
        var own = await colleague.CheckedAsync("Bốn");
        var foreign = new PlainWorld(world.Host, new PlainImport(new ImportColumn("Name")) { Key = "another" }, null, world.Tenant);

        var (rows, page) = await world.QueryAsync(q => q.ListAsync(null, CancellationToken.None));

        page.Total.ShouldBe(3);
        rows.Select(r => r.Id).ShouldBe([own, second, first]);
        (rows[2].Title, rows[2].FileName, rows[2].State, rows[2].ByName, rows[2].Applied, rows[2].Total).ShouldBe(("Import.plain", "danh-sach.xlsx", ImportState.Applied, "Người Nhập", 2, 2));
        (rows[1].Applied, rows[1].Total).ShouldBe((0, 1));
        (await colleague.QueryAsync(q => q.ListAsync(1, CancellationToken.None))).Rows.Select(r => r.Id).ShouldBe([own], "limited to units: one's own alone");
        (await foreign.QueryAsync(q => q.ListAsync(null, CancellationToken.None))).Rows.ShouldBeEmpty();
        foreach (var stranger in new[] { colleague, foreign, await ArrangeAsync(provider) })
        {
            await Should.ThrowAsync<RecordNotFoundException>(() => stranger.QueryAsync(q => q.GetAsync(first, CancellationToken.None)));
            await Should.ThrowAsync<RecordNotFoundException>(() => stranger.AppAsync(s => s.CancelAsync(first, CancellationToken.None)));
        }

        var view = await world.QueryAsync(q => q.GetAsync(first, CancellationToken.None));
        (view.Title, view.Counts.Total, view.Counts.Of(ImportRowState.Applied)).ShouldBe(("Import.plain", 2, 2));
    }

    [DatabaseTest]
    public async Task Rows_OfARun_ComeWithTheirCellsAndWhatFailedFirst(Provider provider)
    {
        var world = await ArrangeAsync(provider, new("Name", IsRequired: true), new("Kind"), new("Note"));
        world.Import.OnValidate = line =>
        {
            PlainImport.Mean(line);
            if (line.Text("Name") == "sai")
            {
                line.Refuse("Name", ImportErrors.CellEmpty, null, "đúng");
            }
        };
        world.Import.OnApply = name => _ = name == "Ba" ? throw new BusinessException("Thu.Loi") : 0;
        await world.CheckedAsync("Của lần khác");
        var run = await world.UploadAsync(Workbooks.Of(["Kind", "x", "Name"], ["Hội", "", "Một"], ["", "", "Hai"], ["", "", "Ba"], ["", "", "sai"]));
        var uploaded = await world.QueryAsync(q => q.GetAsync(run, CancellationToken.None));
        (await world.QueryAsync(q => Task.FromResult(q.Columns(uploaded)))).ShouldHaveSingleItem().ShouldBe(new ImportColumnView("Name", "Import.plain.Name", null, ImportColumnKind.Text));
        await world.AppAsync(s => s.MapAsync(run, new() { ["Name"] = 2, ["Kind"] = 0 }, CancellationToken.None));
        await world.StepAsync(run);
        await world.AppAsync(s => s.StartAsync(run, ImportMode.GoodRowsOnly, CancellationToken.None));
        await world.StepAsync(run);
        var view = await world.QueryAsync(q => q.GetAsync(run, CancellationToken.None));

        var columns = await world.QueryAsync(q => Task.FromResult(q.Columns(view)));
        columns.Select(c => (c.Key, c.Letter, c.Kind)).ShouldBe([("Name", "C", ImportColumnKind.Text), ("Kind", "A", ImportColumnKind.Text)]);
        await world.InAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Imp_Rows SET Remarks = '[{{\"Kind\":2,\"Column\":\"Name\",\"Code\":\"Thu.Ngo\"}}]' WHERE State = 'Applied' AND Number = 3 AND TenantId = {0}", world.Tenant));
        var (all, page) = await world.QueryAsync(q => q.RowsAsync(view, null, 1, 3, CancellationToken.None));
        var (rest, _) = await world.QueryAsync(q => q.RowsAsync(view, null, 2, 3, CancellationToken.None));
        var (faulty, one) = await world.QueryAsync(q => q.RowsAsync(view, ImportTab.Faulty, null, 3, CancellationToken.None));

        (page.Total, one.Total).ShouldBe((4L, 1L));
        all.Select(r => r.Number).ShouldBe([3, 4, 2], "what could not be taken back and what failed come first");
        rest.Select(r => r.Number).ShouldBe([5]);
        (all[2].State, all[2].Cells["Kind"], all[2].RecordLabel, all[2].RecordPath).ShouldBe((ImportRowState.Applied, "Hội", "Một", "plain/Một"));
        all[1].Remarks.ShouldHaveSingleItem().Cell.ShouldBeNull();
        var wrong = faulty.ShouldHaveSingleItem().Remarks.ShouldHaveSingleItem();
        (wrong.Cell, wrong.Text, wrong.Suggestion, wrong.Kind).ShouldBe(("C5", "Ô C5: còn trống. Điền rồi kiểm tra lại.", "đúng", ImportRemarkKind.Error));
        var marked = await world.QueryAsync(q => q.MarkedAsync(view, CancellationToken.None));
        marked.Columns.Count.ShouldBe(3);
        marked.Notes.ShouldHaveSingleItem().ShouldContain("danh-sach.xlsx");
        var rows = marked.Rows.ToList();
        rows.Count.ShouldBe(4);
        rows[1][0].ShouldBe("Hai", "a doubt is not wrong");
        (rows[0][0], rows[0][1], rows[3][0], rows[3][2]).ShouldBe(("Một", "Hội", new ExcelWrong("sai"), "Ô C5: còn trống. Điền rồi kiểm tra lại."));
    }

    [DatabaseTest]
    public async Task Earlier_RunsOfTheSameFile_AreTheLatestThatStands(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var file = Workbooks.Of(["Name"], ["Một"]);
        async Task<Guid> SendAsync(bool applied)
        {
            world.Host.Clock.Advance(TimeSpan.FromMinutes(1));
            var run = await world.UploadAsync(file);
            await world.AppAsync(s => s.MapAsync(run, new() { ["Name"] = 0 }, CancellationToken.None));
            await world.StepAsync(run);
            if (applied)
            {
                await world.InAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Imp_Runs SET State = 'Applied' WHERE Id = {0}", run));
            }

            return run;
        }

        Task<Guid?> EarlierAsync(Guid run) =>
            world.QueryAsync(async q => (await q.EarlierAsync((await q.GetAsync(run, CancellationToken.None)).Run, CancellationToken.None))?.Id);

        var (first, second, third) = (await SendAsync(true), await SendAsync(true), await SendAsync(false));
        await world.AppliedAsync("Khác");

        (await EarlierAsync(third)).ShouldBe(second);
        (await EarlierAsync(second)).ShouldBe(first, "not itself, not one that wrote nothing");
        foreach (var (state, stands) in Enum.GetValues<ImportState>().Select(s => (s, s is ImportState.Applying or ImportState.Applied or ImportState.AppliedInPart or ImportState.UndoneInPart)))
        {
            await world.InAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Imp_Runs SET State = {0} WHERE Id = {1}", state.ToString(), first));
            (await EarlierAsync(second)).ShouldBe(stands ? first : null, state.ToString());
        }

        await world.InAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Imp_Runs SET State = 'Applied', Definition = 'another' WHERE Id = {0}", first));
        (await EarlierAsync(second)).ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Progress_OfAStep_IsWhatItsJobSays(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        await world.CheckedAsync("Của lần khác");
        var run = await world.UploadAsync(Workbooks.Of(["Name"], ["Một"]));
        Task<ImportProgress> SeeAsync() =>
            world.QueryAsync(async q => await q.ProgressAsync((await q.GetAsync(run, CancellationToken.None)).Run, CancellationToken.None));

        (await SeeAsync()).ShouldBe(new ImportProgress(false, false, 0, 0));
        await world.AppAsync(s => s.MapAsync(run, new() { ["Name"] = 0 }, CancellationToken.None));
        await world.InAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Fw_JobRuns SET ProgressDone = 3, ProgressTotal = 7 WHERE State = 'Queued' AND TenantId = {0}", world.Tenant));
        (await SeeAsync()).ShouldBe(new ImportProgress(true, false, 3, 7));
        foreach (var state in new[] { JobState.Failed, JobState.Cancelled })
        {
            await world.EndJobAsync(run, state);
            (await SeeAsync()).ShouldBe(new ImportProgress(false, true, 3, 7));
        }

        await world.InAsync(db => db.Set<JobRun>().ExecuteDeleteAsync());
        (await SeeAsync()).ShouldBe(new ImportProgress(false, true, 0, 0));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Catalogue_OfAPerson_HoldsWhatTheyMayImportInOrder(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        IImportDefinition[] others =
        [
            new PlainImport(new ImportColumn("Code", IsRequired: true), new ImportColumn("Kind", ImportColumnKind.Choice)) { Key = "parties", Order = 1, Choices = [new("A", "Hội"), new("B", "Trường")] },
            new PlainImport { Key = "closed", Permission = "Thu.Dong" },
        ];

        await world.ScopeAsync(
            async (_, catalogue) =>
            {
                catalogue.Mine().Select(d => d.Key).ShouldBe(["parties", "plain"]);
                catalogue.Mine("parties").ShouldBe(others[0]);
                Should.Throw<RecordNotFoundException>(() => catalogue.Mine("closed"));
                (catalogue.Get("closed"), catalogue.Title("parties"), catalogue.Heading(others[0], "Code")).ShouldBe((others[1], "Đơn vị tham gia", "Mã đơn vị"));
                (catalogue.Hint(others[0], "Kind"), catalogue.Hint(others[0], "Name2")).ShouldBe(("Chọn trong danh sách.", null));
                var template = await catalogue.TemplateAsync(others[0], CancellationToken.None);
                ((PlainImport)others[0]).Asked.ShouldBe(["Kind"]);
                using var book = WorkbookReader.Open(new MemoryStream(template), "mau.xlsx");
                var rows = book.Rows(book.Sheets[0]).Take(2).ToList();
                rows[0].Cells.Select(c => c.TrimEnd('*', ' ')).ShouldBe(["Mã đơn vị", "Loại"]);
                rows[1].Cells.ShouldBe(["SO-Y-TE", "Sở, ban, ngành"]);
                return 0;
            },
            others);
    }

    [Fact]
    public void Failures_OfARow_AreToldFromThoseOfTheWholeJob()
    {
        foreach (var (exception, isOfRow) in new (Exception, bool)[]
        {
            (new InvalidOperationException(), true), (new BusinessException("Thu.Loi"), true), (new DbUpdateException("x", new SqliteException("x", 19, 2067)), true),
            (new OperationCanceledException(), false), (new TransientConflictException(new IOException()), false), (new SqliteException("x", 5, 5), false),
            (new SqliteException("x", 14, 14), false), (new DatabaseBusyException(), false),
        })
        {
            ImportFailures.IsOfRow(exception).ShouldBe(isOfRow, exception.ToString());
        }
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Failures_OfATakenKeyOrARefusal_AreToldInTheirWords(Provider provider)
    {
        var world = await ArrangeAsync(provider);

        var (taken, refused) = await world.ScopeAsync((services, _) =>
        {
            var failures = services.GetRequiredService<ImportFailures>();
            return Task.FromResult((
                failures.Explain(new DbUpdateException("x", new SqliteException("x", 19, 2067)), Guid.Empty, 5),
                failures.Explain(new BusinessException("Thu.Loi").With("a", 7).With("b", null), Guid.Empty, 5)));
        });

        (taken.Code, taken.Values, taken.Kind, taken.Column).ShouldBe((FrameworkErrors.Duplicate, null, ImportRemarkKind.Error, ""));
        (refused.Code, refused.Values!["a"], refused.Values["b"]).ShouldBe(("Thu.Loi", "7", null));
    }

    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Choices_OfAnEnum_AreShownInOneLanguageAndUnderstoodInAll(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var texts = host.Services.GetRequiredService<ITexts>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        var choices = ImportChoices.Of<KetNghia.Directory.Contracts.PartyKind>(texts);

        CultureInfo.CurrentUICulture.Name.ShouldBe("en");
        choices.Select(c => c.Value).ShouldBe(Enum.GetNames<KetNghia.Directory.Contracts.PartyKind>());
        var agency = choices[0];
        agency.Also.Count.ShouldBe(2);
        (agency.Name, agency.Also[1]).ShouldBe((agency.Also[1], agency.Name));
        agency.Also[0].ShouldBe("Sở, ban, ngành");
        (agency.IsNamed("so ban nganh"), agency.IsMeantBy("so ban nganh")).ShouldBe((false, true));
    }

    /// <summary>A title above, a sheet of other things before, columns in any order, an example row that was left in.</summary>
    [DatabaseTest(OnSqliteOnly = Once)]
    public async Task Sheet_AsPeopleSendIt_IsReadBelowItsHeadings(Provider provider)
    {
        var world = await ArrangeAsync(provider);
        var import = new PlainImport(new ImportColumn("Code"), new ImportColumn("Name"), new ImportColumn("Kind")) { Key = "parties" };
        var (longest, longer) = (new string('a', ImportRow.CellLength), new string('a', ImportRow.CellLength + 1));
        var file = Workbooks.Of(["Danh sách"], ["Tên cơ quan *", "", "KÝ HIỆU"], ["Sở A", "x", "SO-A"], ["", "y", ""], [longest, "", longer]);

        await world.ScopeAsync(async (services, _) =>
        {
            var sheets = services.GetRequiredService<ImportSheet>();
            using var book = WorkbookReader.Open(new MemoryStream(file), "a.xlsx");
            var head = sheets.FindHeadings(book, import, "a.xlsx");
            (head.Sheet, head.Row, head.Rows).ShouldBe(("Data", 2, 1));
            sheets.Guess(import, ["Tên cơ quan *", "", "KÝ HIỆU"]).ShouldBe(new Dictionary<string, int> { ["Code"] = 2, ["Name"] = 0 }, ignoreOrder: true);
            sheets.Guess(import, ["Kind", "Loại đơn vị", "Mã"]).ShouldBe(new Dictionary<string, int> { ["Code"] = 2, ["Kind"] = 1 }, ignoreOrder: true);
            sheets.Guess(import, []).ShouldBeEmpty();
            var stored = await services.GetRequiredService<IFileStore>().SaveAsync(new MemoryStream(file), CancellationToken.None);
            var run = new ImportRun(Guid.CreateVersion7(), world.Tenant, "parties", "a.xlsx", stored, "Data", 2, Guid.Empty, "", DateTime.UnixEpoch);
            var columns = sheets.Columns(run.File);
            columns.Select(c => (c.Index, c.Letter, c.Heading, c.Samples.Count)).ShouldBe([(0, "A", "Tên cơ quan *", 2), (1, "B", "", 2), (2, "C", "KÝ HIỆU", 2)]);
            var rows = sheets.Rows(run.File, import, new() { ["Code"] = 2, ["Name"] = 0, ["Kind"] = 7 }).ToList();
            rows.Select(r => (r.Number, r.Kind)).ShouldBe([(3, ImportRowKind.Plain), (4, ImportRowKind.Beside), (5, ImportRowKind.Plain)]);
            rows[0].Cells.ShouldBe(new Dictionary<string, string> { ["Code"] = "SO-A", ["Name"] = "Sở A" }, ignoreOrder: true);
            (rows[2].Cells["Name"], rows[2].Cells["Code"]).ShouldBe((longest, longest));
            (sheets.ExampleOf(import, import.Columns[0]), sheets.ExampleOf(import, new ImportColumn("Nothing"))).ShouldBe(("SO-Y-TE", ""));
            return 0;
        });
    }

    private async Task<PlainWorld> ArrangeAsync(Provider provider, params ImportColumn[] columns) =>
        new(await hosts.GetAsync(provider), new PlainImport(columns.Length > 0 ? columns : [new("Name", IsRequired: true)]));
}
