using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Pairings;

namespace KetNghia.Pairing.Hubs;

/// <param name="Count">All of the list it opens.</param>
internal sealed record HubPairingsOf(HubRole Role, int Count, IReadOnlyList<PairingRow> Rows);

/// <param name="Localities">Where the pairings are, for those who look at several localities.</param>
internal sealed record HubPairings(IReadOnlyList<HubPairingsOf> Parts, string NoneKey, IReadOnlyDictionary<Guid, string> Localities, DateOnly Today);

/// <summary>The pairings of a place or party, the newest first.</summary>
internal sealed class HubPairingsPanel(PairingListQueries queries, HubRoles roles, PairingAccess access, IWorkspaceDirectory workspaces, ICurrentUser user, IClock clock) : IHubPanel
{
    private const int Shown = 5;

    public HubTab Tab => HubTab.Overview;

    public int Order => 20;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        var parts = await roles.OfAsync(subject, cancellationToken);
        if (parts.Count == 0 || !user.May(PairingPermissions.Pairings.View))
        {
            return null;
        }

        var found = await queries.FirstAsync([.. parts.Select(p => p.Pairings)], "-from", Shown, cancellationToken);
        List<HubPairingsOf> shown = [.. parts.Zip(found, (p, f) => new HubPairingsOf(p, f.Count, f.Rows)).Where(p => p.Count > 0)];
        if (shown.Count == 0 && HubRoles.IsBeyond(subject))
        {
            return null;
        }

        var localities = shown.Count == 0 ? new Dictionary<Guid, string>() : await access.LocalityNamesAsync(workspaces, cancellationToken);
        return new HubPanel("/Areas/Pairing/Pages/Shared/_HubPairings.cshtml", new HubPairings(shown, roles.NoneKey, localities, clock.Today));
    }
}
