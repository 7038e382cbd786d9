using System.Security.Cryptography;
using System.Text.Json;
using KetNghia.Directory.Contracts.Demo;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

/// <summary>The verbs <c>backup</c> and <c>restore</c>, as somebody uses them who has lost a machine.</summary>
public sealed class BackupTests(Hosts hosts) : IClassFixture<Hosts>
{
    private const string Confirmed = "SELECT COUNT(*) FROM Doc_EvidenceFiles";

    private static readonly string[] Pages =
    [
        "/k/tinh", "/k/tinh/pairing/overviews/province", "/k/tinh/pairing/pairings", "/k/tinh/pairing/contributions", "/k/nam-giang", "/k/nam-giang/pairing/overviews/locality",
        "/k/nam-giang/pairing/pairings?state=All", "/k/nam-giang/pairing/contributions?state=All",
    ];

    [DatabaseTest]
    public async Task Backup_WhilePeopleWrite_HoldsAllThatWasAnsweredBeforeAndIsSound(Provider provider)
    {
        var host = await hosts.FreshAsync(provider);
        host.Clock.Set(DateTime.UtcNow);
        var backup = NewPlace("ban");
        await using var process = new ProductProcess(host.Database);
        var load = await BackupLoad.BeginAsync(host);
        await load.UntilAsync(made: 5);

        var before = load.Made;
        var (code, output) = await process.RunAsync("backup", "--out", backup);
        var after = load.Made;
        await load.UntilAsync(after + 2);
        await load.EndAsync();

        code.ShouldBe(0, output);
        after.ShouldBeGreaterThan(before, "nobody was to wait for the backup");
        await using var copy = await RestoreAsync(provider, backup);
        (await copy.NumberAsync(Confirmed)).ShouldBeInRange(before, load.Made - 1);
        await ShouldVerifyAsync(copy);
        FilesOf(copy.DataFolder).Keys.ShouldBeSubsetOf(FilesOf(host.Database.DataFolder).Keys);
        FilesOf(copy.DataFolder).ShouldAllBe(file => file.Key == file.Value, "every file has the bytes its name says");
        FilesOf(copy.DataFolder).Count.ShouldBeGreaterThanOrEqualTo(before);
        System.IO.Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(backup)!, "*", new EnumerationOptions { AttributesToSkip = 0 }).ShouldBe([backup], "nothing half-made is left");
        ShouldBeOfItsOwnerAlone(backup);
    }

    [DatabaseTest]
    public async Task Restore_OfAQuietInstallation_IsTheSameToTheLastFigure(Provider provider)
    {
        var host = await hosts.GetAsync(provider, Dataset.Demo);
        var backup = NewPlace("tinh") + ".tar";
        using var visitor = host.Visitor();
        await visitor.SignInAsync("tinh", DemoPeople.Password);
        var rows = await host.ChecksumsAsync();
        var verbs = new ProductVerbs(host.Database);

        var (code, output) = await verbs.RunAsync("backup", "--out", backup);

        code.ShouldBe(0, output);
        ShouldBeOfItsOwnerAlone(backup);
        var copy = await RestoreAsync(provider, backup);
        (await copy.ChecksumsAsync()).Where(t => t.Key != "__EFMigrationsLock").ShouldBe(rows.Where(t => t.Key != "__EFMigrationsLock"), ignoreOrder: true);
        FilesOf(copy.DataFolder).ShouldBe(FilesOf(host.Database.DataFolder), ignoreOrder: true);
        await using var restored = await TestHost.StartAsync(copy);
        await ShouldVerifyAsync(restored);
        await ShouldShowTheSameAsync(host, restored, visitor);
    }

    /// <summary>What is refused is said by <see cref="BackupRefusalTests"/> on both.</summary>
    [DatabaseTest(OnSqliteOnly = "the words are those of both")]
    public async Task Verbs_WhatMustNotBeDone_IsRefusedInVietnamese(Provider provider)
    {
        var host = await hosts.GetAsync(provider);
        var verbs = new ProductVerbs(host.Database);
        var backup = NewPlace("ban");
        (await verbs.RunAsync("backup", "--out", backup)).Code.ShouldBe(0);
        var database = System.IO.Directory.EnumerateFiles(backup, "database.*").Single();

        var again = await verbs.RunAsync("backup", "--out", backup);
        again.ShouldSatisfyAllConditions(a => a.Code.ShouldBe(1), a => a.Output.ShouldContain("đã có nội dung"));
        var over = await verbs.RunAsync("restore", "--from", backup, "--into", host.Database.DataFolder);
        over.ShouldSatisfyAllConditions(o => o.Code.ShouldBe(1), o => o.Output.ShouldContain("đã có nội dung"));
        await FlipAsync(database, new FileInfo(database).Length / 2);
        await using var target = TestDatabase.Empty(provider);
        var elsewhere = new ProductVerbs(target);
        var damaged = await elsewhere.RunAsync("restore", "--from", backup, "--into", target.DataFolder);
        damaged.ShouldSatisfyAllConditions(d => d.Code.ShouldBe(1), d => d.Output.ShouldContain($"Bản sao lưu hỏng: {Path.GetFileName(database)}"));
        (await verbs.RunAsync("backup")).Code.ShouldBe(2);
        (await verbs.RunAsync("restore", "--from", backup)).Code.ShouldBe(2);
    }

    internal static string NewPlace(string name) => Path.Combine(TestEnvironment.NewFolder("backup"), name);

    internal static async Task FlipAsync(string file, long at)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = at;
        var value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ 1));
    }

    /// <summary>A database and a folder that were not there, filled by the verb.</summary>
    private static async Task<TestDatabase> RestoreAsync(Provider provider, string backup)
    {
        var copy = TestDatabase.Empty(provider);
        var verbs = new ProductVerbs(copy);
        var (code, output) = await verbs.RunAsync("restore", "--from", backup, "--into", copy.DataFolder);
        code.ShouldBe(0, output);
        return copy;
    }

    internal static async Task ShouldVerifyAsync(TestHost host)
    {
        var result = await host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None);
        result.Invariants.Where(i => !i.Ok).Select(i => $"{i.Id}: {string.Join("; ", i.Failures)}").ShouldBeEmpty();
    }

    private static async Task ShouldVerifyAsync(TestDatabase database)
    {
        var verbs = new ProductVerbs(database);
        var (code, output) = await verbs.RunAsync("verify", "--json");
        code.ShouldBe(0, output);
        JsonDocument.Parse(output).RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue(output);
    }

    /// <summary>The keys came along: who was signed in still is. Every total and the exported list are what they were.</summary>
    internal static async Task ShouldShowTheSameAsync(TestHost host, TestHost restored, Visitor visitor)
    {
        // Chance begins anew with each host of the tests: without this, both would give the same keys.
        restored.Random.Bytes(100_003);
        using var same = restored.Visitor();
        same.Cookies.Add(visitor.Cookies.GetAllCookies());
        using var officer = host.Visitor();
        using var officerThere = restored.Visitor();
        await officer.SignInAsync("huyen.namgiang", DemoPeople.Password);
        await officerThere.SignInAsync("huyen.namgiang", DemoPeople.Password);
        foreach (var page in Pages)
        {
            var (here, there) = page.StartsWith("/k/tinh", StringComparison.Ordinal) ? (visitor, same) : (officer, officerThere);
            var (expected, found) = (await here.OpenAsync(page), await there.OpenAsync(page));
            Totals(found).ShouldBe(Totals(expected), page);
            found.Document.QuerySelector("main")!.TextContent.ShouldBe(expected.Document.QuerySelector("main")!.TextContent, page);
        }

        Pages.Length.ShouldBeGreaterThan(7);
    }

    private static List<string> Totals(Answer page) =>
        [.. page.Document.QuerySelectorAll("[data-total]").Select(t => $"{t.GetAttribute("data-total")}={t.GetAttribute("data-value")}")];

    private static void ShouldBeOfItsOwnerAlone(string path)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        (OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & others).ShouldBe(UnixFileMode.None);
    }

    /// <summary>Name and hash of every stored file.</summary>
    private static SortedDictionary<string, string> FilesOf(string dataFolder)
    {
        var content = Path.Combine(dataFolder, "files", "content");
        return new(System.IO.Directory.Exists(content)
            ? System.IO.Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))))
            : []);
    }
}
