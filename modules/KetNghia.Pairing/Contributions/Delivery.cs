using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Contributions;

/// <summary>
/// Lần giao nhận: what the sponsor says it handed over and what the receiver says arrived. Both figures stay for ever;
/// <see cref="CountedThousandths"/> and <see cref="CountedDong"/> hold the one that counts (the receiver's until settled).
/// </summary>
internal sealed class Delivery : ITenantOwned, IUnitScoped, IRecorded
{
    public const int PlaceLength = 200;
    public const int NameLength = 150;
    public const int NoteLength = 1000;

    private Delivery()
    {
    }

    internal Delivery(Contribution contribution, int sequence, Figure given, HandOverFacts facts)
    {
        Id = facts.Id;
        TenantId = contribution.TenantId;
        ContributionId = contribution.Id;
        PairingId = contribution.PairingId;
        UnitId = contribution.UnitId;
        Sequence = sequence;
        State = DeliveryState.Awaiting;
        GivenThousandths = given.Thousandths;
        GivenDong = given.Dong;
        HandedOverOn = facts.On;
        Place = Text(facts.Place);
        HandedOverBy = Text(facts.HandedOverBy);
        GivenNote = Text(facts.Note);
        GivenNoEvidenceReason = Text(facts.NoEvidenceReason);
        IsLast = facts.IsLast;
        GivenById = facts.By.Id;
        GivenByName = facts.By.Name;
        GivenAtUtc = facts.By.AtUtc;
        GivenOnBehalf = facts.By.OnBehalf;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ContributionId { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid UnitId { get; private set; }

    /// <summary>Lần thứ mấy, from 1.</summary>
    public int Sequence { get; private set; }

    public DeliveryState State { get; private set; }

    public long? GivenThousandths { get; private set; }

    public long? GivenDong { get; private set; }

    public DateOnly HandedOverOn { get; private set; }

    public string? Place { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? HandedOverBy { get; private set; }

    public string? GivenNote { get; private set; }

    public string? GivenNoEvidenceReason { get; private set; }

    /// <summary>Lần giao cuối: nothing more follows, even when less than pledged came.</summary>
    public bool IsLast { get; private set; }

    public Guid GivenById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string GivenByName { get; private set; } = "";

    public DateTime GivenAtUtc { get; private set; }

    /// <summary>Recorded by the locality for a sponsor who does not use the system.</summary>
    public bool GivenOnBehalf { get; private set; }

    public long? ReceivedThousandths { get; private set; }

    public long? ReceivedDong { get; private set; }

    public DateOnly? ReceivedOn { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? ReceivedBy { get; private set; }

    public string? ReceivedNote { get; private set; }

    public string? ReceivedNoEvidenceReason { get; private set; }

    public Guid? ConfirmedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? ConfirmedByName { get; private set; }

    public DateTime? ConfirmedAtUtc { get; private set; }

    public long? CountedThousandths { get; private set; }

    public long? CountedDong { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public long Version { get; private set; } = 1;

    public Figure Given => new(GivenThousandths, GivenDong);

    public Figure Received => new(ReceivedThousandths, ReceivedDong);

    public Figure Counted => new(CountedThousandths, CountedDong);

    internal void Confirm(Figure received, ConfirmFacts facts)
    {
        State = DeliveryState.Confirmed;
        ReceivedThousandths = received.Thousandths;
        ReceivedDong = received.Dong;
        ReceivedOn = facts.On;
        ReceivedBy = Text(facts.ReceivedBy);
        ReceivedNote = Text(facts.Note);
        ReceivedNoEvidenceReason = Text(facts.NoEvidenceReason);
        ConfirmedById = facts.By.Id;
        ConfirmedByName = facts.By.Name;
        ConfirmedAtUtc = facts.By.AtUtc;
        Count(received);
    }

    internal void Count(Figure figure)
    {
        CountedThousandths = figure.Thousandths;
        CountedDong = figure.Dong;
    }

    internal void Withdraw(string reason)
    {
        State = DeliveryState.Withdrawn;
        WithdrawnReason = VietnameseText.Clean(reason);
    }

    private static string? Text(string? text) => VietnameseText.CleanOrNull(text);
}

/// <summary>What either side states of one delivery, as far as it can be judged.</summary>
internal readonly record struct SideStatement(long? Dong, long? Thousandths, DateOnly On, string? Note, bool HasEvidence, string? NoEvidenceReason);

/// <summary>What the giving side states. Exactly one of amount and quantity, by the kind of the contribution.</summary>
internal sealed record HandOverFacts(Guid Id, DateOnly On, SideActor By)
{
    public SideStatement Stated => new(Dong, Thousandths, On, Note, HasEvidence, NoEvidenceReason);

    public long? Dong { get; init; }

    public long? Thousandths { get; init; }

    public string? Place { get; init; }

    public string? HandedOverBy { get; init; }

    public string? Note { get; init; }

    public bool HasEvidence { get; init; }

    public string? NoEvidenceReason { get; init; }

    public bool IsLast { get; init; }

    /// <summary>Not a thing beyond the pledge: a sponsor that has left the pairing settles what it owes.</summary>
    public bool OnlyPledged { get; init; }
}

/// <summary>What the receiving side states about one delivery.</summary>
internal sealed record ConfirmFacts(DateOnly On, SideActor By)
{
    public SideStatement Stated => new(Dong, Thousandths, On, Note, HasEvidence, NoEvidenceReason);

    public long? Dong { get; init; }

    public long? Thousandths { get; init; }

    public string? ReceivedBy { get; init; }

    public string? Note { get; init; }

    public bool HasEvidence { get; init; }

    public string? NoEvidenceReason { get; init; }
}
