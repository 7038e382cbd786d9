using System.Linq.Expressions;
using KetNghia.Pairing.Contracts;

namespace KetNghia.Pairing.Pairings;

/// <summary>
/// Cặp kết nghĩa: sponsors (bên hỗ trợ) and receivers (bên nhận) bound for a period. QĐ 3651/QĐ-UBND, phần II.2 (phân
/// công, phối hợp). Becomes active only with a deciding document; a closed one is never opened again.
/// </summary>
internal sealed class TwinPairing : ITenantOwned, IUnitsScoped<TwinPairing>, IRecorded, IRemovable
{
    public const int CodeLength = 20;
    public const int NamesLength = 500;
    public const int FieldsLength = 1000;
    public const int MaxDistanceKm = 5000;

    private readonly List<PairingSponsor> _sponsors = [];
    private readonly List<PairingReceiver> _receivers = [];
    private readonly List<PairingLink> _links = [];
    private readonly List<PairingStateChange> _changes = [];

    private TwinPairing()
    {
    }

    public TwinPairing(Guid id, Guid tenantId, string code, PairingTermsOf terms, Guid? parentId)
    {
        Id = id;
        TenantId = tenantId;
        Code = code;
        ParentId = parentId;
        State = PairingState.Proposed;
        Set(terms);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Unit of the lead receiver.</summary>
    /// <summary>Every commune that receives, or did, sees the pairing, not the leading one alone.</summary>
    public static Expression<Func<TwinPairing, IEnumerable<Guid>>> Units => p => p.Receivers.Select(r => r.UnitId);

    /// <summary>Unit of the leading receiver.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>KN-001, per tenant.</summary>
    public string Code { get; private set; } = "";

    public Guid? ProgrammeId { get; private set; }

    public PairingForm Form { get; private set; }

    public PairingLevel Level { get; private set; }

    public DateOnly FromOn { get; private set; }

    /// <summary>Planned last day; null when open-ended.</summary>
    public DateOnly? ToOn { get; private set; }

    /// <summary>Lĩnh vực.</summary>
    public string? Fields { get; private set; }

    public MeetingCadence? Cadence { get; private set; }

    public int? DistanceKm { get; private set; }

    /// <summary>Cặp cha: a pair inside a pair (school–school, household–household).</summary>
    public Guid? ParentId { get; private set; }

    public Guid? DecidingDocumentId { get; private set; }

    /// <summary>The pairing that carries on after a transfer.</summary>
    public Guid? SuccessorId { get; private set; }

    public PairingState State { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>Reason of the last change that needed one.</summary>
    public string? StateReason { get; private set; }

    public string SponsorNames { get; private set; } = "";

    public string ReceiverNames { get; private set; } = "";

    public string SponsorSortName { get; private set; } = "";

    public string ReceiverSortName { get; private set; } = "";

    public string SearchText { get; private set; } = "";

    /// <summary>Entered by mistake and taken back; its code stays used, its parties may be paired again.</summary>
    public bool IsRemoved { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<PairingSponsor> Sponsors => _sponsors;

    public IReadOnlyList<PairingReceiver> Receivers => _receivers;

    public IReadOnlyList<PairingLink> Links => _links;

    public IReadOnlyList<PairingStateChange> Changes => _changes;

    /// <summary>Last day it counts: the real end once closed, else the planned one.</summary>
    public DateOnly? LastDay => EndedOn ?? ToOn;

    public void Change(PairingTermsOf terms)
    {
        MustBeOpen();
        Set(terms);
        Refresh();
    }

    /// <summary>Adds a sponsor; the first, or one added as lead, leads.</summary>
    public void AddSponsor(Guid id, PartyFacts party, bool isLead, DateOnly from)
    {
        MustBeOpen();
        if (_sponsors.Any(s => s.PartyId == party.Id && s.ToOn is null))
        {
            throw new BusinessException(PairingErrors.PartyTwice).With("party", party.Name).At("Input.SponsorIds");
        }

        if (_receivers.Any(r => r.PartyId == party.Id))
        {
            throw new BusinessException(PairingErrors.PartyOnBothSides).With("party", party.Name).At("Input.SponsorIds");
        }

        var leads = isLead || _sponsors.All(s => s.ToOn is not null);
        _sponsors.ForEach(s => s.IsLead &= !leads);
        _sponsors.Add(new PairingSponsor(id, TenantId, Id, party, leads, from));
        Refresh();
    }

    public void AddReceiver(Guid id, PartyFacts party, Guid unitId, bool isLead, DateOnly from)
    {
        MustBeOpen();
        if (_receivers.Any(r => r.PartyId == party.Id && r.ToOn is null))
        {
            throw new BusinessException(PairingErrors.PartyTwice).With("party", party.Name).At("Input.ReceiverIds");
        }

        if (_sponsors.Any(s => s.PartyId == party.Id))
        {
            throw new BusinessException(PairingErrors.PartyOnBothSides).With("party", party.Name).At("Input.ReceiverIds");
        }

        var leads = isLead || _receivers.All(r => r.ToOn is not null);
        _receivers.ForEach(r => r.IsLead &= !leads);
        _receivers.Add(new PairingReceiver(id, TenantId, Id, party, unitId, leads, from));
        UnitId = _receivers.First(r => r.IsLead).UnitId;
        Refresh();
    }

    /// <summary>A sponsor leaves; its row and its contributions stay.</summary>
    public void RemoveSponsor(Guid partyId, DateOnly lastDay)
    {
        MustBeOpen();
        var leaving = _sponsors.FirstOrDefault(s => s.PartyId == partyId && s.ToOn is null) ?? throw new RecordNotFoundException();
        var staying = _sponsors.Where(s => s.ToOn is null && s != leaving).ToList();
        if (staying.Count == 0)
        {
            throw new BusinessException(PairingErrors.LastParty).At("Input.SponsorIds");
        }

        leaving.ToOn = lastDay < leaving.FromOn ? leaving.FromOn : lastDay;
        if (leaving.IsLead)
        {
            leaving.IsLead = false;
            staying[0].IsLead = true;
        }

        Refresh();
    }

    public void RemoveReceiver(Guid partyId, DateOnly lastDay)
    {
        MustBeOpen();
        var leaving = _receivers.FirstOrDefault(r => r.PartyId == partyId && r.ToOn is null) ?? throw new RecordNotFoundException();
        var staying = _receivers.Where(r => r.ToOn is null && r != leaving).ToList();
        if (staying.Count == 0)
        {
            throw new BusinessException(PairingErrors.LastParty).At("Input.ReceiverIds");
        }

        leaving.ToOn = lastDay < leaving.FromOn ? leaving.FromOn : lastDay;
        if (leaving.IsLead)
        {
            leaving.IsLead = false;
            staying[0].IsLead = true;
            UnitId = staying[0].UnitId;
        }

        Refresh();
    }

    public void MakeLead(Guid partyId)
    {
        MustBeOpen();
        if (_sponsors.Any(s => s.PartyId == partyId && s.ToOn is null))
        {
            _sponsors.ForEach(s => s.IsLead = s.PartyId == partyId && s.ToOn is null);
        }
        else if (_receivers.Any(r => r.PartyId == partyId && r.ToOn is null))
        {
            _receivers.ForEach(r => r.IsLead = r.PartyId == partyId && r.ToOn is null);
            UnitId = _receivers.First(r => r.IsLead).UnitId;
        }
        else
        {
            throw new RecordNotFoundException();
        }

        Refresh();
    }

    /// <summary>Brings the sponsor–receiver combinations and their unique keys in line with the parties and the state.</summary>
    public void SyncLinks(IIdGenerator ids)
    {
        var open = !State.IsClosed() && !IsRemoved;
        var pairs = _sponsors.Where(s => s.ToOn is null)
            .SelectMany(s => _receivers.Where(r => r.ToOn is null).Select(r => (Sponsor: s.PartyId, Receiver: r.PartyId)))
            .ToHashSet();
        foreach (var (sponsor, receiver) in pairs.Where(p => _links.All(l => (l.SponsorPartyId, l.ReceiverPartyId) != p)))
        {
            _links.Add(new PairingLink(ids.New(), TenantId, Id, sponsor, receiver));
        }

        foreach (var link in _links)
        {
            var isOpen = open && pairs.Contains((link.SponsorPartyId, link.ReceiverPartyId));
            link.ActiveKey = isOpen ? PairingLink.KeyOf(link.SponsorPartyId, link.ReceiverPartyId, ProgrammeId) : null;
        }
    }

    /// <summary>The one door through which the state changes.</summary>
    /// <param name="hasAgreement">Whether a signed paper is on record; only signing asks.</param>
    /// <param name="successorId">The pairing that carries on; only a transfer asks.</param>
    public void Do(PairingAction action, StateChangeFacts facts, bool hasAgreement = false, Guid? successorId = null)
    {
        var step = PairingSteps.Rules.Table.Require(State, action);
        var to = step.To!.Value;
        BusinessException.ThrowIfAny(FaultsOf(step, Standing(hasAgreement), facts, successorId));
        var reason = VietnameseText.CleanOrNull(facts.Reason);
        _changes.Add(new PairingStateChange(facts.RowId, TenantId, Id, action, State, to, facts with { Reason = reason }));
        DecidingDocumentId = action is PairingAction.Assign ? facts.DecidingDocumentId ?? DecidingDocumentId : DecidingDocumentId ?? facts.DecidingDocumentId;
        SuccessorId = action == PairingAction.Transfer ? successorId : SuccessorId;
        EndedOn = to.IsClosed() ? facts.On : EndedOn;
        StateReason = reason ?? StateReason;
        State = to;
    }

    /// <summary>Takes back a pairing that came in by mistake, before anything was built on it.</summary>
    public void TakeBack(string? reason)
    {
        MustBeOpen();
        if (VietnameseText.IsBlank(reason))
        {
            throw new BusinessException(FrameworkErrors.ReasonMissing).At("Input.Reason");
        }

        StateReason = VietnameseText.Clean(reason);
        IsRemoved = true;
    }

    /// <summary>Whether the two periods share a day.</summary>
    public static bool Overlaps(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        (otherTo is null || from <= otherTo) && (to is null || otherFrom <= to);

    /// <summary>As the rules of steps see it; what else the reader is, is for others to say.</summary>
    public PairingStanding Standing(bool hasAgreement) => new(
        TenantId, Code, State, Form, _sponsors.Exists(s => s.ToOn is null) && _receivers.Exists(r => r.ToOn is null), hasAgreement, [], HasLeft: false, Mark: null);

    private IEnumerable<BusinessException> FaultsOf(Step<PairingState, PairingAction> step, PairingStanding standing, StateChangeFacts facts, Guid? successorId)
    {
        foreach (var fault in PairingSteps.Rules.ForRecord(standing, step))
        {
            yield return fault;
        }

        if (step.Action is PairingAction.Suspend or PairingAction.Transfer && facts.On < FromOn)
        {
            yield return new BusinessException(PairingErrors.ChangeBeforeStart).With("from", Format.Date(FromOn)).At("Input.On");
        }

        if (step.Action == PairingAction.Transfer && (successorId is null || successorId == Id))
        {
            yield return new BusinessException(PairingErrors.SuccessorMissing).At("More.SuccessorId");
        }

        var hasPaper = (facts.DecidingDocumentId ?? DecidingDocumentId) is not null;
        foreach (var fault in step.FaultsOf(facts.Reason, PairingSteps.Rules.PaperOf(standing, step), hasPaper))
        {
            yield return fault;
        }
    }

    private void MustBeOpen()
    {
        if (State.IsClosed())
        {
            throw new BusinessException(PairingErrors.Closed).With("code", new RecordNumber(TenantId, Code));
        }
    }

    private void Set(PairingTermsOf terms)
    {
        if (terms.ToOn < terms.FromOn)
        {
            throw new BusinessException(PairingErrors.PeriodBackwards).At("Input.ToOn");
        }

        ProgrammeId = terms.ProgrammeId;
        Form = terms.Form;
        Level = terms.Level;
        FromOn = terms.FromOn;
        ToOn = terms.ToOn;
        Fields = VietnameseText.CleanOrNull(terms.Fields);
        Cadence = terms.Cadence;
        DistanceKm = terms.DistanceKm;
        DecidingDocumentId = terms.DecidingDocumentId ?? (terms.HasNoDocument ? null : DecidingDocumentId);
    }

    private void Refresh()
    {
        var sponsors = _sponsors.Where(s => s.ToOn is null).OrderByDescending(s => s.IsLead).Select(s => s.Name).ToList();
        var receivers = _receivers.Where(r => r.ToOn is null).OrderByDescending(r => r.IsLead).Select(r => r.Name).ToList();
        SponsorNames = Cut(string.Join("; ", sponsors), NamesLength);
        ReceiverNames = Cut(string.Join("; ", receivers), NamesLength);
        SponsorSortName = VietnameseText.SortKey(sponsors.FirstOrDefault());
        ReceiverSortName = VietnameseText.SortKey(receivers.FirstOrDefault());
        SearchText = Cut(VietnameseText.Fold($"{Code} {SponsorNames} {ReceiverNames} {Fields}"), 1500);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>What two parties agree on, apart from who they are.</summary>
internal sealed record PairingTermsOf
{
    public Guid? ProgrammeId { get; init; }

    public required PairingForm Form { get; init; }

    public required PairingLevel Level { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    public string? Fields { get; init; }

    public MeetingCadence? Cadence { get; init; }

    public int? DistanceKm { get; init; }

    /// <summary>Null keeps the one it has.</summary>
    public Guid? DecidingDocumentId { get; init; }

    /// <summary>The one it has was added by mistake and goes again.</summary>
    public bool HasNoDocument { get; init; }
}
