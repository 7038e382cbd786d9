namespace KetNghia.Pairing.Pairings;

/// <summary>Bên hỗ trợ: one sponsor of a pairing, with dates and its name as it was when it joined.</summary>
internal sealed class PairingSponsor : ITenantOwned
{
    private PairingSponsor()
    {
    }

    internal PairingSponsor(Guid id, Guid tenantId, Guid pairingId, PartyFacts party, bool isLead, DateOnly from)
    {
        Id = id;
        TenantId = tenantId;
        PairingId = pairingId;
        PartyId = party.Id;
        Name = party.Name;
        SortName = VietnameseText.SortKey(party.Name);
        IsLead = isLead;
        FromOn = from;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid PartyId { get; private set; }

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public bool IsLead { get; internal set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>Last day of its part, when it left before the pairing ended.</summary>
    public DateOnly? ToOn { get; internal set; }
}

/// <summary>Bên nhận: one receiver of a pairing with its administrative unit version.</summary>
internal sealed class PairingReceiver : ITenantOwned, IWithinUnit
{
    private PairingReceiver()
    {
    }

    internal PairingReceiver(Guid id, Guid tenantId, Guid pairingId, PartyFacts party, Guid unitId, bool isLead, DateOnly from)
    {
        Id = id;
        TenantId = tenantId;
        PairingId = pairingId;
        PartyId = party.Id;
        Name = party.Name;
        SortName = VietnameseText.SortKey(party.Name);
        UnitId = unitId;
        IsLead = isLead;
        FromOn = from;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid PartyId { get; private set; }

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    public Guid UnitId { get; private set; }

    public bool IsLead { get; internal set; }

    public DateOnly FromOn { get; private set; }

    public DateOnly? ToOn { get; internal set; }
}

/// <summary>
/// One sponsor–receiver combination of a pairing. <see cref="ActiveKey"/> is unique per tenant and null once the pairing
/// is closed or one of the two has left: the database allows one open pairing per pair and programme (I7).
/// </summary>
internal sealed class PairingLink : ITenantOwned
{
    private PairingLink()
    {
    }

    internal PairingLink(Guid id, Guid tenantId, Guid pairingId, Guid sponsorPartyId, Guid receiverPartyId)
    {
        Id = id;
        TenantId = tenantId;
        PairingId = pairingId;
        SponsorPartyId = sponsorPartyId;
        ReceiverPartyId = receiverPartyId;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PairingId { get; private set; }

    public Guid SponsorPartyId { get; private set; }

    public Guid ReceiverPartyId { get; private set; }

    public string? ActiveKey { get; internal set; }

    public static string KeyOf(Guid sponsor, Guid receiver, Guid? programme) => $"{sponsor:N}{receiver:N}{programme ?? Guid.Empty:N}";
}

/// <summary>Một lần đổi trạng thái: who, when, from, to, why, and on which paper.</summary>
internal sealed class PairingStateChange : ITenantOwned
{
    public const int ReasonLength = 1000;

    private PairingStateChange()
    {
    }

    internal PairingStateChange(Guid id, Guid tenantId, Guid pairingId, PairingAction? action, PairingState from, PairingState to, StateChangeFacts facts)
    {
        Id = id;
        TenantId = tenantId;
        PairingId = pairingId;
        Action = action;
        From = from;
        To = to;
        ChangedOn = facts.On;
        Reason = facts.Reason;
        DecidingDocumentId = facts.DecidingDocumentId;
        ById = facts.By.Id;
        ByName = facts.By.Shown;
        AtUtc = facts.By.AtUtc;
        OnBehalf = facts.By.OnBehalf;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PairingId { get; private set; }

    public PairingAction? Action { get; private set; }

    public PairingState From { get; private set; }

    public PairingState To { get; private set; }

    /// <summary>Business date from which it counts.</summary>
    public DateOnly ChangedOn { get; private set; }

    public string? Reason { get; private set; }

    public Guid? DecidingDocumentId { get; private set; }

    public Guid ById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string ByName { get; private set; } = "";

    public bool OnBehalf { get; private set; }

    public DateTime AtUtc { get; private set; }
}

/// <summary>A party as the pairing keeps it.</summary>
internal sealed record PartyFacts(Guid Id, string Name);

/// <param name="RowId">Id of the row that keeps the change.</param>
/// <param name="On">Business date from which it counts.</param>
internal sealed record StateChangeFacts(Guid RowId, DateOnly On, SideActor By, string? Reason = null, Guid? DecidingDocumentId = null);
