using System.Globalization;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Demo;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Seeding;

/// <summary>
/// Help of one locality since 2022 in the order of its pledges: of a hundred, four are only promised, two wait for an
/// answer, one differs, and the others were handed over and confirmed.
/// </summary>
internal sealed class LargeHelp(KetNghiaDbContext db, UnsavedRows rows, IActionLog log, WorkItems work, IIdGenerator ids, IClock clock)
{
    private const int DaysToHandOver = 20;
    private const int DaysToAnswer = 3;
    private static readonly DateOnly First = new(2022, 1, 10);

    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _acts = DemoFile.Read<PairingDemoSeeder>("acts");
    private readonly IReadOnlyDictionary<string, string> _words = DemoFile.Words<PairingDemoSeeder>();
    private readonly Dictionary<int, int> _numbers = [];

    public async Task SeedAsync(LargeWorld world, LargePlace place, IReadOnlyList<TwinPairing> pairings, int count, CancellationToken cancellationToken)
    {
        // Whoever pledged last has had the time to hand over and to answer.
        var days = clock.Today.DayNumber - First.DayNumber - DaysToHandOver - DaysToAnswer - 1;
        for (var at = 0; at < count; at++)
        {
            Help(world, place, pairings[at % pairings.Count], at, First.AddDays((int)((long)at * days / count)));
            await rows.LeaveAsync(cancellationToken);
        }

        await rows.WriteAsync(cancellationToken);
        foreach (var (year, last) in _numbers)
        {
            await StandAtAsync(db, new NumberCounter(ids.New(), place.Workspace!.TenantId, PairingBooks.Contributions, year), last, cancellationToken);
        }
    }

