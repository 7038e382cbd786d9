using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Hubs;

/// <param name="Open">Of the views that ask for something, how many each holds; empty ones are left out.</param>
/// <param name="IsMeasured">There are measures of it for the reader.</param>
internal sealed record HubHelpOf(HubRole Role, ContributionTotals Totals, IReadOnlyList<ContributionTab> Open, bool IsMeasured);

/// <param name="IsPartial">The reader does not see all of it.</param>
internal sealed record HubHelp(IReadOnlyList<HubHelpOf> Parts, bool IsPartial, string NoneKey);

/// <summary>Pledged, given and received of all years, and what is open: the totals and tabs of the list itself.</summary>
internal sealed class HubHelpPanel(ContributionQueries queries, HubRoles roles, ICurrentUser user) : IHubPanel
{
    public HubTab Tab => HubTab.Overview;

    public int Order => 30;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        var parts = await roles.OfHelpAsync(subject, cancellationToken);
        if (parts.Count == 0 || !user.May(PairingPermissions.Contributions.View))
        {
            return null;
        }

        var found = await queries.SumsAsync([.. parts.Select(p => p.Help)], cancellationToken);
        var shown = new List<HubHelpOf>();
        foreach (var (part, of) in parts.Zip(found).Where(x => x.Second.Totals.Count > 0))
        {
            shown.Add(new HubHelpOf(part, of.Totals, of.Open, user.May(DirectoryPermissions.Measures.View) && await roles.IsWholeAsync(part, cancellationToken)));
        }

        return shown.Count == 0 && HubRoles.IsBeyond(subject)
            ? null
            : new HubPanel("/Areas/Pairing/Pages/Shared/_HubHelp.cshtml", new HubHelp(shown, roles.IsPartial, roles.NoneKey));
    }
}
