using System.Text.Json;
using KetNghia.Tests.Excel;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Imports;

/// <summary>A person who imports a plain list step by step, in a tenant of their own, without pages and workers.</summary>
internal sealed class PlainWorld
{
    private readonly AmbientFrame _frame;

    public PlainWorld(TestHost host, PlainImport import, UnitScope? scope = null, Guid? tenant = null)
    {
        (Host, Import, Tenant) = (host, import, tenant ?? host.Ids.New());
        import.TenantId = Tenant;
        User = new UserInfo(host.Ids.New(), "an", "Người Nhập", null, [], new HashSet<string> { ImportsPermissions.Use });
        _frame = new AmbientFrame(Tenant, new WorkspaceInfo(Tenant, Tenant, WorkspaceKind.Locality, "a", "A"), User, scope);
    }

    public TestHost Host { get; }

    public PlainImport Import { get; }

    public Guid Tenant { get; }

    public UserInfo User { get; }

    public List<(int Done, int Total)> Reports { get; } = [];

    public Task<Guid> UploadAsync(byte[] file, string name = "danh-sach.xlsx") => AppAsync(s => s.UploadAsync(Import.Key, new MemoryStream(file), name, CancellationToken.None));

    /// <summary>Rows of one column, read and checked.</summary>
    public async Task<Guid> CheckedAsync(params string[] names)
    {
        var run = await UploadAsync(Workbooks.Of([["Name"], .. names.Select(n => new[] { n })]));
        await AppAsync(s => s.MapAsync(run, new() { ["Name"] = 0 }, CancellationToken.None));
        await StepAsync(run);
        return run;
    }

    /// <summary>… and written.</summary>
    public async Task<Guid> AppliedAsync(params string[] names)
    {
        var run = await CheckedAsync(names);
        await AppAsync(s => s.StartAsync(run, ImportMode.GoodRowsOnly, CancellationToken.None));
        await StepAsync(run);
        return run;
    }

    /// <summary>Does what the run's job is there for.</summary>
    public async Task StepAsync(Guid run, bool ends = true)
    {
        Reports.Clear();
        var job = await InAsync(async db =>
        {
            var id = await db.Set<ImportRun>().Where(r => r.Id == run).Select(r => r.JobId).SingleAsync();
            return await db.Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == id);
        });
        await ScopeAsync(async (services, catalogue) =>
        {
            await ActivatorUtilities.CreateInstance<ImportJob>(services, catalogue).RunAsync(new JobContext(job.Id, job.Args, new Progress(Reports)), CancellationToken.None);
            return 0;
        });
        if (ends)
        {
            await EndJobAsync(run, JobState.Succeeded);
        }
    }

    public Task EndJobAsync(Guid run, JobState state) => InAsync(async db =>
    {
        var id = await db.Set<ImportRun>().Where(r => r.Id == run).Select(r => r.JobId).SingleAsync();
        return await db.Set<JobRun>().Where(j => j.Id == id).ExecuteUpdateAsync(u => u.SetProperty(j => j.State, state));
    });

    public Task<T> AppAsync<T>(Func<ImportAppService, Task<T>> work) => ScopeAsync((services, catalogue) => work(ActivatorUtilities.CreateInstance<ImportAppService>(services, catalogue)));

    public Task AppAsync(Func<ImportAppService, Task> work) => AppAsync(async s =>
    {
        await work(s);
        return 0;
    });

    public async Task<string> RefusalAsync(Func<ImportAppService, Task> work) => (await Should.ThrowAsync<BusinessException>(() => AppAsync(work))).Code;

    public Task<T> QueryAsync<T>(Func<ImportQueries, Task<T>> work) => ScopeAsync((services, catalogue) => work(ActivatorUtilities.CreateInstance<ImportQueries>(services, catalogue)));

    public Task<T> ScopeAsync<T>(Func<IServiceProvider, ImportCatalogue, Task<T>> work, params IImportDefinition[] others) => Host.WithAsync(
        services => work(services, new ImportCatalogue([Import, .. others], services.GetRequiredService<ImportSheet>(), services.GetRequiredService<ITexts>(), services.GetRequiredService<ICurrentUser>())),
        _frame);

    public Task<ImportRun> RunAsync(Guid run) => InAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.Id == run));

    public Task<List<ImportRow>> RowsAsync(Guid run) => InAsync(db => db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == run).OrderBy(r => r.Number).ToListAsync());

    public async Task<string> StatesAsync(Guid run) => string.Join(' ', (await RowsAsync(run)).Select(r => r.State));

    public async Task<ImportStep> AskedAsync(Guid run)
    {
        var id = (await RunAsync(run)).JobId;
        var job = await InAsync(db => db.Set<JobRun>().AsNoTracking().SingleAsync(j => j.Id == id));
        (job.Job, job.TenantId, job.AccountId).ShouldBe((ImportJob.Name, Tenant, User.AccountId));
        var args = JsonSerializer.Deserialize<ImportJobArgs>(job.Args)!;
        args.RunId.ShouldBe(run);
        return args.Step;
    }

    public Task<ActionLogEntry> LastActionAsync() => InAsync(db => db.Set<ActionLogEntry>().AsNoTracking().OrderByDescending(e => e.Id).FirstAsync());

    public Task<T> InAsync<T>(Func<KetNghiaDbContext, Task<T>> work) => Host.WithAsync(s => work(s.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = Tenant });

    private sealed class Progress(List<(int Done, int Total)> reports) : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken)
        {
            reports.Add((done, total));
            return Task.CompletedTask;
        }

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MessageAsync(string message, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
