using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>Pairings for the search box.</summary>
internal sealed class PairingSearch(PairingAccess access, ICurrentUser user, RecordCodes codes, RecordNaming naming, ITexts texts) : ISearchSource
{
    public int Order => 30;

    public string Heading => "Search.Pairings";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Pairings.View))
        {
            return [];
        }

        var query = (await access.PairingsAsync(cancellationToken)).AsNoTracking().WithWords(codes, p => p.SearchText, term, naming.Pairings);

        var rows = await query.OrderByLocality(codes).ThenByNumber(p => p.Code).Take(take).Select(p => new { p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames, p.State }).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new SearchHit(codes.Shown(p.TenantId, p.Code), $"{p.SponsorNames} – {p.ReceiverNames}", texts["PairingState." + p.State], $"/pairing/pairings/details/{p.Id}"))];
    }
}

/// <summary>Contributions for the search box.</summary>
internal sealed class ContributionSearch(PairingAccess access, ICurrentUser user, RecordCodes codes, RecordNaming naming, IClock clock, IStringLocalizer<PairingResource> texts) : ISearchSource
{
    public int Order => 40;

    public string Heading => "Search.Contributions";

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string term, int take, CancellationToken cancellationToken)
    {
        if (!user.May(PairingPermissions.Contributions.View))
        {
            return [];
        }

        var query = (await access.ContributionsAsync(cancellationToken)).AsNoTracking().WithWords(codes, c => c.SearchText, term, naming.Contributions);

        var rows = await query.OrderByDescending(c => c.Year).ThenByNumberDescending(c => c.Number).Take(take)
            .Select(c => new { c.Id, c.TenantId, c.Number, c.Title, c.SponsorName, c.ReceiverName, Owed = new OwedFacts(c.State, c.Kind, c.DueOn, c.GivenThousandths, c.GivenDong, c.PledgedThousandths, c.PledgedDong) })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(c => new SearchHit(
                codes.Shown(c.TenantId, c.Number), c.Title, $"{c.SponsorName} – {c.ReceiverName}" + (c.Owed.IsOverdue(clock.Today) ? " · " + texts["Contribution.Late"] : ""), $"/pairing/contributions/details/{c.Id}")),
        ];
    }
}
