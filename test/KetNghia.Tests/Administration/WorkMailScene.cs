using System.Globalization;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Mail;
using KetNghia.Directory.Contracts;
using KetNghia.Framework.Work;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace KetNghia.Tests.Administration;

/// <summary>An installation with a mail server, people who owe work, and the job that tells them.</summary>
internal sealed class WorkMailScene : IDisposable
{
    /// <summary>A permission of district officers.</summary>
    public const string Asked = DirectoryPermissions.Units.View;

    public const string Address = "https://ketnghia.example";

    private WorkMailScene(TestData data) => Data = data;

    public TestData Data { get; }

    public MailCatcher Server { get; } = new();

    public static async Task<WorkMailScene> OfAsync(TestHost host)
    {
        var scene = new WorkMailScene(new TestData(host));
        await scene.SetPortAsync(scene.Server.Port);
        await AuthAccountTests.SetAsync(scene.Data, MailSettings.Host, "127.0.0.1");
        await AuthAccountTests.SetAsync(scene.Data, MailSettings.Security, "None");
        await AuthAccountTests.SetAsync(scene.Data, MailSettings.Sender, "ketnghia@namgiang.example");
        await AuthAccountTests.SetAsync(scene.Data, MailSettings.PublicAddress, Address + "/");
        return scene;
    }

    public void Dispose() => Server.Dispose();

    public static string AddressOf(TestPerson person) => person.UserName + "@namgiang.example";

    /// <summary>What the lines of the mail lead to.</summary>
    public static IEnumerable<string> Links(MimeMessage mail) => Lines(mail).Select(line => line[line.IndexOf("https://", StringComparison.Ordinal)..]);

    public static IEnumerable<string> Lines(MimeMessage mail) =>
        mail.TextBody!.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("- ", StringComparison.Ordinal));

    public Task SetPortAsync(int port) => AuthAccountTests.SetAsync(Data, MailSettings.Port, port.ToString(CultureInfo.InvariantCulture));

    public Task<TestWorkspace> PlaceAsync() => Data.CreateWorkspaceAsync(WorkspaceKind.Locality);

    public async Task<TestPerson> OfficerAsync(TestWorkspace place, WorkMailChoice choice = WorkMailChoice.Daily, params Guid[] unitIds)
    {
        var person = await Data.CreateMemberAsync(place, RoleCodes.DistrictOfficer, unitIds);
        await GiveAddressAsync(person, choice);
        return person;
    }

    public Task GiveAddressAsync(TestPerson person, WorkMailChoice choice = WorkMailChoice.Daily) => InAsync(
        null, db => db.Set<Account>().Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(u => u.SetProperty(a => a.Email, AddressOf(person)).SetProperty(a => a.WorkMail, choice)));

    /// <param name="days">Until it is due; null for whenever.</param>
    public Task OweAsync(TestWorkspace place, string path, int? days = null, Func<NewWorkItem, NewWorkItem>? but = null) => Data.Host.WithAsync(
        async services =>
        {
            var item = new NewWorkItem("Test.Thing.Do", path, Guid.Empty, path, "clipboard-check") { Permission = Asked, DueOn = days is { } d ? Data.Host.Clock.Today.AddDays(d) : null };
            await services.GetRequiredService<WorkItems>().OpenAsync(but?.Invoke(item) ?? item, CancellationToken.None);
            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Id });

    /// <summary>As the worker runs it: in services of its own, for the host.</summary>
    public Task RunAsync() => Data.Host.WithAsync(
        services => services.GetRequiredService<WorkMailJob>().RunAsync(new JobContext(Guid.Empty, "{}", new NoProgress()), CancellationToken.None),
        new AmbientFrame(HostTenant.Value, null, UserInfo.System, null));

    /// <summary>How much work a mail would tell the person of now.</summary>
    public Task<int> OwedAsync(TestPerson person) => Data.Host.WithAsync(async services =>
    {
        var account = await services.GetRequiredService<KetNghiaDbContext>().Set<Account>().AsNoTracking().SingleAsync(a => a.Id == person.AccountId);
        return (await services.GetRequiredService<WorkMailReader>().ReadAsync(account, CancellationToken.None)).Sum(o => o.Count);
    });

    public Task<List<WorkMail>> RowsAsync() => InAsync(null, db => db.Set<WorkMail>().AsNoTracking().OrderBy(m => m.Day).ToListAsync());

    public Task<T> InAsync<T>(TestWorkspace? place, Func<KetNghiaDbContext, Task<T>> work) =>
        Data.Host.WithAsync(services => work(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = place?.Id ?? HostTenant.Value });

    private sealed class NoProgress : IJobProgress
    {
        public Task ReportAsync(int done, int total, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ResultAsync(string sha256, string fileName, string contentType, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MessageAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
