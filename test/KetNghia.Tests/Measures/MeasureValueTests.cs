using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Measures;

/// <summary>Values of rows that are known one by one.</summary>
public sealed class MeasureValueTests(Hosts hosts) : IClassFixture<Hosts>
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 12, 31);

    [DatabaseTest]
    public async Task Help_ByTheDayOfThePledge_LeavesOutWhatDoesNotStand(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        var tables = await data.PledgeAsync(scene, pairing, data.Sets(100) with { EventTag = "Tết 2025" });
        await data.TakeAsync(scene, tables, await data.GiveAsync(scene, tables, TestData.Pieces(60), TestData.FormFile("bàn.jpg", Samples.Picture())), TestData.Pieces(50));
        var cash = await data.PledgeAsync(scene, pairing, data.Cash(20_000_000));
        await data.GiveAsync(scene, cash, TestData.InCash(20_000_000));
        var reversed = await data.PledgeAsync(scene, pairing, data.Cash(5_000_000));
        await data.TakeAsync(scene, reversed, await data.GiveAsync(scene, reversed, TestData.InCash(5_000_000)), TestData.InCash(5_000_000));
        await data.ReverseAsync(scene, reversed);
        await data.TakeBackAsync(scene, await data.PledgeAsync(scene, pairing, data.Cash(7_000_000)));
        await data.PledgeAsync(scene, pairing, data.Cash(1_000_000) with { PledgedOn = First });
        await data.PledgeAsync(scene, pairing, data.Cash(3_000_000) with { PledgedOn = First.AddDays(-1) });
        await data.PledgeAsync(scene, pairing, data.Sets(10) with { Kind = ContributionKind.LabourDays, Unit = "công", UnitPriceDong = null, ValuationBasis = null });

        foreach (var (subject, id) in Subjects(scene, pairing))
        {
            var read = await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), subject, [id], First, Last);

            Shown(read, id, "resources.pledges").ShouldBe("4/1", subject.ToString());
            Shown(read, id, "resources.unpriced").ShouldBe("1/1");
            Shown(read, id, "resources.pledged").ShouldBe("106000000/1");
            Shown(read, id, "resources.delivered").ShouldBe("71000000/1");
            Shown(read, id, "resources.received").ShouldBe("42500000/1", "the receiver's figure counts while the two differ");
            Shown(read, id, "resources.gifts").ShouldBe("42500000/1");
            Shown(read, id, "resources.non_gifts").ShouldBe("0/1");
            Shown(read, id, "resources.gift_share").ShouldBe("42500000/42500000");
            Shown(read, id, "resources.non_gift_share").ShouldBe("0/42500000");
            Shown(read, id, "resources.handovers").ShouldBe("2/1");
            Shown(read, id, "resources.confirmed").ShouldBe("1/1");
            Shown(read, id, "resources.confirmed_share").ShouldBe("1/2");
            Shown(read, id, "resources.unconfirmed").ShouldBe("1/1", "the cash waits; the tables are confirmed and have a photo");
            Shown(read, id, "resources.due").ShouldBe("0/1");
            Shown(read, id, "resources.delivery_rate").ShouldBe("0/0", "nothing was due");
            Shown(read, id, "discrepancies.due").ShouldBe("0/1", "the day to settle has not passed");
            Shown(read, id, "discrepancies.settled_rate").ShouldBe("0/0");
        }
    }

    [DatabaseTest]
    public async Task Due_OnceItsDayHasPassed_CountsWhatCameByTheEndOfThePeriod(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        data.MoveTo(new DateOnly(2025, 3, 1));
        var (first, second, third) = (
            await data.PledgeAsync(scene, pairing, data.Cash(100) with { DueOn = new DateOnly(2025, 3, 31) }),
            await data.PledgeAsync(scene, pairing, data.Cash(50) with { DueOn = new DateOnly(2025, 1, 1), PledgedOn = new DateOnly(2024, 12, 1) }),
            await data.PledgeAsync(scene, pairing, data.Cash(40) with { DueOn = new DateOnly(2025, 4, 1) }));
        await data.TakeAsync(scene, first, await data.GiveAsync(scene, first, TestData.InCash(30)), TestData.InCash(25));
        await data.GiveAsync(scene, second, TestData.InCash(80));
        await data.PledgeAsync(scene, pairing, data.Cash(1_000));

        async Task<string> QuarterAsync(string name) => Shown(
            await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Sponsor, [scene.SponsorId], First, new DateOnly(2025, 3, 31), name), scene.SponsorId, name);
        data.MoveTo(new DateOnly(2025, 3, 31));
        (await QuarterAsync("resources.due")).ShouldBe("50/1", "the last day has not passed");
        data.MoveTo(new DateOnly(2025, 4, 1));
        (await QuarterAsync("resources.due")).ShouldBe("150/1");
        await data.GiveAsync(scene, first, TestData.InCash(70));
        await data.GiveAsync(scene, third, TestData.InCash(40));

        (await QuarterAsync("resources.due_delivered")).ShouldBe("80/1", "30, and 50 of the 80; what came in April is late");
        (await QuarterAsync("resources.delivery_rate")).ShouldBe("80/150");
        (await QuarterAsync("resources.due_received")).ShouldBe("25/1");
        (await QuarterAsync("resources.receipt_rate")).ShouldBe("25/150");
        var year = await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Sponsor, [scene.SponsorId], First, Last, "resources.delivery_rate");
        Shown(year, scene.SponsorId, "resources.delivery_rate").ShouldBe("150/150", "in the year the first was made good, the third is not due yet");
    }

    [DatabaseTest]
    public async Task Due_AfterItsPairingEnded_WasNotDue(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        data.MoveTo(new DateOnly(2025, 3, 1));
        await data.PledgeAsync(scene, pairing, data.Cash(100) with { DueOn = new DateOnly(2025, 3, 20) });
        await data.PledgeAsync(scene, pairing, data.Cash(60) with { DueOn = new DateOnly(2025, 3, 21) });
        data.MoveTo(new DateOnly(2025, 3, 20));
        await data.StepAsync(scene, pairing, PairingAction.End, "Hết giai đoạn", withDocument: true);
        data.MoveTo(new DateOnly(2025, 5, 1));

        var read = await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Commune, [scene.UnitId], First, Last, "resources.delivery_rate");

        Shown(read, scene.UnitId, "resources.delivery_rate").ShouldBe("0/100");
    }

    [DatabaseTest]
    public async Task Discrepancies_OnceTheirDayHasPassed_AreSettledInTimeOrNot(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        data.MoveTo(new DateOnly(2025, 3, 10));
        var (early, late, open) = (await DifferAsync(data, scene, pairing), await DifferAsync(data, scene, pairing), await DifferAsync(data, scene, pairing));
        open.ShouldNotBe(late);
        data.MoveTo(new DateOnly(2025, 3, 17));
        await data.SettleAsync(scene, early.Contribution, early.Discrepancy, 55);
        async Task<string> ReadAsync(DateOnly from, DateOnly to)
        {
            var read = await data.MeasureAsync(await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Commune, [scene.UnitId], from, to, "discrepancies.due", "discrepancies.settled_in_time", "discrepancies.settled_rate");
            Shown(read, scene.UnitId, "discrepancies.settled_rate").ShouldBe(
                Shown(read, scene.UnitId, "discrepancies.settled_in_time").Split('/')[0] + "/" + Shown(read, scene.UnitId, "discrepancies.due").Split('/')[0]);
            return Shown(read, scene.UnitId, "discrepancies.settled_rate");
        }

        (await ReadAsync(First, Last)).ShouldBe("0/0", "seven days after the 10th is today");
        data.MoveTo(new DateOnly(2025, 3, 18));
        await data.SettleAsync(scene, late.Contribution, late.Discrepancy, 55);

        (await ReadAsync(First, Last)).ShouldBe("1/3");
        (await ReadAsync(First, new DateOnly(2025, 3, 16))).ShouldBe("0/0");
        (await ReadAsync(new DateOnly(2025, 3, 17), new DateOnly(2025, 3, 17))).ShouldBe("1/3");
        (await ReadAsync(new DateOnly(2025, 3, 18), Last)).ShouldBe("0/0");
    }

    [DatabaseTest]
    public async Task Unknown_Zero_AndNothingDue_AreToldApart(Provider provider)
    {
        var (data, scene, pairing) = await ArrangeAsync(provider);
        await data.PledgeAsync(scene, pairing, data.Sets(10) with { Kind = ContributionKind.LabourDays, Unit = "công", UnitPriceDong = null, ValuationBasis = null });
        var (nobody, frame) = (data.Host.Ids.New(), await data.FrameAsync(scene.District, scene.Place));

        var read = await data.MeasureAsync(frame, MeasureSubject.Commune, [scene.UnitId, TestData.ChoChun, nobody], First, Last);

        Shown(read, scene.UnitId, "resources.pledged").ShouldBe("?/1", "nothing has a price");
        Shown(read, scene.UnitId, "resources.gift_share").ShouldBe("?/1");
        Shown(read, scene.UnitId, "resources.pledges").ShouldBe("1/1");
        Shown(read, TestData.ChoChun, "resources.pledged").ShouldBe("0/1", "a commune of the locality to which nobody gives");
        Shown(read, TestData.ChoChun, "pairing.active").ShouldBe("0/1");
        Shown(read, TestData.ChoChun, "pairing.agreement_rate").ShouldBe("0/0");
        Shown(read, TestData.ChoChun, "resources.delivery_rate").ShouldBe("0/0");
        read.Where(v => v.Key.Id == nobody).ShouldAllBe(v => v.Value == MeasureValue.Unknown(v.Key.Name, nobody));
        read.Count.ShouldBe(3 * read.Keys.Select(k => k.Name).Distinct().Count(), "one value for each name and subject");
    }

    [DatabaseTest]
    public async Task Names_NobodyPublishesForTheSubject_AreAbsent(Provider provider)
    {
        var (data, scene, _) = await ArrangeAsync(provider);

        var read = await data.MeasureAsync(
            await data.FrameAsync(scene.District, scene.Place), MeasureSubject.Sponsor, [scene.SponsorId], First, Last, "resources.used", "pairing.new_sponsors", "pairing.active", "pairing.active");

        read.Keys.ShouldBe([("pairing.active", scene.SponsorId)]);
    }

    private async Task<(TestData Data, PairingScene Scene, Guid Pairing)> ArrangeAsync(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        data.MoveTo(new DateOnly(2025, 5, 15));
        var scene = await data.CreateSceneAsync();
        return (data, scene, await data.CreateActivePairingAsync(scene));
    }

    private static async Task<(Guid Contribution, Guid Discrepancy)> DifferAsync(TestData data, PairingScene scene, Guid pairing)
    {
        var contribution = await data.PledgeAsync(scene, pairing);
        return (contribution, (await data.ConfirmAsync(scene, contribution, await data.HandOverAsync(scene, contribution, 60), 50))!.Value);
    }

    private static IEnumerable<(MeasureSubject Subject, Guid Id)> Subjects(PairingScene scene, Guid pairing) =>
    [
        (MeasureSubject.Commune, scene.UnitId), (MeasureSubject.Sponsor, scene.SponsorId), (MeasureSubject.Locality, scene.Place.Id), (MeasureSubject.Pairing, pairing),
    ];

    private static string Shown(IReadOnlyDictionary<(string Name, Guid Id), MeasureValue> read, Guid id, string name) =>
        $"{read[(name, id)].Numerator?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}/{read[(name, id)].Denominator}";
}
