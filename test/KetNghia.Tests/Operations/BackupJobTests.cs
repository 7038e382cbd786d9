using KetNghia.Data.Backups;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Backups;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace KetNghia.Tests.Operations;

/// <summary>The nightly backup: only one that was restored and verified counts, and the home page says which.</summary>
public sealed class BackupJobTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Night_Ordinary_LeavesAProvenBackupAndKeepsTheLast(Provider provider)
    {
        var (data, folder) = await ArrangeAsync(provider, keep: 1);
        var admin = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin);
        (await HomeAsync(data, admin)).ShouldBe(("none", "Đêm qua chưa có bản nào lập xong"));

        Earlier(folder, "");
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        (await RunAsync(data)).ShouldStartWith(BackupJob.Proven);

        Names(folder).Single().ShouldBe("ketnghia-" + data.Host.Clock.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        (await HomeAsync(data, admin)).ShouldBe(("proven", "Đã phục hồi thử và kiểm chứng"));
        await ScratchShouldBeEmptyAsync(data.Host);

        data.Host.Clock.Advance(BackupPanel.Fresh);
        using var visitor = await data.VisitAsync(admin);
        var late = await visitor.OpenAsync("/k/tinh/");
        late.Has("[data-backup=none]").ShouldBeTrue();
        late.Text.ShouldContain("Chưa có bản sao lưu");
        late.Text.ShouldContain("Bản gần nhất đã kiểm chứng");
    }

    /// <summary>A row that names a file nobody has: the backup is as broken as what it is of, and does not count.</summary>
    [DatabaseTest]
    public async Task Night_OnSpoiledData_HasNoBackupAndSaysWhy(Provider provider)
    {
        var (data, folder) = await ArrangeAsync(provider, keep: 1);
        var admin = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin);
        (await RunAsync(data)).ShouldStartWith(BackupJob.Proven);
        var proven = Names(folder).Single();
        var earlier = Earlier(folder, KeptBackups.Unproven);
        var store = data.Host.Services.GetRequiredService<IFileStore>();
        using var content = new MemoryStream(Samples.Picture(width: 77));
        var file = await store.SaveAsync(content, CancellationToken.None);
        await WriteAsync(data, db => db.Set<JobRun>().Where(j => j.Job == BackupJob.Name).ExecuteUpdateAsync(u => u.SetProperty(j => j.ResultFile, file.Sha256)));
        store.Delete(file.Sha256);

        data.Host.Clock.Advance(TimeSpan.FromDays(2));
        (await RunAsync(data)).ShouldBe($"{BackupJob.Failed}\nBản sao lưu phục hồi được nhưng kiểm chứng không đạt: I14. Xem quy tắc này ở kết quả kiểm chứng hằng đêm.");

        Names(folder).Length.ShouldBe(2, "the proven one stays, and of the others the last");
        Names(folder).ShouldContain(proven);
        Names(folder).Single(n => n != proven).ShouldEndWith(KeptBackups.Unproven);
        Names(folder).ShouldNotContain(earlier);
        (await HomeAsync(data, admin)).ShouldBe(("none", "Bản sao lưu phục hồi được nhưng kiểm chứng không đạt: I14."));
        await ScratchShouldBeEmptyAsync(data.Host);
    }

    [DatabaseTest]
    public async Task Night_WithoutAFolder_SaysSo(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var admin = await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceAdmin);
        using var officer = await data.VisitAsync(await data.CreateMemberAsync(data.Province, RoleCodes.ProvinceOfficer));

        (await RunAsync(data)).ShouldBe(BackupJob.Off);

        (await HomeAsync(data, admin)).ShouldBe(("none", "Máy chủ chưa khai thư mục sao lưu"));
        (await officer.OpenAsync("/k/tinh/")).Has("[data-backup]").ShouldBeFalse();
    }

    [DatabaseTest]
    public async Task Night_IntoAFolderThatCannotBeMade_SaysSo(Provider provider)
    {
        var file = Path.Combine(TestEnvironment.NewFolder("backup"), "tep");
        await File.WriteAllTextAsync(file, "không phải thư mục");
        var host = await hosts.StartOwnAsync(provider, b => b.UseSetting("Backup:Folder", Path.Combine(file, "sao-luu")));

        (await RunAsync(new TestData(host))).ShouldStartWith(BackupJob.Failed);
    }

    /// <summary>The daily user may write rows and nothing else: without rights on the database of the trial no backup counts.</summary>
    [Fact]
    public async Task Night_WithoutRightsOnTheScratchDatabase_NamesThem()
    {
        Assert.SkipWhen(TestEnvironment.MySqlServer is null, "KETNGHIA_TEST_MYSQL names no server");
        var (data, _) = await ArrangeAsync(Provider.MySql, keep: 1, asDailyUser: true);
        var database = new MySqlConnectionStringBuilder(data.Host.Database.ConnectionString).Database;

        (await RunAsync(data)).ShouldStartWith($"{BackupJob.Failed}\nTài khoản kn_daily không có quyền trên cơ sở dữ liệu {database}_proof");
        await MySqlServer.RunAsync($"GRANT ALL ON `{database}_proof`.* TO kn_daily");
        data.Host.Clock.Advance(TimeSpan.FromDays(1));
        (await RunAsync(data)).ShouldStartWith(BackupJob.Proven);
    }

    [DatabaseTest(OnSqliteOnly = "folders are the same beside both")]
    public async Task Doctor_OnABackupFolderThatIsNoGood_Objects(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var verbs = new ProductVerbs(host.Database);

        verbs.Settings["Backup:Folder"] = Path.Combine(host.Database.DataFolder, "sao-luu");
        var inside = await verbs.RunAsync("doctor");

        inside.Code.ShouldBe(1);
        inside.Output.ShouldContain("the backup folder is not there or not writable");
        inside.Output.ShouldContain("the backup folder lies inside the data folder");
        inside.Output.ShouldContain("the last 7");
    }

    /// <summary>What an earlier night left.</summary>
    private static string Earlier(string folder, string state) =>
        System.IO.Directory.CreateDirectory(Path.Combine(folder, $"ketnghia-20250101T013000Z{state}")).Name;

    private static string[] Names(string folder) => [.. System.IO.Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>What the card says of its state, and the first words it should be explained by. Days go by: nobody stays signed in.</summary>
    private static async Task<(string? State, string Words)> HomeAsync(TestData data, TestPerson admin)
    {
        using var visitor = await data.VisitAsync(admin);
        var card = (await visitor.OpenAsync("/k/tinh/")).Document.QuerySelector("[data-backup]")!;
        string[] reasons = ["Đêm qua chưa có bản nào lập xong", "Đã phục hồi thử và kiểm chứng", "Máy chủ chưa khai thư mục sao lưu", "Bản sao lưu phục hồi được nhưng kiểm chứng không đạt: I14."];
        return (card.GetAttribute("data-backup"), reasons.SingleOrDefault(r => card.TextContent.Contains(r, StringComparison.Ordinal)) ?? card.TextContent);
    }

    private static async Task ScratchShouldBeEmptyAsync(TestHost host)
    {
        if (host.Services.GetRequiredService<IDatabaseCopy>().Scratch is { } scratch)
        {
            (await host.Database.NumberAsync($"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '{scratch}'")).ShouldBe(0);
            await MySqlServer.RunAsync($"DROP DATABASE `{scratch}`");
        }
    }

    /// <summary>As the schedule does: nobody asked, and there is no workspace.</summary>
    private static async Task<string?> RunAsync(TestData data)
    {
        var id = data.Host.Ids.New();
        await WriteAsync(data, async db =>
        {
            db.Add(new JobRun(id, HostTenant.Value, BackupJob.Name, "{}", Guid.Empty, "vi", data.Host.Clock.UtcNow));
            await db.SaveChangesAsync(CancellationToken.None);
        });
        while (await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None))
        {
        }

        return await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().AllTenants("the host's job").Where(j => j.Id == id).Select(j => j.Message).SingleAsync());
    }

    private static Task WriteAsync(TestData data, Func<KetNghiaDbContext, Task> write) =>
        data.Host.WithAsync(services => write(services.GetRequiredService<KetNghiaDbContext>()), AmbientFrame.Empty with { TenantId = HostTenant.Value });

    private async Task<(TestData Data, string Folder)> ArrangeAsync(Provider provider, int keep, bool asDailyUser = false)
    {
        var folder = TestEnvironment.NewFolder("backup");
        var host = await hosts.StartOwnAsync(provider, b =>
        {
            b.UseSetting("Backup:Folder", folder);
            b.UseSetting("Backup:Keep", keep.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (asDailyUser)
            {
                b.UseSetting("ConnectionStrings:Default", MySqlServer.DailyUserAsync(b.GetSetting("ConnectionStrings:Default")!).GetAwaiter().GetResult());
            }
        });
        host.Clock.Set(DateTime.UtcNow);
        return (new TestData(host), folder);
    }
}
