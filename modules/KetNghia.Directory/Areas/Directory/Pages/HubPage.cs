using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages;

/// <summary>One tab of everything about a place or a party: the head is the same on all, the rest is what modules offer for it.</summary>
internal abstract class HubPage(IEnumerable<IHubPanel> panels, IClock clock) : RecordPage
{
    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public HubHead Head { get; private set; } = null!;

    public IReadOnlyList<HubPanel> Panels { get; private set; } = [];

    public abstract HubTab Part { get; }

    public override string Tab => Part.ToString();

    public override string HeadView => "/Areas/Directory/Pages/Shared/_HubHead.cshtml";

    public override string RecordName => Head.Subject.Name;

    public override string TabsLabel => "Hub.Tabs";

    /// <summary>Of a party that another place keeps nothing of the register is shown.</summary>
    protected override IReadOnlyList<RecordTab> AllTabs =>
    [
        new(nameof(HubTab.Overview), "Hub.Overview", $"/{Head.Folder}/Details"),
        new(nameof(HubTab.Papers), "Hub.Papers", $"/{Head.Folder}/Papers"),
        new(nameof(HubTab.History), "Hub.History", $"/{Head.Folder}/History"),
        .. Head.Code is null ? Array.Empty<RecordTab>() : [new(nameof(HubTab.Register), "Hub.Register", $"/{Head.Folder}/Register")],
    ];

    public DateOnly Today => clock.Today;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    protected abstract Task<HubHead> HeadAsync(CancellationToken cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await HeadAsync(cancellationToken);
        var shown = new List<HubPanel>();
        foreach (var panel in panels.Where(p => p.Tab == Part).OrderBy(p => p.Order))
        {
            if (await panel.BuildAsync(Head.Subject, Number, cancellationToken) is { } built)
            {
                shown.Add(built);
            }
        }

        if (await OwnAsync(cancellationToken) is { } own)
        {
            shown.Add(own);
        }

        Panels = shown;
    }

    /// <summary>What the register itself adds below.</summary>
    protected virtual Task<HubPanel?> OwnAsync(CancellationToken cancellationToken) => Task.FromResult<HubPanel?>(null);
}
