using System.Linq.Expressions;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>Cặp kết nghĩa. Of one a sponsor has left, the history goes on being read until its last day.</summary>
internal sealed class PairingRecords(RecordServices services, KetNghiaDbContext db, SponsorPairingQueries sponsor, ProvincePairingQueries province)
    : RootRecordKind<TwinPairing>(services)
{
    public override string Permission => PairingPermissions.Pairings.View;

    public override string PathOf(Guid id) => $"/pairing/pairings/details/{id}";

    public override string HistoryPathOf(Guid id) => $"/pairing/pairings/history/{id}";

    protected override IQueryable<TwinPairing> OfLocality()
    {
        var (here, units) = (Services.Workspace.Required.TenantId, AmbientFrame.Current.Scope?.UnitIds.ToList());
        return units is null
            ? db.Set<TwinPairing>()
            : db.Set<TwinPairing>().Where(p => p.TenantId == here && (units.Contains(p.UnitId) || p.Receivers.Any(r => units.Contains(r.UnitId))));
    }

    protected override IQueryable<TwinPairing> OfProvince() => province.Pairings();

    protected override Task<IQueryable<TwinPairing>> OfSponsorAsync(CancellationToken cancellationToken) => sponsor.PairingsAsync(cancellationToken);

    public override Task<IQueryable<TwinPairing>> KnownAsync(CancellationToken cancellationToken) =>
        Where == WorkspaceKind.Sponsor ? sponsor.KnownPairingsAsync(cancellationToken) : VisibleAsync(cancellationToken);

    public override Task<Guid?> TenantOfAsync(Guid id, CancellationToken cancellationToken) =>
        Where == WorkspaceKind.Sponsor ? sponsor.TenantOfPairingAsync(id, cancellationToken) : base.TenantOfAsync(id, cancellationToken);

    public override async Task<Expression<Func<TTrace, bool>>> ReadableAsync<TTrace>(CancellationToken cancellationToken)
    {
        var readable = await base.ReadableAsync<TTrace>(cancellationToken);
        foreach (var part in await sponsor.FormerHereAsync(cancellationToken))
        {
            var (id, until) = (part.PairingId, part.UntilUtc);
            readable = readable.Or(t => t.EntityType == nameof(TwinPairing) && t.EntityId == id && t.AtUtc <= until);
        }

        return readable;
    }

    protected override IQueryable<RecordStanding> States(IQueryable<TwinPairing> records) => records.Select(p => new RecordStanding(p.Id, p.State));

    protected override IQueryable<RecordName> Names(IQueryable<TwinPairing> records) =>
        records.Select(p => new RecordName(p.Id, p.TenantId, p.Code, p.SponsorNames + " – " + p.ReceiverNames));
}

/// <summary>Giao ước, in the record of its pairing. Of a pairing a sponsor has left, its history goes on being read until the last day.</summary>
internal sealed class AgreementRecords(
    RecordServices services, KetNghiaDbContext db, PairingRecords pairings, SponsorPairingQueries sponsor, IStringLocalizer<PairingResource> texts)
    : TenantRecordKind<Agreement>(services)
{
    public override string Permission => pairings.Permission;

    public override string PathOf(Guid id) => $"/pairing/pairings/documents/{id}";

    public override async Task<IQueryable<Agreement>> VisibleAsync(CancellationToken cancellationToken)
    {
        var seen = await pairings.VisibleAsync(cancellationToken);
        return db.Set<Agreement>().Where(a => seen.Any(p => p.TenantId == a.TenantId && p.Id == a.PairingId));
    }

    public override async Task<Expression<Func<TTrace, bool>>> ReadableAsync<TTrace>(CancellationToken cancellationToken)
    {
        var readable = await base.ReadableAsync<TTrace>(cancellationToken);
        foreach (var part in await sponsor.FormerHereAsync(cancellationToken))
        {
            var (papers, until) = (db.Set<Agreement>().Where(a => a.PairingId == part.PairingId), part.UntilUtc);
            readable = readable.Or(t => t.EntityType == nameof(Agreement) && t.AtUtc <= until && papers.Any(a => a.Id == t.EntityId));
        }

        return readable;
    }

    protected override IQueryable<RecordName> Names(IQueryable<Agreement> records) => records.Select(a => new RecordName(a.PairingId, a.TenantId, null, a.Number));

    protected override string Untitled => texts["Record.Documents"];
}

/// <summary>Khoản hỗ trợ with its deliveries and differences.</summary>
internal sealed class ContributionRecords(RecordServices services, KetNghiaDbContext db, SponsorPairingQueries sponsor, ProvincePairingQueries province)
    : RootRecordKind<Contribution>(services)
{
    public override string Permission => PairingPermissions.Contributions.View;

    public override IReadOnlyList<RecordPart<Contribution>> Parts { get; } =
        [new RecordPart<Contribution, Delivery>(c => c.Deliveries), new RecordPart<Contribution, Discrepancy>(c => c.Discrepancies)];

    public override string PathOf(Guid id) => $"/pairing/contributions/details/{id}";

    public override string HistoryPathOf(Guid id) => $"/pairing/contributions/history/{id}";

    protected override IQueryable<RecordStanding> States(IQueryable<Contribution> records) => records.Select(c => new RecordStanding(c.Id, c.State));

    protected override IQueryable<Contribution> OfLocality()
    {
        var (here, units) = (Services.Workspace.Required.TenantId, AmbientFrame.Current.Scope?.UnitIds.ToList());
        return units is null ? db.Set<Contribution>() : db.Set<Contribution>().Where(c => c.TenantId == here && units.Contains(c.UnitId));
    }

    protected override IQueryable<Contribution> OfProvince() => province.Contributions();

    protected override Task<IQueryable<Contribution>> OfSponsorAsync(CancellationToken cancellationToken) => sponsor.ContributionsAsync(cancellationToken);

    protected override IQueryable<RecordName> Names(IQueryable<Contribution> records) => records.Select(c => new RecordName(c.Id, c.TenantId, c.Number, c.Title));
}
