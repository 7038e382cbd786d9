using System.IO.Compression;
using KetNghia.Pairing.Agreements;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KetNghia.Tests.Operations;

/// <summary>Twenty kinds of manipulation in ten places each: verify finds and names every one, and the offline verifier those of two places of each kind.</summary>
public sealed class TamperTests(Hosts hosts, ITestOutputHelper output) : IClassFixture<Hosts>
{
    private const int Places = 10;

    [DatabaseTest]
    public async Task Record_TwentyKindsInTenPlaces_AreAllFoundAndNamed(Provider provider)
    {
        var data = await ArrangeAsync(provider);
        var (untouched, untouchedOffline, _) = await TryAsync(data, _ => Task.FromResult(""), 0, packs: true);
        untouched.ShouldBeEmpty();
        untouchedOffline.ShouldBeEmpty();

        var missed = new List<string>();
        foreach (var (name, act) in Tampering.Kinds)
        {
            for (var place = 0; place < Places; place++)
            {
                var packs = place % 5 == 0;
                var (found, offline, named) = await TryAsync(data, act, place, packs);
                if (!found.Exists(f => f.Contains(named, StringComparison.Ordinal)))
                {
                    missed.Add($"verify, {name}, place {place}: {string.Join(" | ", found)} does not name {named}");
                }

                if (packs && !offline.Exists(f => f.Contains(named, StringComparison.Ordinal)))
                {
                    missed.Add($"offline, {name}, place {place}: {string.Join(" | ", offline)} does not name {named}");
                }
            }
        }

        var all = Tampering.Kinds.Count * Places;
        output.WriteLine($"{provider}: {all} manipulations, {missed.Count} missed or not named");
        all.ShouldBe(200);
        missed.ShouldBeEmpty();
    }

    /// <summary>One manipulation, looked at from inside its transaction and then undone.</summary>
    private static Task<(List<string> Found, List<string> Offline, string Named)> TryAsync(TestData data, Func<Tampering, Task<string>> act, int place, bool packs) => data.Host.WithAsync(
        async services =>
        {
            var db = services.GetRequiredService<KetNghiaDbContext>();
            await using var unit = await db.Database.BeginTransactionAsync();
            var named = await act(new Tampering(db, new Random(place), place));
            db.ChangeTracker.Clear();
            var found = await FindAsync(services, db);
            var offline = packs ? await FindOfflineAsync(services, db) : [];
            await unit.RollbackAsync();
            return (found, offline, named);
        },
        AmbientFrame.Empty);

    private static async Task<List<string>> FindAsync(IServiceProvider services, KetNghiaDbContext db)
    {
        var report = new InvariantReport();
        IInvariant[] invariants =
        [
            new SnapshotsUnchanged(db), new ChangesExplained(db),
            new ActionLogIntact(db, services.GetRequiredService<IOptions<SealOptions>>(), services.GetRequiredService<IClock>()),
        ];
        foreach (var invariant in invariants)
        {
            await invariant.CheckAsync(report, CancellationToken.None);
        }

        return [.. report.Failures];
    }

    private static async Task<List<string>> FindOfflineAsync(IServiceProvider services, KetNghiaDbContext db)
    {
        using var file = new MemoryStream();
        await new RecordPack(db, services.GetRequiredService<IFileStore>()).WriteAsync(file, null, CancellationToken.None);
        using var pack = new ZipArchive(file, ZipArchiveMode.Read);
        await using var writer = new StringWriter();
        var verifier = new Verification.Offline.Verifier(writer);
        verifier.Check(pack, null);
        return verifier.Failures == 0 ? [] : [.. writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Two localities at work, sealed in several blocks, and the digest of the day.</summary>
    private async Task<TestData> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        for (var i = 0; i < 2; i++)
        {
            var scene = await data.CreateSceneAsync();
            await SealAsync(data);
            var pairing = await data.CreateActivePairingAsync(scene);
            await AgreeAsync(data, scene, pairing);
            await SealAsync(data);
            var contribution = await data.PledgeAsync(scene, pairing);
            await data.ConfirmAsync(scene, contribution, await data.HandOverAsync(scene, contribution, 60), 55);
            await data.PledgeAsync(scene, pairing);
            await NoteAsync(data, scene);
            await SealAsync(data);
        }

        await data.Host.WithAsync(services => services.GetRequiredService<Digests>().MakeAsync(CancellationToken.None), AmbientFrame.Empty);
        return data;
    }

    private static Task AgreeAsync(TestData data, PairingScene scene, Guid pairing) => data.AsAsync(scene.District, scene.Place, services =>
        services.GetRequiredService<AgreementAppService>().RecordAsync(
            pairing, new AgreementTerms(AgreementType.Covenant, null, data.Host.Clock.Today, data.Host.Clock.Today, null, "A", "B", null),
            [new CommitmentFacts(Guid.Empty, "Bàn ghế học sinh", 5000, "bộ", 2025), new CommitmentFacts(Guid.Empty, "Bò giống", 3000, "con", 2025)], null, [], CancellationToken.None));

    /// <summary>Log rows that explain no change.</summary>
    private static Task NoteAsync(TestData data, PairingScene scene) => data.AsAsync(scene.District, scene.Place, async services =>
    {
        var db = services.GetRequiredService<KetNghiaDbContext>();
        for (var i = 0; i < 5; i++)
        {
            services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Account.PasswordConfirmed", "Account", scene.District.AccountId, scene.District.FullName));
        }

        return await db.SaveChangesAsync(CancellationToken.None);
    });

    private static async Task SealAsync(TestData data)
    {
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        await data.Host.Services.GetRequiredService<Sealer>().RunAsync(CancellationToken.None);
    }
}
