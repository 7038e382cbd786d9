using KetNghia.Framework.Ambient;
using KetNghia.Framework.Localization;
using KetNghia.Framework.Ui;
using KetNghia.Framework.Web;
using KetNghia.Framework.Work;
using KetNghia.Framework.Workspaces;
using KetNghia.Web.Hosting;
using KetNghia.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace KetNghia.Web.Pages;

/// <summary>"Việc của tôi": what is owed, each item one button from its action. Outside a workspace it leads to the chooser.</summary>
[OutsideWorkspace]
internal sealed class IndexModel(
    ICurrentWorkspace workspace, WorkItems work, Shell shell, IEnumerable<IHomePanel> panels, IEnumerable<IHomeNext> upcoming, IClock clock,
    ITexts texts, IStringLocalizer<WebResource> localizer) : PageModel
{
    private const int Shown = 60;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<OwedGroup> Groups { get; private set; } = [];

    public IReadOnlyList<OwedLine> Waiting { get; private set; } = [];

    public int WaitingCount { get; private set; }

    public IReadOnlyList<HomePanel> Panels { get; private set; } = [];

    public IEnumerable<HomePanel> Rail => Panels.Where(p => !p.IsWide);

    public IEnumerable<HomePanel> Wide => Panels.Where(p => p.IsWide);

    /// <summary>Looked for only when nothing is owed.</summary>
    public NextDue? Next { get; private set; }

    public DateTime Now => clock.UtcNow;

    public int Owed { get; private set; }

    public int Overdue { get; private set; }

    public int Hidden { get; private set; }

    public string Sentence => (Owed, Overdue) switch
    {
        (0, _) => localizer["Home.None"],
        (1, 0) => localizer["Home.One"],
        (1, _) => localizer["Home.OneOverdue"],
        (_, 0) => localizer["Home.Many", Owed],
        _ => localizer["Home.ManyOverdue", Owed, Overdue],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (workspace.Info is null)
        {
            return LocalRedirect("/account/workspaces?start=true");
        }

        var mine = await work.MineAsync(Shown, cancellationToken);
        var owed = mine.Where(w => !w.IsWaiting).ToList();

        // What the list leaves out is counted all the same.
        var all = mine.Count < Shown ? [.. mine.Select(TallyOf)] : await work.TallyAsync(cancellationToken);
        var counts = all.Where(w => !w.IsWaiting).GroupBy(GroupOf).ToDictionary(g => g.Key, g => g.Sum(w => w.Count));
        Owed = counts.Values.Sum();
        Hidden = Owed - owed.Count;
        Overdue = counts.GetValueOrDefault(OwedGroupKind.Overdue);
        WaitingCount = all.Where(w => w.IsWaiting).Sum(w => w.Count);
        shell.KnowOwed(Owed);
        Groups = [.. owed.GroupBy(w => GroupOf(TallyOf(w))).OrderBy(g => g.Key).Select(g => new OwedGroup(g.Key, [.. g.Select(Line)], counts[g.Key]))];
        Waiting = [.. mine.Where(w => w.IsWaiting).Select(Line)];
        Panels = await PanelsAsync(cancellationToken);
        Next = Groups.Count == 0 ? await NextAsync(cancellationToken) : null;
        return Page();
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

    private static WorkTally TallyOf(OwedWork item) => new(item.Kind, item.DueOn, item.IsReturned, item.IsWaiting, 1);

    private OwedGroupKind GroupOf(WorkTally item) => item switch
    {
        { DueOn: { } due } when due < Today => OwedGroupKind.Overdue,
        { DueOn: { } due } when due <= Today.AddDays(7) => OwedGroupKind.DueSoon,
        { IsReturned: true } => OwedGroupKind.Returned,
        _ when item.Kind.Contains("Confirm", StringComparison.Ordinal) => OwedGroupKind.Confirm,
        _ => OwedGroupKind.Other,
    };

    private OwedLine Line(OwedWork item)
    {
        var values = item.Data.ToDictionary(d => d.Key, d => (object?)d.Value);
        var key = "Work." + item.Kind;
        return new OwedLine(
            texts.Fill(key, values),
            texts.Has(key + ".Context") ? texts.Fill(key + ".Context", values) : "",
            texts[key + ".Button"],
            Request.PathBase + item.Path, item.Icon, item.DueOn, item.OpenedAtUtc);
    }
}

/// <summary>In the order shown.</summary>
internal enum OwedGroupKind
{
    Overdue,
    DueSoon,
    Returned,
    Confirm,
    Other,
}

/// <param name="Count">Of all there are, shown or not.</param>
internal sealed record OwedGroup(OwedGroupKind Kind, IReadOnlyList<OwedLine> Lines, int Count)
{
    public string Css => Kind switch
    {
        OwedGroupKind.Overdue => "hd-bad",
        OwedGroupKind.DueSoon => "hd-warn",
        _ => "hd-info",
    };
}

internal sealed record OwedLine(
    string Title, string Context, string Button, string Url, string Icon, DateOnly? DueOn, DateTime OpenedAtUtc);
