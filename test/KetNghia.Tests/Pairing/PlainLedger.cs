using System.Globalization;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Tests.Pairing;

/// <summary>
/// The chain of pledge, hand-over, confirmation and settlement as one would keep it on paper: no database, no tenants, no
/// versions. What the product stores must read the same, whatever failed on the way.
/// </summary>
internal sealed class PlainLedger
{
    private readonly List<Item> _items = [];

    public IReadOnlyList<Item> Items => _items;

    public PlainLedger Copy()
    {
        var copy = new PlainLedger();
        copy._items.AddRange(_items.Select(i => i with { Hands = [.. i.Hands.Select(h => h with { })] }));
        return copy;
    }

    public string? Pledge(long pledged)
    {
        _items.Add(new Item(_items.Count + 1, pledged));
        return null;
    }

    public string? HandOver(int number, long given, bool isNoted)
    {
        var item = Of(number);
        if (item.State is "Reversed" or "Confirmed" or "Agreed")
        {
            return PairingErrors.ContributionClosed;
        }

        if (item.Given + given > item.Pledged && !isNoted)
        {
            return PairingErrors.NoteMissingOverPledge;
        }

        item.Hands.Add(new Hand(item.Hands.Count + 1, given));
        return null;
    }

    public string? Confirm(int number, int sequence, long received, bool isNoted)
    {
        var hand = Of(number).Of(sequence);
        if (Of(number).IsReversed || hand.State != "Awaiting")
        {
            return hand.State is "Awaiting" or "Withdrawn" ? PairingErrors.DeliveryNotAwaiting : PairingErrors.DeliveryConfirmed;
        }

        if (received != hand.Given && !isNoted)
        {
            return PairingErrors.NoteMissingDifference;
        }

        (hand.Received, hand.Counted, hand.Difference) = (received, received, received == hand.Given ? null : "Open");
        return null;
    }

    public string? Withdraw(int number, int sequence)
    {
        var hand = Of(number).Of(sequence);
        if (Of(number).IsReversed || hand.State != "Awaiting")
        {
            return hand.State is "Awaiting" or "Withdrawn" ? PairingErrors.DeliveryNotAwaiting : PairingErrors.DeliveryConfirmed;
        }

        hand.IsWithdrawn = true;
        return null;
    }

    public string? Propose(int number, int sequence, long figure, bool forSponsor)
    {
        var hand = Of(number).Of(sequence);
        if (Of(number).IsReversed)
        {
            return PairingErrors.AlreadyReversed;
        }

        if (hand.Difference == "Settled")
        {
            return PairingErrors.AlreadySettled;
        }

        if (hand.Difference == "Proposed" && hand.ProposedBySponsor == forSponsor)
        {
            return PairingErrors.AwaitingOtherSide;
        }

        (hand.Difference, hand.Proposed, hand.ProposedBySponsor) = ("Proposed", figure, forSponsor);
        return null;
    }

    public string? Settle(int number, int sequence, bool forSponsor)
    {
        var hand = Of(number).Of(sequence);
        if (Of(number).IsReversed)
        {
            return PairingErrors.AlreadyReversed;
        }

        if (hand.Difference != "Proposed")
        {
            return hand.Difference == "Settled" ? PairingErrors.AlreadySettled : PairingErrors.NothingProposed;
        }

        if (hand.ProposedBySponsor == forSponsor)
        {
            return PairingErrors.AwaitingOtherSide;
        }

        (hand.Difference, hand.Counted) = ("Settled", hand.Proposed);
        return null;
    }

    public string? Reverse(int number)
    {
        var item = Of(number);
        if (item.IsReversed)
        {
            return PairingErrors.AlreadyReversed;
        }

        if (item.Awaiting > 0)
        {
            return PairingErrors.ReverseWhileAwaiting;
        }

        _items.Add(new Item(_items.Count + 1, -item.Pledged) { Reverses = item.Number, Opposite = (-item.Given, -item.Received), IsReversed = true });
        item.IsReversed = true;
        return null;
    }

    public override string ToString() => string.Join('\n', _items.Select(i => i.Line()).Concat(_items.SelectMany(i => i.Hands.Select(h => h.Line(i.Number)))));

    private Item Of(int number) => _items[number - 1];

    internal sealed record Item(int Number, long Pledged)
    {
        public List<Hand> Hands { get; init; } = [];

        public int? Reverses { get; init; }

        public (long Given, long Received) Opposite { get; init; }

        public bool IsReversed { get; set; }

        public long Given => Opposite.Given + Hands.Where(h => !h.IsWithdrawn).Sum(h => h.Given);

        public long Received => Opposite.Received + Hands.Sum(h => h.Counted ?? 0);

        public int Awaiting => Hands.Count(h => h.State == "Awaiting");

        public int Open => Hands.Count(h => h.Difference is "Open" or "Proposed");

        public string State => IsReversed ? "Reversed"
            : Hands.All(h => h.IsWithdrawn) ? "Pledged"
            : Given < Pledged && Received < Pledged ? (Hands.All(h => h.State != "Confirmed") ? "PartlyGiven" : "PartlyReceived")
            : Awaiting > 0 ? "GivenInFull"
            : Open > 0 ? "Received"
            : Hands.Any(h => h.State == "Confirmed" && h.Counted != h.Given) ? "Agreed"
            : "Confirmed";

        public Hand Of(int sequence) => Hands[sequence - 1];

        public string Line() => LineOf(Number, State, Pledged, Given, Received, Awaiting, Open, Reverses);

        public static string LineOf(int number, string state, long? pledged, long given, long received, int awaiting, int open, int? reverses) =>
            string.Create(CultureInfo.InvariantCulture, $"{number} {state}: pledged {pledged}, given {given}, received {received}, awaiting {awaiting}, open {open}, reverses {reverses}");
    }

    internal sealed record Hand(int Sequence, long Given)
    {
        public long? Received { get; set; }

        public long? Counted { get; set; }

        public bool IsWithdrawn { get; set; }

        public string? Difference { get; set; }

        public long? Proposed { get; set; }

        public bool ProposedBySponsor { get; set; }

        public string State => IsWithdrawn ? "Withdrawn" : Received is null ? "Awaiting" : "Confirmed";

        public string Line(int number) => LineOf(number, Sequence, State, Given, Received, Counted, Difference, Proposed);

        public static string LineOf(int number, int sequence, string state, long? given, long? received, long? counted, string? difference, long? proposed) =>
            string.Create(CultureInfo.InvariantCulture, $"{number}/{sequence} {state}: given {given}, received {received}, counts {counted}, difference {difference} {proposed}");
    }
}
