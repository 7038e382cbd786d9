using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Access;

/// <summary>
/// Which side the current person acts for, and in one place for the module's queries the rows of its kinds of record.
/// </summary>
internal sealed class PairingAccess(
    KetNghiaDbContext db, ICurrentWorkspace workspace, ICurrentUser user, IClock clock, SponsorPairingQueries sponsor, PairingRecords pairings, AgreementRecords agreements,
    ContributionRecords contributions)
{
    public WorkspaceKind Kind => workspace.Required.Kind;

    public bool CrossesLocalities => Kind != WorkspaceKind.Locality;

    /// <summary>Every row is the reader's own: what tells them apart is who receives.</summary>
    public bool IsOfSponsor => Kind == WorkspaceKind.Sponsor;

    /// <summary>Names of the localities that stand side by side in this workspace; none in a locality's own.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalityNamesAsync(IWorkspaceDirectory workspaces, CancellationToken cancellationToken) =>
        Kind == WorkspaceKind.Locality ? new Dictionary<Guid, string>() : (await workspaces.LocalityHeadsAsync(cancellationToken)).ToDictionary(l => l.TenantId, l => l.Name);

    /// <summary>The same for a file, which leaves its workspace: every row says where it is from.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> LocalityNamesOfFileAsync(IWorkspaceDirectory workspaces, CancellationToken cancellationToken) =>
        Kind == WorkspaceKind.Locality ? new Dictionary<Guid, string> { [workspace.Required.TenantId] = workspace.Required.Name } : await LocalityNamesAsync(workspaces, cancellationToken);

    /// <summary>Whether every pairing of the localities entered is seen, so that none needs to be looked at to know it.</summary>
    public bool SeesAllPairings => Kind != WorkspaceKind.Sponsor && AmbientFrame.Current.Scope is null;

    public Task<IQueryable<TwinPairing>> PairingsAsync(CancellationToken cancellationToken) => pairings.VisibleAsync(cancellationToken);

    /// <summary>Also those a sponsor has left; whoever shows one shows it as it stood then.</summary>
    public Task<IQueryable<TwinPairing>> KnownPairingsAsync(CancellationToken cancellationToken) => pairings.KnownAsync(cancellationToken);

    public Task<IQueryable<Agreement>> AgreementsAsync(CancellationToken cancellationToken) => agreements.VisibleAsync(cancellationToken);

    public Task<IQueryable<Contribution>> ContributionsAsync(CancellationToken cancellationToken) => contributions.VisibleAsync(cancellationToken);

    /// <summary>Everything that files of a pairing belong to, as far as the reader sees it: help that was handed over, agreements.</summary>
    public async Task<IQueryable<Guid>> EvidenceOfAsync(Guid pairingId, CancellationToken cancellationToken)
    {
        var may = user.May(PairingPermissions.Contributions.View);
        var deliveries = (await ContributionsAsync(cancellationToken)).Where(c => may && c.PairingId == pairingId).SelectMany(c => c.Deliveries);
        var papers = (await AgreementsAsync(cancellationToken)).Where(a => may && a.PairingId == pairingId);
        return deliveries.Select(d => d.Id).Concat(papers.Select(a => a.Id));
    }

    /// <summary>Receivers of pairings as far as the person's scope reaches: a commune out of scope is left out, not counted as idle.</summary>
    public IQueryable<PairingReceiver> Receivers(IQueryable<TwinPairing> pairings) => InScope(pairings.SelectMany(p => p.Receivers));

    public IQueryable<PairingReceiver> Receivers() => InScope(db.Set<PairingReceiver>());

    /// <summary>
    /// A pairing is changed as a whole: only by those who see every commune it concerns, and by a sponsor only while it
    /// takes part. Its parties are loaded.
    /// </summary>
    /// <exception cref="BusinessException">It also concerns communes outside the person's scope, or the sponsor has left it.</exception>
    public async Task CheckChangeAsync(TwinPairing pairing, CancellationToken cancellationToken)
    {
        if (BeyondOf(pairing) is { Count: > 0 } beyond)
        {
            throw PairingSteps.ConcernsOthers(pairing.TenantId, pairing.Code, beyond);
        }

        await CheckTakesPartAsync(pairing.Id, cancellationToken);
    }

    /// <summary>Receivers the person's scope does not reach. Its parties are loaded.</summary>
    public static IReadOnlyList<string> BeyondOf(TwinPairing pairing) => [.. pairing.Receivers.Where(r => !AmbientFrame.Current.Covers(r.UnitId)).Select(r => r.Name).Distinct()];

    /// <summary>Whether the workspace is a sponsor that has left the pairing: it settles what it promised and adds nothing.</summary>
    public async Task<bool> HasLeftAsync(Guid pairingId, CancellationToken cancellationToken) =>
        Kind == WorkspaceKind.Sponsor && (await sponsor.FormerAsync(cancellationToken)).Any(f => f.PairingId == pairingId);

    /// <exception cref="BusinessException">The sponsor has left the pairing.</exception>
    public async Task CheckTakesPartAsync(Guid pairingId, CancellationToken cancellationToken)
    {
        if (await HasLeftAsync(pairingId, cancellationToken))
        {
            throw new BusinessException(PairingErrors.NoLongerParty);
        }
    }

    /// <exception cref="BusinessException">Help for a commune outside the person's scope.</exception>
    public static void CheckReceiver(Guid unitId, string party, string field)
    {
        if (!AmbientFrame.Current.Covers(unitId))
        {
            throw new BusinessException(PairingErrors.ReceiverOutOfScope).With("party", party).At(field);
        }
    }

    /// <summary>The giving side: the sponsor itself, or the locality on its behalf.</summary>
    /// <exception cref="BusinessException">Another sponsor's matter.</exception>
    public async Task<SideActor> ActAsSponsorAsync(Guid sponsorPartyId, CancellationToken cancellationToken)
    {
        if (Kind == WorkspaceKind.Sponsor && !(await sponsor.OwnPartiesAsync(cancellationToken)).Contains(sponsorPartyId))
        {
            throw new BusinessException(PairingErrors.NotYourSide);
        }

        return Person(Side.Sponsor, onBehalf: Kind != WorkspaceKind.Sponsor);
    }

    /// <summary>Whether the workspace may speak for a sponsor.</summary>
    public async Task<bool> IsMineAsync(Guid sponsorPartyId, CancellationToken cancellationToken) =>
        Kind != WorkspaceKind.Sponsor || (await sponsor.OwnPartiesAsync(cancellationToken)).Contains(sponsorPartyId);

    public SideActor ActAsReceiver() => Kind == WorkspaceKind.Sponsor
        ? throw new BusinessException(PairingErrors.NotYourSide)
        : Person(Side.Receiver, onBehalf: false);

    /// <summary>In a locality one speaks for the receiver, or for the sponsor when permitted and said so.</summary>
    public async Task<SideActor> ActAsync(bool forSponsor, Guid sponsorPartyId, CancellationToken cancellationToken)
    {
        if (Kind == WorkspaceKind.Sponsor)
        {
            return await ActAsSponsorAsync(sponsorPartyId, cancellationToken);
        }

        if (!forSponsor)
        {
            return ActAsReceiver();
        }

        return user.May(PairingPermissions.Contributions.ActForSponsor)
            ? Person(Side.Sponsor, onBehalf: true)
            : throw new BusinessException(PairingErrors.NotYourSide);
    }

    /// <summary>For decisions that belong to neither side.</summary>
    public SideActor Act() => Person(Kind == WorkspaceKind.Sponsor ? Side.Sponsor : Side.Receiver, onBehalf: false);

    private static IQueryable<PairingReceiver> InScope(IQueryable<PairingReceiver> receivers)
    {
        var units = AmbientFrame.Current.Scope?.UnitIds.ToList();
        return units is null ? receivers : receivers.Where(r => units.Contains(r.UnitId));
    }

    private SideActor Person(Side side, bool onBehalf) => new(user.Required.AccountId, user.Required.FullName, clock.UtcNow, side, onBehalf) { For = user.ActsNow };
}
