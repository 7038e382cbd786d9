using KetNghia.Directory.Contracts.Extending;
using KetNghia.Web.Hosting;

namespace KetNghia.Web.Pages;

/// <param name="Count">All that the home page lists of it.</param>
internal sealed record HubWorkOf(HomeFilter Filter, int Count, IReadOnlyList<OwedLine> Lines);

internal sealed record HubWork(IReadOnlyList<HubWorkOf> Parts);

/// <summary>What the reader has to do for a place or about a party: the home page, filtered.</summary>
internal sealed class HubWorkPanel(HomeWork home, Shell shell) : IHubPanel
{
    private const int Shown = 3;

    public HubTab Tab => HubTab.Overview;

    public int Order => 10;

    public async Task<HubPanel?> BuildAsync(HubSubject subject, int? page, CancellationToken cancellationToken)
    {
        List<HomeFilter> asked =
        [
            .. subject.UnitId is { } unit ? [new HomeFilter(unit, null, null)] : Array.Empty<HomeFilter>(),
            .. subject.PartyId is { } party ? [new HomeFilter(null, party, null)] : Array.Empty<HomeFilter>(),
        ];
        var (owed, found) = await home.FirstAsync(asked, Shown, cancellationToken);
        shell.KnowOwed(owed);
        return new HubPanel("/Pages/Shared/_HubWork.cshtml", new HubWork([.. asked.Zip(found, (f, w) => new HubWorkOf(f, w.Count, w.Lines)).Where(p => p.Count > 0)]));
    }
}
