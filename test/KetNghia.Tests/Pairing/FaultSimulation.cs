using System.Globalization;
using KetNghia.Pairing.Contributions;
using KetNghia.Tests.Documents;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Pairing;

/// <summary>One seed: people work in one locality while the database and the disk fail, and a <see cref="PlainLedger"/> is kept beside them.</summary>
internal sealed class FaultSimulation(TestData data, Faults faults, PairingScene scene, Guid pairing, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, Guid> _ids = [];
    private readonly List<string> _trace = [];
    private PlainLedger _ledger = new();
    private AmbientFrame _focal = null!;
    private AmbientFrame _commune = null!;
    private AmbientFrame _accountant = null!;

    /// <summary>What was tried and what came of it, without ids.</summary>
    public string Trace => string.Join('\n', _trace);

    public int Faulted { get; private set; }

    public int Refused { get; private set; }

    public async Task RunAsync(int operations, int oneIn)
    {
        _focal = await data.FrameAsync(scene.Focal, scene.SponsorPlace);
        _commune = await data.FrameAsync(scene.Commune, scene.Place);
        _accountant = await data.FrameAsync(scene.Accountant, scene.Place);
        faults.Reseed(seed);
        for (var i = 0; i < operations; i++)
        {
            await TakeAsync(Next(), oneIn);
        }

        ShouldRead(await StoredAsync(), [_ledger.ToString()], "at the end");
    }

    private async Task TakeAsync(Step step, int oneIn)
    {
        var after = _ledger.Copy();
        var expected = step.Expect(after);
        var outcome = await ActAsync(step, oneIn);
        _trace.Add($"{step.Text} -> {outcome}");
        switch (outcome)
        {
            case "done":
                expected.ShouldBeNull(Where(step, "was done and should have been refused"));
                _ledger = after;
                break;
            case "fault":
                Faulted++;
                var stored = await StoredAsync();
                ShouldRead(stored, expected is null ? [_ledger.ToString(), after.ToString()] : [_ledger.ToString()], $"after the fault in {step.Text}");
                _ledger = expected is null && stored == after.ToString() ? after : _ledger;
                break;
            default:
                Refused++;
                outcome.ShouldBe(expected, Where(step, "was refused"));
                break;
        }
    }

    private async Task<string> ActAsync(Step step, int oneIn)
    {
        faults.Begin(oneIn);
        try
        {
            var made = await step.Act();
            if (step.Makes is { } key && made is { } id)
            {
                _ids[key] = id;
            }

            return "done";
        }
        catch (BusinessException e)
        {
            return e.Code;
        }
        catch (Exception e) when (IsInjected(e))
        {
            return "fault";
        }
        finally
        {
            faults.End();
        }
    }

    private Step Next()
    {
        var items = _ledger.Items;
        var number = items.Count == 0 ? 0 : 1 + _random.Next(items.Count);
        var kind = items.Count == 0 ? 0 : _random.Next(20);
        var hands = items.Count == 0 ? [] : items[number - 1].Hands;
        var sequence = hands.Count == 0 ? 0 : 1 + _random.Next(hands.Count);
        return (kind, sequence) switch
        {
            (0 or 1, _) => Pledge(Amount()),
            ( < 8, _) or (_, 0) => HandOver(number, Amount(), isNoted: _random.Next(3) > 0, withFile: _random.Next(4) == 0),
            ( < 13, _) => Confirm(number, sequence, _random.Next(2) == 0 ? hands[sequence - 1].Given : Amount(), isNoted: _random.Next(4) > 0),
            (13, _) => Withdraw(number, sequence),
            (14, _) => Reverse(number),
            ( < 18, _) when hands[sequence - 1].Difference is not null => Propose(number, sequence, Amount(), forSponsor: _random.Next(2) == 0),
            (_, _) when hands[sequence - 1].Difference is not null => Settle(number, sequence, forSponsor: _random.Next(2) == 0),
            _ => Confirm(number, sequence, hands[sequence - 1].Given, isNoted: true),
        };
    }

    private Step Pledge(long amount) => new(
        $"pledge {amount}", l => l.Pledge(amount), $"{_ledger.Items.Count + 1}",
        () => AsFocalAsync(async s => await s.PledgeAsync(pairing, scene.SponsorId, scene.ReceiverId, data.Sets(1) with { QuantityThousandths = amount }, CancellationToken.None)));

    private Step HandOver(int number, long amount, bool isNoted, bool withFile) => new(
        $"hand over {amount} of {number}{(isNoted ? " with a note" : "")}{(withFile ? " and a file" : "")}",
        l => l.HandOver(number, amount, isNoted), $"{number}/{_ledger.Items[number - 1].Hands.Count + 1}",
        () => AsFocalAsync(async s => await s.HandOverAsync(
            _ids[$"{number}"],
            new Statement(new Figure(amount, null), data.Host.Clock.Today)
            {
                Note = isNoted ? "Giao thêm" : null,
                NoEvidenceReason = withFile ? null : "Chưa chụp được ảnh",
            },
            withFile ? [TestData.FormFile("bien-ban.pdf", Samples.Pdf($" /N {seed}{_trace.Count}"))] : [],
            CancellationToken.None)));

    private Step Confirm(int number, int sequence, long amount, bool isNoted) => new(
        $"confirm {amount} of {number}/{sequence}{(isNoted ? " with a note" : "")}", l => l.Confirm(number, sequence, amount, isNoted), $"{number}/{sequence}/difference",
        () => AsAsync(_commune, s => s.ConfirmAsync(
            _ids[$"{number}"], _ids[$"{number}/{sequence}"],
            new Statement(new Figure(amount, null), data.Host.Clock.Today) { Note = isNoted ? "Đếm tại chỗ" : null, NoEvidenceReason = "Máy ảnh hỏng" }, [], CancellationToken.None)));

    private Step Withdraw(int number, int sequence) => new(
        $"withdraw {number}/{sequence}", l => l.Withdraw(number, sequence), null,
        () => AsFocalAsync(s => NothingAsync(s.WithdrawAsync(_ids[$"{number}"], _ids[$"{number}/{sequence}"], "Ghi nhầm", CancellationToken.None))));

    private Step Propose(int number, int sequence, long amount, bool forSponsor) => new(
        $"propose {amount} for {number}/{sequence} as {(forSponsor ? "sponsor" : "receiver")}", l => l.Propose(number, sequence, amount, forSponsor), null,
        () => AsSideAsync(forSponsor, s => NothingAsync(s.ProposeAsync(
            _ids[$"{number}"], _ids[$"{number}/{sequence}/difference"], new Figure(amount, null), DiscrepancyReason.Damaged, "Đếm lại", forSponsor, CancellationToken.None))));

    private Step Settle(int number, int sequence, bool forSponsor) => new(
        $"settle {number}/{sequence} as {(forSponsor ? "sponsor" : "receiver")}", l => l.Settle(number, sequence, forSponsor), null,
        () => AsSideAsync(forSponsor, s => NothingAsync(s.SettleAsync(_ids[$"{number}"], _ids[$"{number}/{sequence}/difference"], forSponsor, CancellationToken.None))));

    private Step Reverse(int number) => new(
        $"reverse {number}", l => l.Reverse(number), $"{_ledger.Items.Count + 1}",
        () => AsAsync(_accountant, async s => await s.ReverseAsync(_ids[$"{number}"], "Ghi nhầm khoản", CancellationToken.None)));

    private long Amount() => 1_000 * (1 + _random.Next(12));

    private Task<Guid?> AsSideAsync(bool forSponsor, Func<ContributionAppService, Task<Guid?>> act) => forSponsor ? AsFocalAsync(act) : AsAsync(_commune, act);

    private Task<Guid?> AsAsync(AmbientFrame frame, Func<ContributionAppService, Task<Guid?>> act) =>
        data.Host.WithAsync(services => act(services.GetRequiredService<ContributionAppService>()), frame);

    private Task<Guid?> AsFocalAsync(Func<ContributionAppService, Task<Guid?>> act) => data.Host.WithAsync(
        services => TestData.InTenantAsync(services, scene, () => act(services.GetRequiredService<ContributionAppService>())), _focal);

    private static async Task<Guid?> NothingAsync(Task act)
    {
        await act;
        return null;
    }

    /// <summary>What the database holds, written as the ledger writes it; ids of what a lost answer had made are learnt on the way.</summary>
    private Task<string> StoredAsync() => data.Host.WithAsync(
        async services =>
        {
            var stored = await services.GetRequiredService<KetNghiaDbContext>().Set<Contribution>().AsNoTracking()
                .Include(c => c.Deliveries).Include(c => c.Discrepancies).OrderBy(c => c.Number).ToListAsync();
            var numbers = stored.ToDictionary(c => c.Id, c => int.Parse(c.Number[^4..], CultureInfo.InvariantCulture));
            var lines = new List<string>();
            foreach (var c in stored)
            {
                _ids[$"{numbers[c.Id]}"] = c.Id;
                lines.Add(PlainLedger.Item.LineOf(
                    numbers[c.Id], c.State.ToString(), c.PledgedThousandths, c.GivenThousandths, c.ReceivedThousandths, c.AwaitingCount, c.OpenDiscrepancyCount,
                    c.ReversesId is { } reversed ? numbers[reversed] : null));
            }

            foreach (var (c, d) in stored.SelectMany(c => c.Deliveries.OrderBy(d => d.Sequence).Select(d => (c, d))))
            {
                var difference = c.Discrepancies.SingleOrDefault(x => x.DeliveryId == d.Id);
                _ids[$"{numbers[c.Id]}/{d.Sequence}"] = d.Id;
                if (difference is not null)
                {
                    _ids[$"{numbers[c.Id]}/{d.Sequence}/difference"] = difference.Id;
                }

                lines.Add(PlainLedger.Hand.LineOf(
                    numbers[c.Id], d.Sequence, d.State.ToString(), d.GivenThousandths, d.ReceivedThousandths, d.CountedThousandths, difference?.State.ToString(), difference?.ProposedThousandths));
            }

            return string.Join('\n', lines);
        },
        AmbientFrame.Empty with { TenantId = scene.Place.Id });

    private void ShouldRead(string stored, string[] allowed, string when) => allowed.ShouldContain(
        stored, $"seed {seed}, {when}, the database reads\n{stored}\ninstead of\n{string.Join("\nor\n", allowed)}\n\nTrace:\n{Trace}");

    private string Where(Step step, string what) => $"seed {seed}: {step.Text} {what}\n{_ledger}\n\nTrace:\n{Trace}";

    private static bool IsInjected(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e.Message.Contains("Injected:", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="Expect">Does it to a ledger, or says why not.</param>
    /// <param name="Makes">Key of what it makes.</param>
    private sealed record Step(string Text, Func<PlainLedger, string?> Expect, string? Makes, Func<Task<Guid?>> Act);
}
