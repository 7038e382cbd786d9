using KetNghia.Directory.Contracts.Extending;
using KetNghia.Directory.Hubs;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages;

/// <summary>One tab of everything about a place or a party: the head is the same on all, the rest is what modules offer for it.</summary>
internal abstract class HubPage(IEnumerable<IHubPanel> panels, IClock clock) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public HubHead Head { get; private set; } = null!;

    public IReadOnlyList<HubPanel> Panels { get; private set; } = [];

    public abstract HubTab Tab { get; }

    public DateOnly Today => clock.Today;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);

    protected abstract Task<HubHead> HeadAsync(CancellationToken cancellationToken);

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Head = await HeadAsync(cancellationToken);
        var shown = new List<HubPanel>();
        foreach (var panel in panels.Where(p => p.Tab == Tab).OrderBy(p => p.Order))
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
