using KetNghia.Directory.Contracts.Imports;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Imports.Contracts;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;
using static KetNghia.Pairing.Imports.PairingColumns;

namespace KetNghia.Pairing.Imports;

/// <summary>Rows that name a pairing by its code: what they would change of it, as its page would.</summary>
internal sealed class PairingChanges(
    KetNghiaDbContext db, PairingAccess access, PairingAppService pairings, ImportPlaces places, ImportCodes codes, ICurrentTenant tenant, ITexts texts)
{
    private readonly Dictionary<(Guid TenantId, string Code), Known> _known = [];
    private Dictionary<string, string> _programmes = [];

    /// <summary>Reads the pairings the rows name, and those they may mean.</summary>
    public async Task PrepareAsync(IReadOnlyList<ImportLine> lines, IReadOnlyList<ImportChoice> programmes, CancellationToken cancellationToken)
    {
        _programmes = programmes.ToDictionary(p => p.Value, p => p.Name);
        var visible = (await access.PairingsAsync(cancellationToken)).AsNoTracking().Include(p => p.Sponsors).Include(p => p.Receivers);
        var papers = db.Set<DecidingDocument>();
        foreach (var some in codes.Named(lines, Code))
        {
            var found = await visible.Where(p => some.Contains(p.Code))
                .Select(p => new { Pairing = p, Paper = papers.Where(d => d.TenantId == p.TenantId && d.Id == p.DecidingDocumentId).FirstOrDefault() }).ToListAsync(cancellationToken);
            found.ForEach(f => _known[(f.Pairing.TenantId, f.Pairing.Code)] = new Known(
                f.Pairing, f.Paper is { } paper ? new PaperWords(paper.Number, paper.Issuer, paper.IssuedOn) : PaperWords.None));
        }
    }

    public async Task ValidateAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(line, (Locality, Code), PairingErrors.ImportPairingUnknown, _known, cancellationToken) is not { } known)
        {
            return;
        }

        var tenantId = known.Pairing.TenantId;

        var (sponsors, sponsorNames) = await SponsorsAsync(line, known, cancellationToken);
        var (receivers, receiverNames) = await ReceiversAsync(line, known, tenantId, cancellationToken);
        var (terms, paper) = (Typed(line, known.Terms), Paper(line, known.Paper));
        if (line.HasErrors)
        {
            return;
        }

        var was = new ToldPairing(known.Pairing.SponsorNames, known.Pairing.ReceiverNames, known.Terms, Programme(known.Terms), known.Paper);
        var fields = was.ChangesTo(new ToldPairing(sponsorNames, receiverNames, terms, Programme(terms), paper), texts);
        var (before, after) = (Before(known, paper), new PairingChange(terms, sponsors, receivers, paper == known.Paper ? null : Input(paper)));
        line.Changes(RecordOf(known.Pairing), before, after, fields);
        if (fields.Count > 0)
        {
            await CheckAsync(line, known, after, cancellationToken);
        }
    }

    public async Task<ImportedRecord> ChangeAsync(ImportMeaning meaning, ImportedRecord record, CancellationToken cancellationToken)
    {
        var change = meaning.As<PairingChange>();
        var receivers = new List<Guid>();
        foreach (var receiver in change.Receivers)
        {
            receivers.Add(receiver.PartyId ?? await places.PartyOfAsync(receiver.UnitId!.Value, cancellationToken));
        }

        using (tenant.Change(record.TenantId))
        {
            await pairings.ChangeAsync(record.EntityId, InputOf(change, receivers), record.Version, cancellationToken);
            return await RecordAsync(record.EntityId, cancellationToken);
        }
    }

    /// <summary>A pairing as the result names it. Its tenant is entered.</summary>
    public async Task<ImportedRecord> RecordAsync(Guid id, CancellationToken cancellationToken) =>
        RecordOf(await db.Set<TwinPairing>().AsNoTracking().FirstAsync(p => p.Id == id, cancellationToken));

    public string Shown(Guid tenantId, string code) => codes.Shown(tenantId, code);

    private ImportedRecord RecordOf(TwinPairing p) => new(
        p.TenantId, nameof(TwinPairing), p.Id, $"{codes.Shown(p.TenantId, p.Code)} · {p.SponsorNames} – {p.ReceiverNames}", p.Version, $"/pairing/pairings/details/{p.Id}");

    /// <summary>What the page would refuse; nothing is written. A commune that never took part is looked at when it becomes a party.</summary>
    private async Task CheckAsync(ImportLine line, Known known, PairingChange after, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> receivers = [.. after.Receivers.Select(r => r.PartyId).OfType<Guid>()];
        using (tenant.Change(known.Pairing.TenantId))
        {
            try
            {
                await pairings.CheckChangeAsync(known.Pairing.Id, InputOf(after, receivers.Count > 0 ? receivers : known.ReceiverIds), cancellationToken);
            }
            catch (BusinessException refused)
            {
                codes.Refuse(line, refused, OfFields);
            }
        }
    }

    private static PairingInput InputOf(PairingChange change, IReadOnlyList<Guid> receivers) =>
        new() { Terms = change.Terms, SponsorIds = change.SponsorIds, ReceiverIds = receivers, Document = change.Document };

    private static PairingChange Before(Known known, PaperWords now) => new(
        known.Terms with { HasNoDocument = known.Paper.IsNone && !now.IsNone }, known.SponsorIds, [.. known.ReceiverIds.Select(r => new ReceiverMatch(r, null))], null);

    private async Task<(IReadOnlyList<Guid> Ids, string Names)> SponsorsAsync(ImportLine line, Known known, CancellationToken cancellationToken)
    {
        if (line.IsEmpty(Sponsor) || IsSame(line.Text(Sponsor), known.Pairing.SponsorNames))
        {
            return (known.SponsorIds, known.Pairing.SponsorNames);
        }

        var here = known.Pairing.Sponsors.Where(s => s.ToOn is null).DistinctBy(s => VietnameseText.Fold(s.Name)).ToDictionary(s => VietnameseText.Fold(s.Name), s => s.PartyId);
        var ids = new List<Guid>();
        foreach (var part in NamePart.Of(line, Sponsor))
        {
            ids.Add(here.TryGetValue(VietnameseText.Fold(part.Text), out var own) ? own : await places.SponsorAsync(line, Sponsor, part, cancellationToken) ?? Guid.Empty);
        }

        return AreSame(ids, known.SponsorIds) ? (known.SponsorIds, known.Pairing.SponsorNames) : ([.. ids.Distinct()], line.Text(Sponsor));
    }

    private async Task<(IReadOnlyList<ReceiverMatch> Found, string Names)> ReceiversAsync(ImportLine line, Known known, Guid tenantId, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReceiverMatch> own = [.. known.ReceiverIds.Select(r => new ReceiverMatch(r, null))];
        if (line.IsEmpty(Receiver) || IsSame(line.Text(Receiver), known.Pairing.ReceiverNames))
        {
            return (own, known.Pairing.ReceiverNames);
        }

        var locality = await places.LocalityAsync(tenantId.ToString(), cancellationToken, forNew: false);
        var here = known.Pairing.Receivers.Where(r => r.ToOn is null).DistinctBy(r => VietnameseText.Fold(r.Name)).ToDictionary(r => VietnameseText.Fold(r.Name), r => r.PartyId);
        var found = new List<ReceiverMatch>();
        foreach (var part in NamePart.Of(line, Receiver))
        {
            var match = here.TryGetValue(VietnameseText.Fold(part.Text), out var party) ? new ReceiverMatch(party, null)
                : locality is null ? null : await places.ReceiverAsync(line, Receiver, part, locality, cancellationToken);
            found.Add(match ?? new ReceiverMatch(null, null));
        }

        return AreSame(found.ConvertAll(f => f.PartyId ?? Guid.Empty), known.ReceiverIds) ? (own, known.Pairing.ReceiverNames) : ([.. found.Distinct()], line.Text(Receiver));
    }

    private static bool IsSame(string typed, string names) => VietnameseText.Fold(typed) == VietnameseText.Fold(names);

    /// <summary>The first leads; the order of the others says nothing.</summary>
    private static bool AreSame(List<Guid> typed, IReadOnlyList<Guid> known) => typed.Count > 0 && typed[0] == known[0] && typed.ToHashSet().SetEquals(known);

    private PairingTermsOf Typed(ImportLine line, PairingTermsOf was)
    {
        if (line.Has(Level) && line.IsEmpty(Level))
        {
            line.Refuse(Level, ImportErrors.CellEmpty);
        }

        return was with
        {
            ProgrammeId = !line.Has(ProgrammeColumn) ? was.ProgrammeId : line.Choice(ProgrammeColumn) is { } programme ? Guid.Parse(programme) : null,
            Form = line.Choice<PairingForm>(Form) ?? was.Form,
            Level = line.Choice<PairingLevel>(Level) ?? was.Level,
            FromOn = line.Date(FromOn) ?? was.FromOn,
            ToOn = line.Has(ToOn) ? line.Date(ToOn) : was.ToOn,
            Fields = line.Has(Fields) ? VietnameseText.CleanOrNull(line.Text(Fields)) : was.Fields,
        };
    }

    /// <summary>Another paper is named in full; the one there is cannot be taken away.</summary>
    private static PaperWords Paper(ImportLine line, PaperWords was)
    {
        var now = new PaperWords(
            line.Has(DocumentNumber) ? line.Text(DocumentNumber) : was.Number, line.Has(DocumentIssuer) ? line.Text(DocumentIssuer) : was.Issuer,
            line.Has(DocumentDate) ? line.Date(DocumentDate) : was.On);
        if (now.IsNone && !was.IsNone)
        {
            line.Refuse(DocumentNumber, PairingErrors.ImportDocumentKept);
        }
        else if (!now.IsNone && !now.IsComplete)
        {
            line.Refuse(now.Number.Length == 0 ? DocumentNumber : now.Issuer.Length == 0 ? DocumentIssuer : DocumentDate, DocumentsErrors.DecidingIncomplete);
        }

        return now;
    }

    private static DecidingInput Input(PaperWords paper) => new() { Number = paper.Number, Issuer = paper.Issuer, IssuedOn = paper.On };

    private string Programme(PairingTermsOf terms) => terms.ProgrammeId is { } id ? _programmes.GetValueOrDefault(id.ToString(), "") : "";

    private sealed record Known(TwinPairing Pairing, PaperWords Paper)
    {
        public IReadOnlyList<Guid> SponsorIds { get; } = [.. Pairing.Sponsors.Where(s => s.ToOn is null).OrderByDescending(s => s.IsLead).Select(s => s.PartyId)];

        public IReadOnlyList<Guid> ReceiverIds { get; } = [.. Pairing.Receivers.Where(r => r.ToOn is null).OrderByDescending(r => r.IsLead).Select(r => r.PartyId)];

        public PairingTermsOf Terms { get; } = new()
        {
            ProgrammeId = Pairing.ProgrammeId,
            Form = Pairing.Form,
            Level = Pairing.Level,
            FromOn = Pairing.FromOn,
            ToOn = Pairing.ToOn,
            Fields = Pairing.Fields,
            Cadence = Pairing.Cadence,
            DistanceKm = Pairing.DistanceKm,
            DecidingDocumentId = Pairing.DecidingDocumentId,
        };
    }
}
