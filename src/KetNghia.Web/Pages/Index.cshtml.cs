using KetNghia.Web.Hosting;
using KetNghia.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Web.Pages;

/// <summary>"Việc của tôi": what is owed, each item one button from its form. Outside a workspace it leads to the chooser.</summary>
[OutsideWorkspace]
internal sealed class IndexModel(
    ICurrentWorkspace workspace, HomeWork home, Shell shell, IEnumerable<IHomePanel> panels, IEnumerable<IHomeNext> upcoming, IClock clock,
    IStringLocalizer<WebResource> localizer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Party { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public DateOnly Today => clock.Today;

    public DateTime Now => clock.UtcNow;

    public OwedWorkView Work { get; private set; } = null!;

    public IReadOnlyList<FilterChip> Chips { get; private set; } = [];

    public IReadOnlyList<HomePanel> Panels { get; private set; } = [];

    public IEnumerable<HomePanel> Rail => Panels.Where(p => !p.IsWide);

    public IEnumerable<HomePanel> Wide => Panels.Where(p => p.IsWide);

    /// <summary>What the panels name as overdue: nobody is done while it stands there.</summary>
    public int Watched => Panels.Sum(p => p.Overdue);

    /// <summary>Looked for only when nothing is owed.</summary>
    public NextDue? Next { get; private set; }

    public string Sentence => (Work.Owed, Work.Overdue) switch
    {
        (0, _) => localizer["Home.None"],
        (1, 0) => localizer["Home.One"],
        (1, _) => localizer["Home.OneOverdue"],
        (var owed, 0) => localizer["Home.Many", owed],
        var (owed, overdue) when owed == overdue => localizer["Home.AllOverdue", owed],
        var (owed, overdue) => localizer["Home.ManyOverdue", owed, overdue],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (workspace.Info is null)
        {
            return LocalRedirect("/account/workspaces?start=true");
        }

        var filter = new HomeFilter(Unit, Party, string.IsNullOrWhiteSpace(Kind) ? null : Kind);
        Work = await home.ReadAsync(filter, Number, cancellationToken);
        Chips = [.. ChipsOf(filter)];
        shell.KnowOwed(Work.Owed);
        Panels = await PanelsAsync(cancellationToken);
        Next = Work.Owed == 0 ? await NextAsync(cancellationToken) : null;
        return Page();
    }

    private IEnumerable<FilterChip> ChipsOf(HomeFilter filter)
    {
        if (filter.Kind is { } kind)
        {
            yield return new FilterChip(localizer["Home.Kind"], Work.All.Any(t => t.Kind == kind) ? home.Title(kind) : Format.Unknown, "kind");
        }

        if (filter.Unit is { } unit)
        {
            yield return new FilterChip(localizer["Home.Unit"], Work.Units.FirstOrDefault(u => u.Id == unit)?.Name ?? Format.Unknown, "unit");
        }

        if (filter.Party is { } party)
        {
            yield return new FilterChip(localizer["Home.Party"], Work.Parties.FirstOrDefault(p => p.Id == party)?.Name ?? Format.Unknown, "party");
        }
    }

    private async Task<NextDue?> NextAsync(CancellationToken cancellationToken)
    {
        NextDue? first = null;
        foreach (var source in upcoming)
        {
            var next = await source.FindAsync(cancellationToken);
            first = next is null || first?.On <= next.On ? first : next;
        }

        return first;
    }

    private async Task<IReadOnlyList<HomePanel>> PanelsAsync(CancellationToken cancellationToken)
    {
        var result = new List<HomePanel>();
        foreach (var panel in panels.OrderBy(p => p.Order))
        {
            if (await panel.BuildAsync(cancellationToken) is { } built)
            {
                result.Add(built);
            }
        }

        return result;
    }
}
