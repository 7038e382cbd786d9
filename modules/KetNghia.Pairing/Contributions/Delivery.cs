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

    internal Delivery(Guid id, Contribution contribution, int sequence, Figure given, Statement stated, SideActor by)
    {
        Id = id;
        TenantId = contribution.TenantId;
        ContributionId = contribution.Id;
        PairingId = contribution.PairingId;
        UnitId = contribution.UnitId;
        Sequence = sequence;
        State = DeliveryState.Awaiting;
        GivenThousandths = given.Thousandths;
        GivenDong = given.Dong;
        HandedOverOn = stated.On;
        Place = Text(stated.Place);
        HandedOverBy = Text(stated.Person);
        GivenNote = Text(stated.Note);
        GivenNoEvidenceReason = Text(stated.NoEvidenceReason);
        IsLast = stated.IsLast;
        GivenById = by.Id;
        GivenByName = by.Shown;
        GivenAtUtc = by.AtUtc;
        GivenOnBehalf = by.OnBehalf;
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

    internal void Confirm(Figure received, Statement stated, SideActor by)
    {
        State = DeliveryState.Confirmed;
        ReceivedThousandths = received.Thousandths;
        ReceivedDong = received.Dong;
        ReceivedOn = stated.On;
        ReceivedBy = Text(stated.Person);
        ReceivedNote = Text(stated.Note);
        ReceivedNoEvidenceReason = Text(stated.NoEvidenceReason);
        ConfirmedById = by.Id;
        ConfirmedByName = by.Shown;
        ConfirmedAtUtc = by.AtUtc;
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
