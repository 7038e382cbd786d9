using System.Text.RegularExpressions;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetNghia.Tests.Imports;

/// <summary>What nobody foresaw: an exception in one row, and a job that dies.</summary>
public sealed partial class ImportFailureTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Check_ARowThrows_IsThatRowsFailureWithACodeOfTheLog(Provider provider)
    {
        var world = await StartAsync(provider);

        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"], ["nổ khi xem"], ["Cũng tốt"]);
        var result = await world.Import.ApplyAsync(preview);

        preview.Text.ShouldContain("1 dòng có lỗi");
        world.ShouldHaveLogged(preview);
        result.Total("applied").ShouldBe(2);
    }

    [DatabaseTest]
    public async Task Apply_ARowThrows_IsThatRowsFailureWithACodeOfTheLog(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"], ["nổ khi ghi"], ["Cũng tốt"]);

        var result = await world.Import.ApplyAsync(preview);

        result.Total("applied").ShouldBe(2);
        result.Total("refused").ShouldBe(1);
        result.Document.QuerySelector("tbody tr")!.TextContent.ShouldContain("không ghi được", customMessage: "what failed comes first");
        world.ShouldHaveLogged(result);
    }

    [DatabaseTest]
    public async Task ApplyWhole_ARowThrows_WritesNothingAndNamesIt(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"], ["nổ khi ghi"]);

        var result = await world.Import.ApplyAsync(preview, "AllOrNothing");

        result.Text.ShouldContain("không nhập dòng nào");
        result.Total("applied").ShouldBe(0);
        world.ShouldHaveLogged(result);
        (await world.CountAsync(ImportRowState.LeftOut)).ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Undo_ARowThrows_StaysAndIsNamed(Provider provider)
    {
        var world = await StartAsync(provider);
        var result = await world.Import.ApplyAsync(await world.Import.PreviewAsync(["Name"], ["Tốt"], ["nổ khi lùi"]));

        var undone = await world.Import.UndoAsync(result);

        undone.Document.QuerySelector("h1")!.TextContent.ShouldContain("hoàn tác một phần");
        undone.Total("undone").ShouldBe(1);
        undone.Total("applied").ShouldBe(1);
        world.ShouldHaveLogged(undone);
    }

    [DatabaseTest]
    public async Task Apply_TheJobDies_SaysSoAndIsRunAgain(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"]);
        var died = await world.DieAsync(await world.Import.PressAsync(preview));

        var again = await world.Import.AfterJobsAsync(await world.PressAsync(died, "Retry"));

        died.Text.ShouldContain("không còn chạy nữa");
        died.Has("[data-job=running]").ShouldBeFalse();
        again.Total("applied").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Apply_TheJobDies_IsStoppedWhereItStands(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"]);
        var died = await world.DieAsync(await world.Import.PressAsync(preview));

        var stopped = await world.PressAsync(died, "Stop");

        stopped.Text.ShouldContain("không nhập dòng nào");
        stopped.Total("left-out").ShouldBe(1);
    }

    [DatabaseTest]
    public async Task Check_TheJobDies_IsRunAgainOrGivenUp(Provider provider)
    {
        var world = await StartAsync(provider);
        FragileImport.IsBroken = true;
        Answer died;
        try
        {
            died = await world.Import.PreviewAsync(["Name"], ["Tốt"]);
            died.Has("[data-job=running]").ShouldBeTrue("the job is tried again");
            died = await world.DieAsync(died);
        }
        finally
        {
            FragileImport.IsBroken = false;
        }

        var again = await world.Import.AfterJobsAsync(await world.PressAsync(died, "Retry"));
        var second = await world.DieAsync(await world.BeginCheckAsync());
        var stopped = await world.PressAsync(second, "Stop");

        died.Text.ShouldContain("không còn chạy nữa");
        again.Text.ShouldContain("1 dòng hợp lệ");
        stopped.Text.ShouldContain("đã hủy");
    }

    [DatabaseTest]
    public async Task Retry_WhileTheJobWorks_IsRefused(Provider provider)
    {
        var world = await StartAsync(provider);
        var preview = await world.Import.PreviewAsync(["Name"], ["Tốt"]);
        var died = await world.DieAsync(await world.Import.PressAsync(preview));
        var another = await world.Visitor.OpenAsync(died.Document.Location.PathName);
        await world.PressAsync(died, "Retry");

        var refused = await world.Visitor.SubmitAsync(another.FormTo("handler=Stop"));

        refused.ErrorCode.ShouldBe(ImportErrors.StillWorking);
    }

    private async Task<World> StartAsync(Provider provider)
    {
        var host = await hosts.FreshAsync(provider, nameof(FragileImport), builder => builder.ConfigureTestServices(services => services.AddScoped<IImportDefinition, FragileImport>()));
        var data = new TestData(host);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var visitor = await data.VisitAsync(await data.CreateMemberAsync(place, RoleCodes.DistrictOfficer));
        return new World(data, visitor, place);
    }

    private sealed partial record World(TestData Data, Visitor Visitor, TestWorkspace Place)
    {
        public Importing Import => new(Data, Visitor, Place, "fragile");

        /// <summary>The job ends as one does whose process died on every attempt.</summary>
        public async Task<Answer> DieAsync(Answer page)
        {
            await Importing.ReadAsync(Data, Place, async db => await db.Set<JobRun>().Where(j => j.State == JobState.Queued)
                .ExecuteUpdateAsync(u => u.SetProperty(j => j.State, JobState.Failed)));
            return await Visitor.OpenAsync(page.Document.Location.PathName);
        }

        public async Task<Answer> PressAsync(Answer page, string handler) =>
            await Visitor.FollowAsync(await Visitor.SubmitAsync(page.FormTo("handler=" + handler)));

        public async Task<Answer> BeginCheckAsync()
        {
            FragileImport.IsBroken = true;
            try
            {
                return await Import.PreviewAsync(["Name"], ["Khác"]);
            }
            finally
            {
                FragileImport.IsBroken = false;
            }
        }

        public Task<int> CountAsync(ImportRowState state) => Importing.ReadAsync(Data, Place, db => db.Set<ImportRow>().CountAsync(r => r.State == state));

        public void ShouldHaveLogged(Answer page)
        {
            var code = Code().Match(page.Text).Groups[1].Value;
            code.Length.ShouldBe(10, page.Text);
            Data.Host.Logs.All.ShouldContain(l => l.Level == LogLevel.Error && l.Text.Contains(code, StringComparison.Ordinal) && l.Exception is InvalidOperationException);
        }

        [GeneratedRegex("mã ([0-9A-F]{10})")]
        private static partial Regex Code();
    }

    /// <summary>A definition with a fault at every step.</summary>
    private sealed class FragileImport(ICurrentTenant tenant) : IImportDefinition
    {
        private static readonly AsyncLocal<bool> Broken = new();

        public static bool IsBroken
        {
            get => Broken.Value;
            set => Broken.Value = value;
        }

        public string Key => "fragile";

        public string Permission => ImportsPermissions.Use;

        public int Order => 99;

        public IReadOnlyList<ImportColumn> Columns { get; } = [new("Name", IsRequired: true)];

        public Task PrepareAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken) =>
            IsBroken ? throw new InvalidOperationException("broken") : Task.CompletedTask;

        public Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
        {
            Fail(line.Text("Name"), "nổ khi xem");
            line.Means(new Row(line.Text("Name")), line.Text("Name"));
            return Task.CompletedTask;
        }

        public Task<ImportedRecord> ApplyAsync(ImportMeaning meaning, CancellationToken cancellationToken)
        {
            var row = meaning.As<Row>();
            Fail(row.Name, "nổ khi ghi");
            return Task.FromResult(new ImportedRecord(tenant.Required, "Fragile", Guid.CreateVersion7(), row.Name, 1));
        }

        public Task UndoAsync(ImportedRecord record, string reason, CancellationToken cancellationToken)
        {
            Fail(record.Label, "nổ khi lùi");
            return Task.CompletedTask;
        }

        private static void Fail(string name, string at)
        {
            if (name == at)
            {
                throw new InvalidOperationException("nobody foresaw this");
            }
        }

        private sealed record Row(string Name);
    }
}
