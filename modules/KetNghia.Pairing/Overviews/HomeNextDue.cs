using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Overviews;

/// <summary>The next hand-over somebody promised for a day.</summary>
internal sealed class HomeNextDue(FigureQueries figures, ICurrentUser user, IStringLocalizer<OverviewResource> texts) : IHomeNext
{
    public async Task<NextDue?> FindAsync(CancellationToken cancellationToken) =>
        user.May(PairingPermissions.Contributions.View) && await figures.NextDueAsync(cancellationToken) is { } next
            ? new NextDue(texts["Next.HandOver", next.Title], next.DueOn, $"/pairing/contributions/details/{next.Id}")
            : null;
}
