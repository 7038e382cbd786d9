using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>A page about one version.</summary>
internal abstract class RubricPage(RubricQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public RubricDetails Details { get; private set; } = null!;

    public RubricRow Row => Details.Row;

    /// <summary>What keeps it from being published; empty for what is published.</summary>
    public FaultList ToMend => new(
        Row.State == RubricState.Draft ? HttpContext.RequestServices.GetRequiredService<FaultWords>().Of(Details.Rubric, Details.Faults) : [],
        node => Url.Page("/Rubrics/Edit", new { area = "Emulation", id = Id, node }));

    protected RubricQueries Queries => queries;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Details = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}

/// <param name="UrlOf">Where a node is mended; null where there is no such page.</param>
internal sealed record FaultList(IReadOnlyList<FaultSaid> Faults, Func<string?, string?> UrlOf);
