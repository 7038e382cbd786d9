using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Framework;

/// <summary>Which rows a person limited to one commune may write, whoever wrote the code that asks for it.</summary>
public sealed class ScopeGuardTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Save_WithAUnitScope_TakesRowsOfTheUnitAlone(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync();
        var own = await data.PledgeToAsync(shared, shared.Scene.ReceiverId, "Của mình", 1_000_000);
        var other = await data.PledgeToAsync(shared, shared.OtherReceiverId, "Của xã khác", 1_000_000);
        var sponsor = await data.CreatePartyAsync($"Sở Thử {shared.PairingId:N}");
        var single = await data.CreateActivePairingAsync(shared.Scene, c => c.SponsorIds = [sponsor]);

        (string What, bool IsTaken, Func<KetNghiaDbContext, Task> Change)[] writes =
        [
            ("own row changed", true, db => SetAsync<Contribution>(db, own, nameof(Contribution.Title), "đổi")),
            ("other row changed", false, db => SetAsync<Contribution>(db, other, nameof(Contribution.Title), "đổi")),
            ("other row only read", true, async db =>
            {
                await RowAsync<Contribution>(db, other);
                await SetAsync<Contribution>(db, own, nameof(Contribution.Title), "đổi nữa");
            }),
            ("own row moved away", false, db => SetAsync<Contribution>(db, own, nameof(Contribution.UnitId), TestData.ChoChun)),
            ("other row moved here", false, db => SetAsync<Contribution>(db, other, nameof(Contribution.UnitId), TestData.Zuoich)),
            ("pairing of several", false, db => SetAsync<TwinPairing>(db, shared.PairingId, nameof(TwinPairing.Fields), "Y tế")),
            ("pairing of one", true, db => SetAsync<TwinPairing>(db, single, nameof(TwinPairing.Fields), "Y tế")),
            ("part deleted", false, async db => db.Remove(await db.Set<PairingReceiver>().SingleAsync(r => r.PairingId == shared.PairingId && r.UnitId == TestData.ChoChun))),
            ("work anywhere", true, db => Task.FromResult(db.Add(new WorkItem(data.Host.Ids.New(), shared.Place.Id, "Thu", data.Host.Ids.New().ToString(), TestData.ChoChun, null, null, data.Host.Clock.UtcNow)))),
        ];
        foreach (var (what, isTaken, change) in writes)
        {
            (await RefusalAsync(data, shared, change, TestData.Zuoich)).ShouldBe(isTaken ? null : FrameworkErrors.OutOfScope, what);
        }

        (await RefusalAsync(data, shared, writes[1].Change, TestData.Zuoich, TestData.ChoChun)).ShouldBeNull();
        (await RefusalAsync(data, shared, db => SetAsync<Contribution>(db, other, nameof(Contribution.Title), "ai cũng được"), null)).ShouldBeNull();
    }

    [DatabaseTest]
    public async Task Query_WithAUnitScope_ShowsWhatConcernsTheUnitBesideOthers(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var shared = await data.CreateSharedSceneAsync(isActive: false);

        (await CountAsync(TestData.Zuoich)).ShouldBe(1);
        (await CountAsync(TestData.ChoChun)).ShouldBe(1);
        (await CountAsync(data.Host.Ids.New())).ShouldBe(0);

        Task<int> CountAsync(Guid unit) => data.Host.WithAsync(
            s => s.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().CountAsync(), AmbientFrame.Empty with { TenantId = shared.Place.Id, Scope = new UnitScope([unit]) });
    }

    private static async Task SetAsync<T>(KetNghiaDbContext db, Guid id, string property, object value)
        where T : class => db.Entry(await RowAsync<T>(db, id)).Property(property).CurrentValue = value;

    private static Task<T> RowAsync<T>(KetNghiaDbContext db, Guid id)
        where T : class => db.Set<T>().IgnoreQueryFilters().SingleAsync(r => EF.Property<Guid>(r, "Id") == id);

    private static async Task<string?> RefusalAsync(TestData data, SharedScene shared, Func<KetNghiaDbContext, Task> change, params Guid[]? units)
    {
        try
        {
            await data.Host.WithAsync(
                async services =>
                {
                    var db = services.GetRequiredService<KetNghiaDbContext>();
                    await using var unit = await db.BeginUnitAsync(CancellationToken.None);
                    await change(db);
                    services.GetRequiredService<IActionLog>().Add(new ActionEntry("Pairing.Pairing.Changed", nameof(TwinPairing), shared.PairingId, "KN"));
                    await db.SaveChangesAsync(CancellationToken.None);
                },
                AmbientFrame.Empty with { TenantId = shared.Place.Id, Scope = units is null ? null : new UnitScope(units) });
            return null;
        }
        catch (BusinessException e)
        {
            return e.Code;
        }
    }
}