    /// <summary>The counter of a book that has been filled in bulk.</summary>
    public static async Task StandAtAsync(KetNghiaDbContext db, NumberCounter counter, int last, CancellationToken cancellationToken)
    {
        using var frame = AmbientFrame.Push(AmbientFrame.Empty with { TenantId = counter.TenantId });
        db.Add(counter);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await db.Set<NumberCounter>().Where(c => c.Id == counter.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, last), cancellationToken);
    }

    private void Help(LargeWorld world, LargePlace place, TwinPairing pairing, int at, DateOnly pledgedOn)
    {
        var outcome = at * 37 % 100;
        var handedOn = pledgedOn.AddDays(DaysToHandOver);
        Contribution contribution;
        List<WorkItem> owed;
        using (Enter(world, place, "do.huyen", pledgedOn, 8, out var by))
        {
            contribution = Pledge(pairing, at, pledgedOn, by);
            owed = Owe(ContributionWork.HandOver(contribution));
            Log("Pairing.Contribution.Pledged", contribution, contribution.Pledged);
            rows.Take();
        }

        if (outcome < 4)
        {
            return;
        }

        Delivery delivery;
        WorkItem answer;
        using (Enter(world, place, "do.huyen", handedOn, 10, out var by))
        {
            var (dong, thousandths) = (contribution.IsCash ? contribution.PledgedDong : null, contribution.PledgedThousandths);
            var facts = new HandOverFacts(ids.New(), handedOn, by) { Dong = dong, Thousandths = thousandths, Place = _words["place"], NoEvidenceReason = _words["noevidence"] };
            delivery = contribution.HandOver(facts, clock.Today, pairing.FromOn);
            owed.ForEach(o => o.Close(by.Id, by.AtUtc));
            answer = Owe([ContributionWork.Confirm(contribution, delivery, handedOn.AddDays(DaysToAnswer))])[0];
            Log("Pairing.Delivery.HandedOver", contribution, delivery.Given);
            rows.Take();
        }

        if (outcome < 6)
        {
            return;
        }

        using (Enter(world, place, "do.xa", handedOn.AddDays(DaysToAnswer), 14, out var by))
        {
            Answer(contribution, delivery, handedOn.AddDays(DaysToAnswer), by, differs: outcome == 6);
            answer.Close(by.Id, by.AtUtc);
            rows.Take();
        }
    }

    private Contribution Pledge(TwinPairing pairing, int at, DateOnly on, SideActor by)
    {
        var number = _numbers[on.Year] = _numbers.GetValueOrDefault(on.Year) + 1;
        var (sponsor, receiver) = (pairing.Sponsors[0], pairing.Receivers[0]);
        var parties = new ContributionParties(
            pairing.Id, new PartyFacts(sponsor.PartyId, sponsor.Name), new PartyFacts(receiver.PartyId, receiver.Name), receiver.UnitId);
        var contribution = new Contribution(ids.New(), pairing.TenantId, PairingBooks.OfContributions.CodeOf(number, on.Year), on.Year, parties, Terms(at, on), by);
        db.Add(contribution);
        return contribution;
    }

    private PledgeTerms Terms(int at, DateOnly on)
    {
        var act = _acts[at % _acts.Count];
        var isCash = act["kind"] == nameof(ContributionKind.Cash);
        long? price = act["price"].Length == 0 ? null : long.Parse(act["price"], CultureInfo.InvariantCulture) * (1 + (at % 7));
        return new PledgeTerms
        {
            Kind = Enum.Parse<ContributionKind>(act["kind"]),
            ContentGroupCode = act["group"],
            Title = act["title"],
            FundingSource = Enum.Parse<FundingSource>(act["funding"]),
            PledgedOn = on,
            AmountDong = isCash ? price : null,
            QuantityThousandths = isCash ? null : long.Parse(act["quantity"], CultureInfo.InvariantCulture) * 1000,
            Unit = isCash ? null : act["unit"],
            UnitPriceDong = isCash ? null : price,
            ValuationBasis = act["basis"].Length == 0 ? null : Enum.Parse<ValuationBasis>(act["basis"]),
            EventTag = act["event"].Length == 0 ? null : act["event"],
            Purpose = _words["purpose"],
            DueOn = on.AddDays(DaysToHandOver),
        };
    }

    private void Answer(Contribution contribution, Delivery delivery, DateOnly on, SideActor by, bool differs)
    {
        var facts = new ConfirmFacts(on, by)
        {
            Dong = contribution.IsCash ? Less(delivery.GivenDong, differs) : null,
            Thousandths = Less(delivery.GivenThousandths, differs),
            Note = differs ? _words["note.difference"] : null,
            NoEvidenceReason = _words["noevidence"],
        };
        var difference = contribution.Confirm(delivery.Id, facts, ids.New(), clock.Today);
        Log("Pairing.Delivery.Confirmed", contribution, delivery.Received);
        if (difference is not null)
        {
            Log("Pairing.Discrepancy.Opened", contribution, delivery.Given);
            Owe([
                ContributionWork.Settle(contribution, difference, Side.Receiver, on.AddDays(DaysToAnswer)),
                ContributionWork.Settle(contribution, difference, Side.Sponsor, on.AddDays(DaysToAnswer)),
            ]);
        }
    }

    private static long? Less(long? figure, bool differs) => differs ? figure * 9 / 10 : figure;

    private List<WorkItem> Owe(IEnumerable<NewWorkItem> items)
    {
        List<WorkItem> owed = [.. items.Select(work.Make)];
        db.AddRange(owed);
        return owed;
    }

    private void Log(string action, Contribution contribution, Figure figure) => log.Add(ContributionAppService.About(
        new ActionEntry(action, nameof(Contribution), contribution.Id, contribution.Number), contribution, figure));

    private static IDisposable Enter(LargeWorld world, LargePlace place, string person, DateOnly on, int hour, out SideActor by)
    {
        var (user, at) = (world.People[person], DemoTime.At(on, hour));
        var isGiver = hour < 12;
        by = new SideActor(user.AccountId, user.FullName, at, isGiver ? Side.Sponsor : Side.Receiver, OnBehalf: isGiver);
        return AmbientFrame.Push(LargePairings.Frame(world, place, person, at));
    }
}
