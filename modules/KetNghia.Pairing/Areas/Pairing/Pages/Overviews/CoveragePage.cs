using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>A list behind a count: the filter in the address, chips that take it away, pages of fifty.</summary>
internal abstract class CoveragePage(CoverageQueries queries, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Quarter { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Locality { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Sponsor { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Has { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? PageNumber { get; set; }

    public OverviewPeriod Period { get; private set; } = null!;

    public PageInfo Paging { get; private set; } = PageInfo.Of(1, 0, CoverageQueries.Size);

    public HelpSums Sums { get; private set; } = HelpSums.None;

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public ShownYear Shown => shown;

    public DateOnly Today => clock.Today;

    public DateTime Now => clock.UtcNow;

    public string? Rows(FigureOnly? only = null, Guid? locality = null, Guid? unit = null, Guid? sponsor = null, Guid? pairing = null) =>
        Url.Page("/Overviews/Rows", new { area = "Pairing", year = shown.Value, only, locality, unit, sponsor, pairing });

    public string? Rows(long? figure, FigureOnly only, Guid? locality = null, Guid? unit = null, Guid? sponsor = null, Guid? pairing = null) =>
        Rows(figure is null ? null : only, locality, unit, sponsor, pairing);

    protected CoverageQueries Queries => queries;

    /// <param name="hasText">Key of the words for "with" and "without", completed by <c>.True</c> and <c>.False</c>.</param>
    /// <param name="named">Name of the unit or sponsor the list is limited to.</param>
    protected async Task<IReadOnlyList<T>> ShowAsync<T>(
        Func<CoverageFilter, Task<CoverageLines<T>>> read, string? hasText, Func<T, string>? named, CancellationToken cancellationToken)
    {
        Period = OverviewPeriod.Of(shown.Year, Quarter, clock.Today);
        var found = await read(new CoverageFilter(Period, Locality, Unit, Sponsor, hasText is null ? null : Has));
        Localities = await queries.LocalitiesAsync(cancellationToken);
        (Paging, Sums) = (found.Paging, found.Sums);
        Chips = [.. ChipsOf(hasText, found.Lines.Count > 0 && named is not null ? named(found.Lines[0]) : null)];
        return found.Lines;
    }

    private IEnumerable<FilterChip> ChipsOf(string? hasText, string? name)
    {
        if (Has is { } has && hasText is not null)
        {
            yield return new FilterChip(texts["Chip.Only"], texts[$"{hasText}.{has}", Period.NameOf(Period.Quarter, texts), has ? shown.Words : shown.AnyWords], "has");
        }

        if (Locality is { } locality)
        {
            yield return new FilterChip(texts["Col.Locality"], Localities.GetValueOrDefault(locality) ?? Format.Unknown, "locality");
        }

        if (Unit is not null)
        {
            yield return new FilterChip(texts["Col.Receiver"], name ?? Format.Unknown, "unit");
        }

        if (Sponsor is not null)
        {
            yield return new FilterChip(texts["Col.Sponsor"], name ?? Format.Unknown, "sponsor");
        }
    }
}
