using KetNghia.Directory.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>
/// What one side reads of what another side issued (ADR 0055): a sponsor, of its pairings in every locality; a locality, of
/// single records of its own. Their own papers are beside them.
/// </summary>
internal sealed class SponsorPaperQueries(KetNghiaDbContext db, ICurrentWorkspace workspace, IParties parties)
{
    private IReadOnlyList<Guid>? _own;

    /// <summary>Its own, and issued ones its party, or one it succeeded, sees everything of.</summary>
    public async Task<IQueryable<OfficialPaper>> OfSponsorAsync(CancellationToken cancellationToken)
    {
        var here = workspace.Required.TenantId;
        var own = _own ??= workspace.Required.PartyId is { } party ? await parties.WithPredecessorsAsync(party, cancellationToken) : [];
        return db.Set<OfficialPaper>().AllTenants("a sponsor reads what is issued of its pairings in every locality")
            .Where(p => p.TenantId == here || (PaperReads.Public.Contains(p.State) && p.Parties.Any(x => own.Contains(x.PartyId))));
    }

    /// <summary>Its own, and issued ones of others about a record of its own.</summary>
    public IQueryable<OfficialPaper> OfLocality()
    {
        var here = workspace.Required.TenantId;
        return db.Set<OfficialPaper>().AllTenants("a locality reads what sponsors and the province issue about its records")
            .Where(p => p.TenantId == here || (PaperReads.Public.Contains(p.State) && p.AboutTenantId == here));
    }
}
