using KetNghia.Pairing.Contributions;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>What pages read of a contribution is what its rows hold: each value beside the one of the same name.</summary>
public sealed class ContributionReadTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Contribution_AsItsPagesReadIt_SaysWhatItsRowsHold(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        var scene = await data.CreateSceneAsync();
        var (today, pairing) = (data.Host.Clock.Today, await data.CreateActivePairingAsync(scene));
        var id = await data.PledgeAsync(scene, pairing, data.Sets(100) with { PledgedOn = today.AddDays(-9), DueOn = today.AddDays(9), EventTag = "Ngày hội", Purpose = "Trường bán trú" });
        Task<T> GiveAsync<T>(Func<ContributionAppService, Task<T>> act) => data.AsAsync(scene.Focal, scene.SponsorPlace, services =>
            TestData.InTenantAsync(services, scene, () => act(services.GetRequiredService<ContributionAppService>())));
        Task<T> TakeAsync<T>(TestPerson by, Func<ContributionAppService, Task<T>> act) => data.AsAsync(by, scene.Place, services => act(services.GetRequiredService<ContributionAppService>()));
        var withdrawn = await data.HandOverAsync(scene, id, 5);
        await GiveAsync(async s =>
        {
            await s.WithdrawAsync(id, withdrawn, "Ghi nhầm lần", CancellationToken.None);
            return 0;
        });
        data.Host.Clock.Advance(TimeSpan.FromHours(1));
        var delivery = await GiveAsync(s => s.HandOverAsync(
            id, new Statement(new Figure(99_000, null), today.AddDays(-2)) { Place = "Nhà văn hoá", Person = "Ông Giao", Note = "Đủ", NoEvidenceReason = "Hết pin", IsLast = true }, [], CancellationToken.None));
        data.Host.Clock.Advance(TimeSpan.FromHours(1));
        var gap = await TakeAsync(scene.Commune, s => s.ConfirmAsync(
            id, delivery, new Statement(new Figure(96_000, null), today.AddDays(-1)) { Person = "Bà Nhận", Note = "Thiếu", NoEvidenceReason = "Mưa" }, [], CancellationToken.None));
        data.Host.Clock.Advance(TimeSpan.FromHours(1));
        await data.SettleAsync(scene, id, gap!.Value, 98);
        var reversal = await TakeAsync(scene.Accountant, s => s.ReverseAsync(id, "Ghi trùng", CancellationToken.None));

        foreach (var (reader, place) in new[] { (scene.District, scene.Place), (scene.Focal, scene.SponsorPlace) })
        {
            var (read, row, opposite) = await data.AsAsync(reader, place, services => TestData.InTenantAsync(services, scene, async () =>
            {
                var (queries, rows) = (services.GetRequiredService<ContributionQueries>(), services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>());
                return (await queries.FindAsync(id, english: true, CancellationToken.None), await rows.AsNoTracking().Include(c => c.Deliveries).Include(c => c.Discrepancies).SingleAsync(c => c.Id == id),
                    await queries.FindAsync(reversal, english: true, CancellationToken.None));
            }));

            Compare(read!.Item, row, nameof(Contribution.ReversesId));
            read.Item.Deliveries.Select(d => d.Id).ShouldBe([withdrawn, delivery], "in their order");
            Compare(read.Item.Delivery(delivery), row.Deliveries.Single(d => d.Id == delivery), nameof(Delivery.WithdrawnReason));
            read.Item.Delivery(withdrawn).WithdrawnReason.ShouldBe("Ghi nhầm lần");
            Compare(read.Item.Discrepancies.ShouldHaveSingleItem(), row.Discrepancies.Single(), nameof(Discrepancy.ProposedForId));
            (read.GroupName, read.Pairing.Id).ShouldBe(("Socio-economic development", pairing));
            (read.ReversedById, read.ReversedByNumber, read.ReversesNumber).ShouldBe((reversal, opposite!.Item.Number, null));
            (opposite.Item.ReversesId, opposite.ReversesNumber, opposite.ReversedById).ShouldBe((id, row.Number, null));
        }
    }

    /// <param name="empty">What the row leaves empty; a value that could be mixed up with nothing would prove nothing.</param>
    private static void Compare(object read, object row, params string[] empty)
    {
        var compared = read.GetType().GetProperties().Select(p => (Read: p, Row: row.GetType().GetProperty(p.Name))).Where(p => p.Row?.PropertyType == p.Read.PropertyType).ToList();
        compared.Count.ShouldBeGreaterThan(10);
        foreach (var (of, held) in compared)
        {
            of.GetValue(read).ShouldBe(held!.GetValue(row), $"{read.GetType().Name}.{of.Name}");
            (of.GetValue(read) is null).ShouldBe(empty.Contains(of.Name), of.Name);
        }
    }
}
