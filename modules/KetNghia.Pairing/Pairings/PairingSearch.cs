using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>Pairings for the search box.</summary>
internal sealed class PairingSearch(PairingRecords kind, RecordCodes codes, RecordNaming naming, ITexts texts) : RecordSearch<TwinPairing>(kind)
{
    public override int Order => 30;

    public override string Heading => "Search.Pairings";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken)
    {
        var query = (await Kind.VisibleAsync(cancellationToken)).AsNoTracking().WithWords(codes, p => p.SearchText, term, naming.Pairings);

        var rows = await query.OrderByLocality(codes).ThenByNumber(p => p.Code).Take(take).Select(p => new { p.Id, p.TenantId, p.Code, p.SponsorNames, p.ReceiverNames, p.State }).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new SearchHit(codes.Shown(p.TenantId, p.Code), $"{p.SponsorNames} – {p.ReceiverNames}", texts["PairingState." + p.State], Kind.PathOf(p.Id)))];
    }
}

/// <summary>Contributions for the search box.</summary>
internal sealed class ContributionSearch(ContributionRecords kind, RecordCodes codes, RecordNaming naming, IClock clock, IStringLocalizer<PairingResource> texts)
    : RecordSearch<Contribution>(kind)
{
    public override int Order => 40;

    public override string Heading => "Search.Contributions";

    protected override async Task<IReadOnlyList<SearchHit>> FindAsync(string term, int take, CancellationToken cancellationToken)
    {
        var query = (await Kind.VisibleAsync(cancellationToken)).AsNoTracking().WithWords(codes, c => c.SearchText, term, naming.Contributions);

        var rows = await query.OrderByDescending(c => c.Year).ThenByNumberDescending(c => c.Number).Take(take)
            .Select(c => new { c.Id, c.TenantId, c.Number, c.Title, c.SponsorName, c.ReceiverName, Owed = new OwedFacts(c.State, c.Kind, c.DueOn, c.GivenThousandths, c.GivenDong, c.PledgedThousandths, c.PledgedDong) })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(c => new SearchHit(
                codes.Shown(c.TenantId, c.Number), c.Title, $"{c.SponsorName} – {c.ReceiverName}" + (c.Owed.IsOverdue(clock.Today) ? " · " + texts["Contribution.Late"] : ""), Kind.PathOf(c.Id))),
        ];
    }
}
