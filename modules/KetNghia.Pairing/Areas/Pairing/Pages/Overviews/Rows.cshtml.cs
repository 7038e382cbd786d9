using System.Globalization;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Localization;
using KetNghia.Pairing.Overviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Pairing.Areas.Pairing.Pages.Overviews;

/// <summary>The contributions a figure is made of.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
internal sealed class RowsModel(FigureQueries figures, CoverageQueries coverage, ShownYear shown, IClock clock, IStringLocalizer<OverviewResource> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Sponsor { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Pairing { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Locality { get; set; }

    [BindProperty(SupportsGet = true)]
    public FigureOnly? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? PageNumber { get; set; }

    public FigureRows Figures { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Localities { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public ShownYear Shown => shown;

    public DateTime Now => clock.UtcNow;

    public string Heading => shown.Year is { } year ? texts["Rows.Title", year] : texts["Rows.TitleAny"];

    /// <summary>What is late has one list: with its day, how many days, an order, a filter and a file.</summary>
    private ContributionFilter Late => new()
    {
        View = ContributionView.Late,
        Year = shown.Year,
        Unit = Unit,
        Sponsor = Sponsor,
        Pairing = Pairing,
        Group = Group,
        Locality = Locality,
    };

    /// <summary>What a difference is made of, in the words of each part; parts of nothing are left out.</summary>
    /// <param name="alone">The amount stands beside it: a single part does not repeat it.</param>
    public IEnumerable<(string Name, long Value, string Text)> PartsOf(long awaiting, long disputed, long agreedLess, bool alone = false)
    {
        (string Name, long Value, string Text)[] parts =
        [
            .. new[]
            {
                (Name: "awaitingvalue", Value: awaiting, Text: "Figure.Awaiting"),
                (Name: "disputed", Value: disputed, Text: "Figure.Disputed"),
                (Name: "agreed", Value: agreedLess, Text: agreedLess > 0 ? "Figure.AgreedLess" : "Figure.AgreedMore"),
            }.Where(p => p.Value != 0),
        ];
        return parts.Select(p => (p.Name, p.Value, texts[p.Text, alone && parts.Length == 1 ? "" : Format.MoneyHeading(p.Name == "agreed" ? Math.Abs(p.Value) : p.Value)].Value.TrimEnd()));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var only = Only is { } asked && Enum.IsDefined(asked) ? Only : null;
        if (only == FigureOnly.Late)
        {
            return RedirectToPage("/Contributions/Index", Late.ToRoute());
        }

        Figures = await figures.ListAsync(
            new FigureFilter(shown.Year, Unit, Sponsor, Pairing, Group, Locality, only), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en",
            PageNumber, cancellationToken);
        Localities = await coverage.LocalitiesAsync(cancellationToken);
        Chips = [.. ChipsOf(only, Figures.Rows.Count > 0 ? Figures.Rows[0] : null)];
        return Page();
    }

    /// <summary>Named after the first row: within such a filter all rows have the same.</summary>
    private IEnumerable<FilterChip> ChipsOf(FigureOnly? only, FigureRow? first)
    {
        if (only is { } shown)
        {
            yield return new FilterChip(texts["Chip.Only"], texts["FigureOnly." + shown], "only");
        }

        if (Locality is { } locality)
        {
            yield return new FilterChip(texts["Col.Locality"], Localities.GetValueOrDefault(locality) ?? Format.Unknown, "locality");
        }

        if (Unit is not null)
        {
            yield return new FilterChip(texts["Col.Receiver"], first?.ReceiverName ?? Format.Unknown, "unit");
        }

        if (Sponsor is not null)
        {
            yield return new FilterChip(texts["Col.Sponsor"], first?.SponsorName ?? Format.Unknown, "sponsor");
        }

        if (Pairing is not null)
        {
            yield return new FilterChip(texts["Chip.Pairing"], first is null ? Format.Unknown : $"{first.SponsorName} – {first.ReceiverName}", "pairing");
        }

        if (!string.IsNullOrEmpty(Group))
        {
            yield return new FilterChip(texts["Chip.Group"], first?.GroupName ?? Group, "group");
        }
    }
}
