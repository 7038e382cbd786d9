using System.IO.Compression;
using System.Text.RegularExpressions;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Operations;

public sealed partial class SealTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Run_RowsAreOldEnough_SealsEachOnce(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await LogAsync(data, place, SealBlock.MaxRows + 1);

        var tooEarly = await SealAsync(data);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        var first = await SealAsync(data);
        var again = await SealAsync(data);

        tooEarly.ShouldBe(0);
        first.ShouldBeGreaterThan(SealBlock.MaxRows);
        again.ShouldBe(0);
        var blocks = await ReadAsync<SealBlock>(data, place);
        blocks.Select(b => b.Number).ShouldBe([1, 2]);
        blocks[1].PreviousHash.ShouldBe(blocks[0].Hash);
        (await ReadAsync<ActionLogEntry>(data, place)).ShouldAllBe(a => a.Block != null);
        await VerifiesAsync(data);
    }

    /// <summary>A row that becomes visible after later ones were sealed is not forgotten.</summary>
    [DatabaseTest]
    public async Task Run_TransactionEndedLate_ComesIntoALaterBlock(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var late = data.Host.Clock.UtcNow;
        data.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        await LogAsync(data, place, 1);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        await SealAsync(data);

        await LogAsync(data, place, 1, late);
        var count = await SealAsync(data);

        count.ShouldBe(1);
        (await ReadAsync<ActionLogEntry>(data, place)).Single(a => a.AtUtc == ActionLogCanonical.Truncate(late) && a.Action == Action).Block.ShouldBe(2);
        await VerifiesAsync(data);
    }

    /// <summary>A backlog is sealed in time that grows with it alone: each block goes through its own rows, by bounds in an index.</summary>
    [DatabaseTest(OnSqliteOnly = "MariaDB plans by its statistics, which a test's few rows do not have")]
    public async Task Run_LongBacklog_LooksAtNoRowTwice(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        await LogAsync(data, place, SealBlock.MaxRows + 1);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));

        var commands = await SqlLog.OfAsync(() => SealAsync(data));

        foreach (var (command, index) in new[] { ("SELECT \"f\".\"Id\", \"f\".\"Hash\"", "(Block=? AND TenantId=? AND AtUtc<?)"), ("UPDATE \"Fw_ActionLog\"", "(Block=? AND TenantId=? AND AtUtc>? AND AtUtc<?)") })
        {
            var found = commands.Where(c => c.StartsWith(command, StringComparison.Ordinal)).Distinct().ShouldHaveSingleItem(string.Join("\n\n", commands));
            (await PlanAsync(data, found)).ShouldContain(index, Case.Sensitive, found);
        }
    }

    [DatabaseTest]
    public async Task Run_OnSeveralNodesAtOnce_MakesOneChain(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        for (var round = 0; round < 5; round++)
        {
            await LogAsync(data, place, 20);
            data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TrySealAsync(data))));
        }

        await SealAsync(data);

        (await ReadAsync<SealBlock>(data, place)).Sum(b => b.Count).ShouldBe((await ReadAsync<ActionLogEntry>(data, place)).Count);
        await VerifiesAsync(data);
    }

    [DatabaseTest]
    public async Task Digest_OfEachDay_IsAddedToTheFileAndBindsTheChain(Provider provider)
    {
        var file = Path.Combine(TestEnvironment.Scratch, $"digests-{provider}.txt");
        var data = new TestData(await hosts.StartOwnAsync(provider, builder => builder.UseSetting("Sealing:DigestFile", file)));
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        var service = data.Host.Services.GetRequiredService<SealService>();
        for (var day = 0; day < 2; day++)
        {
            data.Host.Clock.Advance(TimeSpan.FromDays(1));
            await LogAsync(data, place, 3);
            data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
            await SealAsync(data);
            await service.DigestAsync(CancellationToken.None);
            await service.DigestAsync(CancellationToken.None);
        }

        var digests = Digests.Read(await File.ReadAllTextAsync(file)).ToList();
        digests.Count.ShouldBe(2);
        digests.ShouldAllBe(d => ActionLogCanonical.Sha256(d.Text) == d.Hash);
        digests[1].Text.ShouldContain($"previous {digests[0].Hash}\n");
        await VerifiesAsync(data);

        // The database alone, digests and all, taken back to before the second day.
        await data.Host.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Fw_SealDigests");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Fw_SealBlocks");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Fw_SealChains");
            await db.Database.ExecuteSqlRawAsync("UPDATE Fw_ActionLog SET Block = NULL, Hash = Hash");
        });
        await SealAsync(data);
        var result = await data.Host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None);

        result.Invariants.Single(i => i.Id == "I18").Failures.ShouldContain(f => f.Contains($"of tenant {place.Id}: not as the digest {digests[1].Hash} of the file says", StringComparison.Ordinal));
    }

    [DatabaseTest]
    public async Task Export_AfterADigest_SaysItAtTheFoot(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        await SealAsync(data);
        await data.Host.Services.GetRequiredService<SealService>().DigestAsync(CancellationToken.None);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(place));

        var answer = await visitor.GetAsync(place.Path("/directory/units?handler=Export"));

        using var book = new ZipArchive(new MemoryStream(answer.Bytes));
        using var sheet = new StreamReader(book.Entries.Single(e => e.FullName.Contains("sheet", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal) && e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var digest = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<SealDigest>().SingleAsync());
        (await sheet.ReadToEndAsync()).ShouldContain($"Mã đối chiếu nhật ký ngày 15/05/2025: {digest.Hash}");
    }

    private const string Action = "Administration.Account.PasswordConfirmed";

    private async Task<TestData> ArrangeAsync(Provider provider) => new(await hosts.FreshAsync(provider));

    private static Task<int> SealAsync(TestData data) => data.Host.Services.GetRequiredService<Sealer>().RunAsync(CancellationToken.None);

    /// <summary>Another node may be faster: the service tries again later, and so does this.</summary>
    private static async Task TrySealAsync(TestData data)
    {
        try
        {
            await SealAsync(data);
        }
        catch (Exception e) when (e is TransientConflictException || DatabaseErrors.IsUniqueViolation(e) || DatabaseErrors.IsTransient(e))
        {
        }
    }

    private static async Task<string> PlanAsync(TestData data, string command)
    {
        await using var connection = new SqliteConnection(data.Host.Database.ConnectionString);
        await connection.OpenAsync();
        await using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + command;
        foreach (var name in Parameter().Matches(command).Select(m => m.Value).Distinct())
        {
            explain.Parameters.AddWithValue(name, DBNull.Value);
        }

        await using var steps = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await steps.ReadAsync())
        {
            plan.Add(steps.GetString(3));
        }

        return string.Join('\n', plan);
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    private static Task LogAsync(TestData data, TestWorkspace place, int count, DateTime? atUtc = null) => data.Host.WithAsync(
        async services =>
        {
            for (var i = 0; i < count; i++)
            {
                services.GetRequiredService<IActionLog>().Add(new ActionEntry(Action, "Account", place.Id, place.Name));
            }

            await services.GetRequiredService<KetNghiaDbContext>().SaveChangesAsync(CancellationToken.None);
        },
        AmbientFrame.Empty with { TenantId = place.Id, AtUtc = atUtc });

    private static Task<List<T>> ReadAsync<T>(TestData data, TestWorkspace place)
        where T : class, ITenantOwned => data.Host.WithAsync(
        services => services.GetRequiredService<KetNghiaDbContext>().Set<T>().AsNoTracking().OrderBy(x => x.Id).ToListAsync(),
        AmbientFrame.Empty with { TenantId = place.Id });

    private static async Task VerifiesAsync(TestData data) =>
        (await data.Host.Services.GetRequiredService<Verifier>().RunAsync(CancellationToken.None))
            .Invariants.Where(i => i.Id is "I12" or "I13" or "I18").SelectMany(i => i.Failures).ShouldBeEmpty();
}
