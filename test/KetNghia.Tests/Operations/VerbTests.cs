using System.Diagnostics;
using System.Text.Json;
using KetNghia.Tests.TestBase;
using KetNghia.Web.Verbs;

namespace KetNghia.Tests.Operations;

/// <summary>The executable's verbs, as they answer on a command line.</summary>
public sealed class VerbTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly Lazy<Task<List<RouteFacts>>> Routes = new(async () =>
    {
        var (code, output) = await RunAsync("routes", "--json");
        code.ShouldBe(0, output);
        return JsonSerializer.Deserialize<List<RouteFacts>>(output, JsonSerializerOptions.Web)!;
    });

    [Fact]
    public async Task Routes_AsJson_ListsEveryDoorWithItsFacts()
    {
        var routes = await Routes.Value;
        var file = routes.Single(r => r.Path == "/k/{workspace}/documents/files/{id}");
        file.ShouldSatisfyAllConditions(
            () => file.Method.ShouldBe("GET"),
            () => file.Kind.ShouldBe("file"),
            () => file.Permission.ShouldBe("Documents.Evidence.View"),
            () => file.Workspaces.ShouldBe(["Locality", "Province", "Sponsor"]),
            () => file.Writes.ShouldBeFalse(),
            () => file.Anonymous.ShouldBeFalse(),
            () => file.Ids.Single().ShouldBe(new RouteId("id", "EvidenceFile")));
        var remove = routes.Single(r => r.Path == "/k/{workspace}/documents/evidence/remove/{id}" && r.Method == "POST");
        remove.Writes.ShouldBeTrue();
        remove.Workspaces.ShouldBe(["Locality", "Sponsor"]);
        routes.Single(r => r.Path == "/health/ready").ShouldSatisfyAllConditions(r => r.Kind.ShouldBe("health"), r => r.Anonymous.ShouldBeTrue());
        routes.ShouldContain(r => r.Path == "/k/{workspace}/" && r.Kind == "page");
        foreach (var (page, entity) in new[] { ("contributions/pledge", "TwinPairing"), ("agreements/record", "TwinPairing"), ("agreements/edit", "Agreement") })
        {
            routes.Single(r => r.Path == $"/k/{{workspace}}/pairing/{page}/{{id}}" && r.Method == "POST").Ids.Single().ShouldBe(new RouteId("id", entity), page);
        }

        routes.Single(r => r.Path == "/k/{workspace}/views/remove/{id}" && r.Method == "POST").Ids.Single().ShouldBe(new RouteId("id", "SavedView"));
        routes.ShouldAllBe(r => r.Kind != "page" || r.Path.StartsWith("/k/{workspace}/") || r.Path == "/" || r.Path.StartsWith("/error/") || r.Ids.Count == 0);
    }

    [Fact]
    public async Task Routes_IdOfAPage_NamesItsEntity()
    {
        var unknown = (await Routes.Value).Where(r => r.Ids.Any(i => i.Entity is null)).Select(r => r.Method + " " + r.Path);

        unknown.ShouldBeEmpty("name the record with [RecordId] on the page model or the endpoint");
    }

    [Fact]
    public async Task Help_Always_NamesEveryVerb()
    {
        var (code, output) = await RunAsync("help");

        code.ShouldBe(0);
        foreach (var verb in new[] { "migrate", "routes", "verify", "pack", "backup", "restore", "doctor", "seed", "demo-accounts", "create-admin", "help" })
        {
            output.Split('\n').ShouldContain(l => l.StartsWith(verb, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Verb_Unknown_Exits2() => (await RunAsync("dance")).Code.ShouldBe(2);

    [Fact]
    public async Task Migrate_Seed_Verify_Doctor_OnAnEmptyFolder_AllWork()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "canary.json");

        (await ProductVerbs.InAsync(folder.Path, "migrate")).Code.ShouldBe(0);
        var seeded = await ProductVerbs.InAsync(folder.Path, "seed", "--canary", "--random", "7", "--out", file);
        seeded.Code.ShouldBe(0, seeded.Output);
        (await ProductVerbs.InAsync(folder.Path, "seed", "--canary", "--random", "7", "--out", file)).Code.ShouldBe(1, "no longer empty");
        var verified = await ProductVerbs.InAsync(folder.Path, "verify", "--json");
        verified.Code.ShouldBe(0, verified.Output);
        var doctor = await ProductVerbs.InAsync(folder.Path, "doctor", "--json");
        doctor.Code.ShouldBe(0, doctor.Output);

        var pack = Path.Combine(folder.Path, "pack.zip");
        (await ProductVerbs.InAsync(folder.Path, "pack")).Code.ShouldBe(2);
        (await ProductVerbs.InAsync(folder.Path, "pack", "--out", pack)).Code.ShouldBe(0);
        using var said = new StringWriter();
        Verification.Offline.Verifier.Run([pack], said).ShouldBe(0, said.ToString());

        Canary(File.ReadAllText(file));
        using var facts = JsonDocument.Parse(doctor.Output);
        facts.RootElement.GetProperty("facts").GetProperty("database journal").GetString().ShouldBe("wal");
        facts.RootElement.GetProperty("facts").GetProperty("database synchronous").GetString().ShouldBe("2");
        facts.RootElement.GetProperty("facts").GetProperty("digest file").GetString().ShouldBe("none: set Sealing:DigestFile to a file outside the data folder");
        facts.RootElement.GetProperty("facts").GetProperty("backup").GetString().ShouldBe("none");
        doctor.Output.ShouldContain("no backups are made");
        doctor.Output.ShouldContain("no key outside the database protects");
        facts.RootElement.GetProperty("facts").GetProperty("cookie session").GetString()!.ShouldContain("__Host-");
    }

    [Fact]
    public async Task CreateAdmin_OnAMigratedDatabase_PrintsOnePasswordAndOnlyOnce()
    {
        var host = await hosts.FreshAsync(Provider.Sqlite);
        var verbs = new ProductVerbs(host.Database);
        string[] command = ["create-admin", "--user-name", "quantri.tinh", "--full-name", "Alăng Thị Bình"];

        (await verbs.RunAsync("create-admin", "--user-name", "x")).Code.ShouldBe(2);
        var (code, output) = await verbs.RunAsync(command);
        var (again, _) = await verbs.RunAsync(command);
        var (forced, other) = await verbs.RunAsync("create-admin", "--user-name", "quantri.hai", "--full-name", "Bnướch Văn Hai", "--force");

        code.ShouldBe(0, output);
        output.Trim().Length.ShouldBe(19);
        again.ShouldBe(1);
        forced.ShouldBe(0, other);
    }

    [Fact]
    public async Task Seed_WithoutSayingWhat_Exits2() => (await RunAsync("seed")).Code.ShouldBe(2);

    private static void Canary(string json)
    {
        using var file = JsonDocument.Parse(json);
        var tenants = file.RootElement.GetProperty("tenants").EnumerateArray().ToList();
        var actors = file.RootElement.GetProperty("actors").EnumerateArray().ToList();
        tenants.Count(t => t.GetProperty("kind").GetString() == nameof(WorkspaceKind.Locality)).ShouldBe(4);
        tenants.Select(t => t.GetProperty("canary").GetString()).ShouldBeUnique();
        foreach (var tenant in tenants)
        {
            var kind = Enum.Parse<WorkspaceKind>(tenant.GetProperty("kind").GetString()!);
            var roles = actors.Where(a => a.GetProperty("workspace").GetString() == tenant.GetProperty("slug").GetString())
                .SelectMany(a => a.GetProperty("roles").EnumerateArray().Select(r => r.GetString())).Distinct();
            roles.ShouldBe(RoleCodes.Of(kind), ignoreOrder: true);
        }

        actors.Count(a => a.GetProperty("unitCode").GetString() is not null).ShouldBe(8);
        actors.ShouldAllBe(a => a.GetProperty("password").GetString()!.Length >= 16);
        actors.Single(a => a.GetProperty("workspace").GetString() == "").GetProperty("roles").GetArrayLength().ShouldBe(0, "one who belongs nowhere");
        actors.Count(a => a.GetProperty("totpSecret").GetString() is { Length: 32 }).ShouldBe(1);
        file.RootElement.GetProperty("tokens").GetArrayLength().ShouldBe(actors.Count - 1, "nobody's token without a workspace");
        var records = file.RootElement.GetProperty("records").EnumerateArray().GroupBy(r => (r.GetProperty("workspace").GetString(), r.GetProperty("entity").GetString()))
            .ToDictionary(g => g.Key, g => g.Select(r => r.GetProperty("state").GetString()).ToList());
        records[("nam-giang", "TwinPairing")].Distinct().ShouldBe(Enum.GetNames<KetNghia.Pairing.Pairings.PairingState>(), ignoreOrder: true);
        records[("tay-giang", "Contribution")].Distinct().ShouldBeSubsetOf(Enum.GetNames<KetNghia.Pairing.Contributions.ContributionState>());
        records[("tay-giang", "Delivery")].Distinct().ShouldBe(Enum.GetNames<KetNghia.Pairing.Contributions.DeliveryState>(), ignoreOrder: true);
        foreach (var kind in new[] { "Agreement", "DecidingDocument", "Discrepancy", "EvidenceFile", "Membership", "Role", "WorkItem", "ActionLogEntry" })
        {
            records.ShouldContainKey(("tay-giang", kind));
        }

        file.RootElement.GetProperty("records").EnumerateArray().Where(r => r.GetProperty("entity").GetString() is "TwinPairing" or "Contribution" or "DecidingDocument")
            .ShouldAllBe(r => r.GetProperty("number").GetString() != null);
        records[("tay-giang", "Contribution")].ShouldContain("Dropped");
        records[("tay-giang", "Contribution")].Count.ShouldBe(16, "ten states, and five of a pairing shared by two communes and two sponsors");
        records.Keys.Select(k => k.Item2).ShouldContain("PairingSponsor", "one that left");
    }

    /// <summary>In a process of its own, as an administrator runs it.</summary>
    private static async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo("dotnet", [ProductProcess.Executable, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment["KETNGHIA_DATA"] = folder.Path;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        start.Environment.Remove("Database__Provider");
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await messages);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = TestEnvironment.NewFolder("verbs");

        public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
    }
}
