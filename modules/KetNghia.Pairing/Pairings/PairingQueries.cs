using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Programmes;

namespace KetNghia.Pairing.Pairings;

internal sealed record PartyLine(Guid PartyId, string Name, bool IsLead, DateOnly FromOn, DateOnly? ToOn, Guid? UnitId);

internal sealed record ChangeLine(Guid Id, PairingState From, PairingState To, string ByName, DateTime AtUtc);

internal sealed record PairingHead
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Code { get; init; }

    public required PairingState State { get; init; }

    public required PairingForm Form { get; init; }

    public required PairingLevel Level { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? StateReason { get; init; }

    public string? Fields { get; init; }

    public MeetingCadence? Cadence { get; init; }

    public int? DistanceKm { get; init; }

    public Guid? ProgrammeId { get; init; }

    public string? ProgrammeName { get; init; }

    public Guid? DocumentId { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DocumentOn { get; init; }

    public string? DocumentIssuer { get; init; }

    /// <summary>The registered paper its words were taken from, when it came from outside.</summary>
    public Guid? DocumentIncomingId { get; init; }

    /// <summary>The same, when it was issued in the workspace.</summary>
    public Guid? DocumentPaperId { get; init; }

    public Guid? ParentId { get; init; }

    public string? ParentCode { get; init; }

    public Guid? SuccessorId { get; init; }

    public string? SuccessorCode { get; init; }

    /// <summary>Last day of a sponsor that has left: everything here is as of its end.</summary>
    public DateOnly? LeftOn { get; init; }

    public required string SponsorNames { get; init; }

    public required string ReceiverNames { get; init; }

    public required long Version { get; init; }

    public required int ContributionCount { get; init; }

    public required int AgreementCount { get; init; }

    /// <summary>Pairs inside it that the reader sees.</summary>
    public required bool HasChildren { get; init; }

    public required IReadOnlyList<PartyLine> Sponsors { get; init; }

    public required IReadOnlyList<PartyLine> Receivers { get; init; }

    /// <summary>As far as the reader knows them.</summary>
    public IReadOnlyList<ChangeLine> Changes { get; init; } = [];

    /// <summary>States it has been in.</summary>
    public IReadOnlyList<PairingState> Passed => [.. Changes.SelectMany(c => new[] { c.From, c.To }).Distinct()];

    /// <summary>Who brought it into its state, and when.</summary>
    public StepMark? Mark => Changes.OrderBy(c => c.AtUtc).ThenBy(c => c.Id).LastOrDefault() is { } last ? new StepMark(last.ByName, last.AtUtc) : null;

    /// <summary>As the rules of steps see it, for the person who reads it.</summary>
    public PairingStanding Standing => new(
        TenantId, Code, State, Form, SponsorsNow.Count > 0 && ReceiversNow.Count > 0, AgreementCount > 0, [.. Beyond.Select(r => r.Name).Distinct()], LeftOn is not null, Mark);

    /// <summary>The reader's scope reaches every commune it concerns.</summary>
    public bool IsWhollySeen => !Beyond.Any();

    private IEnumerable<PartyLine> Beyond => Receivers.Where(r => !AmbientFrame.Current.Covers(r.UnitId ?? Guid.Empty));

    /// <summary>May be changed by those with the permission: they see all of it, and take part.</summary>
    public bool MayBeChanged => IsWhollySeen && LeftOn is null;

    public IReadOnlyList<PartyLine> SponsorsNow => [.. Sponsors.Where(s => s.ToOn is null).OrderByDescending(s => s.IsLead)];

    public IReadOnlyList<PartyLine> ReceiversNow => [.. Receivers.Where(r => r.ToOn is null).OrderByDescending(r => r.IsLead)];
}

internal sealed record AgreementLine(
    Guid Id, AgreementType Type, string? Number, DateOnly SignedOn, DateOnly FromOn, DateOnly? ToOn, string SponsorSignatory, string ReceiverSignatory,
    string? Summary, Guid? RenewsId, Guid? PaperId, long Version, IReadOnlyList<CommitmentLine> Commitments);

internal sealed record CommitmentLine(int SortOrder, string Content, long? QuantityThousandths, string? Unit, int? Year);

internal sealed record ProgrammeRow(Guid Id, string Code, string Name, DateOnly FromOn, DateOnly ToOn, string? Document, long Version);

internal sealed record PairingRef(Guid Id, string Code, string Title, PairingState State);

/// <summary>Reads of one pairing inside the tenant that has been entered.</summary>
internal sealed class PairingQueries(KetNghiaDbContext db, PairingAccess access, SponsorPairingQueries sponsor, IHistory history, ICurrentTenant tenant,
    RecordCodes codes)
{
    /// <summary>What the current workspace knows of the pairing: as it is, or as it stood on a sponsor's last day.</summary>
    public async Task<PairingHead?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(id, cancellationToken);
        if (head is null || await FormerAsync(id, cancellationToken) is not { } former)
        {
            return head;
        }

        var then = await history.AsOfAsync(id, former.UntilUtc, cancellationToken);
        return then is null ? null : head.AsOf(then.Values, former.LastDay) with
        {
            AgreementCount = (await AgreementsAsync(id, cancellationToken)).Count,
            Changes = [.. head.Changes.Where(c => c.AtUtc <= former.UntilUtc)],
        };
    }

    /// <summary>Code and names, as links and titles say them.</summary>
    public string NameOf(PairingHead head) => $"{codes.Shown(head.TenantId, head.Code)} · {head.SponsorNames} – {head.ReceiverNames}";

    public async Task<IReadOnlyList<AgreementLine>> AgreementsAsync(Guid pairingId, CancellationToken cancellationToken)
    {
        var lines = await Lines(db.Set<Agreement>().Where(a => a.PairingId == pairingId).OrderByDescending(a => a.SignedOn).ThenByDescending(a => a.Id)).ToListAsync(cancellationToken);
        if (await FormerAsync(pairingId, cancellationToken) is not { } former)
        {
            return lines;
        }

        var then = await history.AsOfAsync([.. lines.Select(l => l.Id)], former.UntilUtc, cancellationToken);
        return [.. lines.Where(l => then.ContainsKey(l.Id)).Select(l => l.AsOf(then[l.Id].Values))];
    }

    public async Task<(AgreementLine Line, Guid PairingId)?> AgreementAsync(Guid id, CancellationToken cancellationToken)
    {
        var line = await Lines(db.Set<Agreement>().Where(a => a.Id == id)).FirstOrDefaultAsync(cancellationToken);
        return line is null ? null : (line, await db.Set<Agreement>().Where(a => a.Id == id).Select(a => a.PairingId).FirstAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<PairingRef>> ChildrenAsync(Guid pairingId, CancellationToken cancellationToken) =>
        await Refs((await HereAsync(cancellationToken)).Where(p => p.ParentId == pairingId)).ToListAsync(cancellationToken);

    /// <summary>Pairings that may carry on another one, open and not itself; their codes as the reader writes them.</summary>
    public async Task<IReadOnlyList<PairingRef>> OpenOnesAsync(Guid? except, CancellationToken cancellationToken) =>
        (await Refs((await HereAsync(cancellationToken)).Where(p => p.Id != except
            && p.State != PairingState.Ended && p.State != PairingState.Transferred && p.State != PairingState.Declined)).Take(300).ToListAsync(cancellationToken))
        .ConvertAll(p => p with { Code = codes.Shown(tenant.Required, p.Code) });

    public async Task<IReadOnlyList<ProgrammeRow>> ProgrammesAsync(CancellationToken cancellationToken) =>
        await db.Set<Programme>().AsNoTracking().OrderByDescending(p => p.FromOn).ThenBy(p => p.SortName)
            .Select(p => new ProgrammeRow(p.Id, p.Code, p.Name, p.FromOn, p.ToOn, p.Document, p.Version)).ToListAsync(cancellationToken);

    /// <summary>Names of the groups by their codes, in their order.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ContentGroupsAsync(bool english, CancellationToken cancellationToken) =>
        await db.Set<ContentGroup>().AsNoTracking().OrderBy(g => g.SortOrder).Select(g => new KeyValuePair<string, string>(g.Code, english ? g.NameEn : g.Name)).ToListAsync(cancellationToken);

    private async Task<PairingHead?> HeadAsync(Guid id, CancellationToken cancellationToken)
    {
        var here = tenant.Required;
        var known = (await access.KnownPairingsAsync(cancellationToken)).AsNoTracking().Where(p => p.TenantId == here && p.Id == id);
        var seen = await HereAsync(cancellationToken);
        var help = await access.ContributionsAsync(cancellationToken);
        return await Heads(known, seen, help).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<PairingHead> Heads(IQueryable<TwinPairing> known, IQueryable<TwinPairing> seen, IQueryable<Contribution> help) =>
        from p in known
        join g in db.Set<Programme>() on p.ProgrammeId equals g.Id into gs
        from programme in gs.DefaultIfEmpty()
        join d in db.Set<DecidingDocument>() on p.DecidingDocumentId equals d.Id into ds
        from document in ds.DefaultIfEmpty()
        select new PairingHead
        {
            Id = p.Id,
            TenantId = p.TenantId,
            Code = p.Code,
            State = p.State,
            Form = p.Form,
            Level = p.Level,
            FromOn = p.FromOn,
            ToOn = p.ToOn,
            EndedOn = p.EndedOn,
            StateReason = p.StateReason,
            Fields = p.Fields,
            Cadence = p.Cadence,
            DistanceKm = p.DistanceKm,
            ProgrammeId = p.ProgrammeId,
            ProgrammeName = programme.Name,
            DocumentId = p.DecidingDocumentId,
            DocumentNumber = document.Number,
            DocumentOn = document == null ? null : document.IssuedOn,
            DocumentIssuer = document.Issuer,
            DocumentIncomingId = document == null ? null : document.IncomingId,
            DocumentPaperId = document == null ? null : document.PaperId,
            ParentId = p.ParentId,
            ParentCode = seen.Where(x => x.Id == p.ParentId).Select(x => x.Code).FirstOrDefault(),
            SuccessorId = p.SuccessorId,
            SuccessorCode = seen.Where(x => x.Id == p.SuccessorId).Select(x => x.Code).FirstOrDefault(),
            SponsorNames = p.SponsorNames,
            ReceiverNames = p.ReceiverNames,
            Version = p.Version,
            ContributionCount = help.Count(c => c.TenantId == p.TenantId && c.PairingId == p.Id && !c.IsRemoved),
            HasChildren = seen.Any(x => x.TenantId == p.TenantId && x.ParentId == p.Id),
            AgreementCount = db.Set<Agreement>().Count(a => a.TenantId == p.TenantId && a.PairingId == p.Id),
            Sponsors = p.Sponsors.Select(s => new PartyLine(s.PartyId, s.Name, s.IsLead, s.FromOn, s.ToOn, null)).ToList(),
            Receivers = p.Receivers.Select(r => new PartyLine(r.PartyId, r.Name, r.IsLead, r.FromOn, r.ToOn, r.UnitId)).ToList(),
            Changes = p.Changes.Select(c => new ChangeLine(c.Id, c.From, c.To, c.ByName, c.AtUtc)).ToList(),
        };

    private async Task<FormerPart?> FormerAsync(Guid pairingId, CancellationToken cancellationToken) => access.Kind == WorkspaceKind.Sponsor
        ? (await sponsor.FormerAsync(cancellationToken)).FirstOrDefault(f => f.PairingId == pairingId)
        : null;

    /// <summary>Pairings of the tenant entered that this workspace sees.</summary>
    private async Task<IQueryable<TwinPairing>> HereAsync(CancellationToken cancellationToken)
    {
        var here = tenant.Required;
        return (await access.PairingsAsync(cancellationToken)).Where(p => p.TenantId == here);
    }

    private static IQueryable<PairingRef> Refs(IQueryable<TwinPairing> pairings) => pairings.AsNoTracking()
        .OrderByNumber(p => p.Code).Select(p => new PairingRef(p.Id, p.Code, p.SponsorNames + " – " + p.ReceiverNames, p.State));

    private static IQueryable<AgreementLine> Lines(IQueryable<Agreement> agreements) => agreements.AsNoTracking().Select(a => new AgreementLine(
        a.Id, a.Type, a.Number, a.SignedOn, a.FromOn, a.ToOn, a.SponsorSignatory, a.ReceiverSignatory, a.Summary, a.RenewsId, a.PaperId, a.Version,
        a.Commitments.OrderBy(c => c.SortOrder).Select(c => new CommitmentLine(c.SortOrder, c.Content, c.QuantityThousandths, c.Unit, c.Year)).ToList()));
}
