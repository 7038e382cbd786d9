using System.Security.Cryptography;
using System.Text.Json.Nodes;
using KetNghia.Data;
using KetNghia.Data.Backups;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>A backup that is not what it was is not restored, and what was begun leaves nothing behind.</summary>
public sealed class BackupRefusalTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly Dictionary<string, (string Code, Action<string> Spoil)> Broken = new()
    {
        ["a byte of the database"] = (BackupErrors.Damaged, b => Flip(Database(b))),
        ["the end of the database"] = (BackupErrors.Damaged, b => Cut(Database(b))),
        ["no database"] = (BackupErrors.Damaged, b => File.Delete(Database(b))),
        ["a byte of a file"] = (BackupErrors.Damaged, b => Flip(Stored(b))),
        ["a missing file"] = (BackupErrors.Damaged, b => File.Delete(Stored(b))),
        ["a byte of the manifest"] = (BackupErrors.Damaged, b => Flip(Manifest(b))),
        ["no manifest"] = (BackupErrors.NotABackup, b => File.Delete(Manifest(b))),
        ["no hash of the manifest"] = (BackupErrors.NotABackup, b => File.Delete(Path.Combine(b, BackupManifest.HashName))),
        ["another product"] = (BackupErrors.Foreign, b => Change(b, m => m["product"] = "Khac")),
        ["another format"] = (BackupErrors.Foreign, b => Change(b, m => m["format"] = 2)),
        ["a manifest of something else"] = (BackupErrors.Foreign, b => Write(b, "{}")),
        ["a manifest that is none"] = (BackupErrors.Damaged, b => Write(b, "[")),
        ["the other database"] = (BackupErrors.OtherDatabase, b => Change(b, m => m["provider"] = "Khac")),
        ["a newer version"] = (BackupErrors.Newer, b => Change(b, m => m["migration"] = "29990101000000_Later")),
        ["rows too few"] = (BackupErrors.RowsDiffer, b => Change(b, m => m["rows"]!["Fw_Settings"] = 1_000_000)),
        ["a table too few"] = (BackupErrors.RowsDiffer, b => Change(b, m => m["rows"]!["Fw_Gone"] = 0)),
        ["a table too many"] = (BackupErrors.RowsDiffer, b => Change(b, m => m["rows"]!.AsObject().Remove("Fw_JobRuns"))),
    };

    [DatabaseTest]
    public async Task Restore_OfABrokenBackup_IsRefusedAndLeavesNothing(Provider provider)
    {
        var host = await ArrangeAsync(provider);
        var sound = await MakeAsync(host);
        var name = NewDatabase();
        foreach (var (what, (code, spoil)) in Broken)
        {
            var backup = BackupTests.NewPlace("hong");
            TestEnvironment.CopyFolder(sound, backup);
            spoil(backup);
            var into = BackupTests.NewPlace("dich");

            var refusal = await Should.ThrowAsync<BusinessException>(() => RestoreAsync(host, backup, into, name), what);

            refusal.Code.ShouldBe(code, what);
            System.IO.Directory.EnumerateFileSystemEntries(into).ShouldBeEmpty(what);
        }

        await RestoreAsync(host, sound, BackupTests.NewPlace("dich"), name);
        await DropAsync(host, name);
    }

    [DatabaseTest]
    public async Task Restore_OverWhatIsThere_IsRefused(Provider provider)
    {
        var host = await ArrangeAsync(provider);
        var backup = await MakeAsync(host);
        var taken = BackupTests.NewPlace("dich");
        System.IO.Directory.CreateDirectory(taken);
        await File.WriteAllTextAsync(Path.Combine(taken, "ghi-chu.txt"), "của tôi");

        (await Should.ThrowAsync<BusinessException>(() => RestoreAsync(host, backup, taken, NewDatabase()))).Code.ShouldBe(BackupErrors.TargetTaken);
        (await Should.ThrowAsync<BusinessException>(() => host.Services.GetRequiredService<BackupMaker>().WriteAsync(taken, CancellationToken.None))).Code.ShouldBe(BackupErrors.TargetTaken);
        if (provider == Provider.MySql)
        {
            (await Should.ThrowAsync<BusinessException>(() => RestoreAsync(host, backup, BackupTests.NewPlace("dich"), null))).Code.ShouldBe(BackupErrors.DatabaseTaken);
        }

        System.IO.Directory.EnumerateFileSystemEntries(taken).Select(Path.GetFileName).ShouldBe(["ghi-chu.txt"]);
        (await host.Database.NumberAsync("SELECT COUNT(*) FROM __ef_migrations")).ShouldBeGreaterThan(0);
    }

    [DatabaseTest]
    public async Task Backup_WithASpoiledFile_NamesItAndKeepsTheRest(Provider provider)
    {
        var host = await ArrangeAsync(provider);
        var stored = System.IO.Directory.EnumerateFiles(Path.Combine(host.Database.DataFolder, "files", "content"), "*", SearchOption.AllDirectories).ToList();
        Flip(stored[0]);
        var backup = BackupTests.NewPlace("ban");

        var manifest = await host.Services.GetRequiredService<BackupMaker>().WriteAsync(backup, CancellationToken.None);

        Flip(stored[0]);
        manifest.Spoiled.ShouldBe([Path.GetFileName(stored[0])]);
        manifest.Files.Select(f => f.Sha256).ShouldBe(stored.Skip(1).Select(f => Path.GetFileName(f)), ignoreOrder: true);
    }

    [DatabaseTest]
    public async Task Backup_OfADatabaseWithoutTheSchema_IsRefused(Provider provider)
    {
        await using var empty = TestDatabase.Empty(provider);
        if (empty is MySqlDatabase server)
        {
            await server.CreateAsync();
        }

        var verbs = new ProductVerbs(empty);

        var (code, output) = await verbs.RunAsync("backup", "--out", BackupTests.NewPlace("ban"));

        code.ShouldBe(1);
        output.ShouldContain("chưa có dữ liệu của Kết Nghĩa");
    }

    /// <summary>One of the wrong passwords a careless hand would break: it goes to the client programs as it is, and to nobody else.</summary>
    [Fact]
    public async Task Backup_ByAUserWithAnOddPassword_WorksAndTellsItToNobody()
    {
        const string password = "p'a\"s\\s #w`o$r;d=%";
        Assert.SkipWhen(TestEnvironment.MySqlServer is null, "KETNGHIA_TEST_MYSQL names no server");
        var host = await ArrangeAsync(Provider.MySql);
        var database = new MySqlConnector.MySqlConnectionStringBuilder(host.Database.ConnectionString);
        await MySqlServer.RunAsync($"CREATE OR REPLACE USER kn_backup IDENTIFIED BY '{password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'");
        await MySqlServer.RunAsync($"GRANT SELECT ON `{database.Database}`.* TO kn_backup");
        (database.UserID, database.Password) = ("kn_backup", password);
        var verbs = new ProductVerbs(host.Database) { Settings = { ["ConnectionStrings:Default"] = database.ConnectionString } };

        var good = await verbs.RunAsync("backup", "--out", BackupTests.NewPlace("ban"));
        verbs.Settings["ConnectionStrings:Default"] = database.ConnectionString.Replace("kn_backup", "kn_nobody", StringComparison.Ordinal);
        var refused = await verbs.RunAsync("backup", "--out", BackupTests.NewPlace("ban"));

        good.Code.ShouldBe(0, good.Output);
        refused.Code.ShouldBe(1);
        refused.Output.ShouldNotContain("s #w");
    }

    private static string Database(string backup) => System.IO.Directory.EnumerateFiles(backup, "database.*").Single();

    private static string Manifest(string backup) => Path.Combine(backup, BackupManifest.FileName);

    private static string Stored(string backup) => System.IO.Directory.EnumerateFiles(Path.Combine(backup, "files"), "*", SearchOption.AllDirectories).First();

    private static void Flip(string file) => BackupTests.FlipAsync(file, new FileInfo(file).Length / 2).GetAwaiter().GetResult();

    private static void Cut(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.SetLength(stream.Length - 1);
    }

    /// <summary>As somebody would who knows how a backup is made.</summary>
    private static void Change(string backup, Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Manifest(backup)))!;
        change(manifest);
        Write(backup, manifest.ToJsonString());
    }

    private static void Write(string backup, string manifest)
    {
        File.WriteAllText(Manifest(backup), manifest);
        File.WriteAllText(Path.Combine(backup, BackupManifest.HashName), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Manifest(backup)))));
    }

    private static string NewDatabase() => $"kn_{Environment.ProcessId}_r{Guid.NewGuid():N}"[..40];

    private static Task<BackupManifest> RestoreAsync(TestHost host, string backup, string into, string? database) => host.WithAsync(services =>
        services.GetRequiredService<BackupRestorer>().RestoreAsync(backup, into, database, CancellationToken.None));

    private static async Task<string> MakeAsync(TestHost host)
    {
        var backup = BackupTests.NewPlace("ban");
        await host.Services.GetRequiredService<BackupMaker>().WriteAsync(backup, CancellationToken.None);
        return backup;
    }

    private static Task DropAsync(TestHost host, string database) => host.Provider == Provider.MySql ? MySqlServer.RunAsync($"DROP DATABASE `{database}`") : Task.CompletedTask;

    /// <summary>With two stored files.</summary>
    private async Task<TestHost> ArrangeAsync(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var store = host.Services.GetRequiredService<KetNghia.Framework.Files.IFileStore>();
        foreach (var width in new[] { 40, 50 })
        {
            using var content = new MemoryStream(Samples.Picture(width: width));
            await store.SaveAsync(content, CancellationToken.None);
        }

        return host;
    }
}
