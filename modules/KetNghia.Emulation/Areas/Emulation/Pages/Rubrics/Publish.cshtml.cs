using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>Công bố: from then on the version never changes.</summary>
[HasPermission(EmulationPermissions.Rubrics.Publish)]
[EntersRecord<RubricVersion>]
internal sealed class PublishModel(RubricQueries queries, RubricAppService rubrics, RubricComparison comparison, IClock clock, IStringLocalizer<EmulationResource> texts) : RubricPage(queries)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The version before it; null for the first.</summary>
    public RubricRow? Before { get; private set; }

    public IReadOnlyList<RubricDifference> Differences { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        (Input.From, Input.Version) = (clock.Today, Row.Version);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await rubrics.PublishAsync(Id, Input.Version!.Value, Input.From!.Value, Input.To, cancellationToken);
        Flash(texts["Rubrics.Published", Format.Date(Input.From)]);
        return RedirectToPage("Details", new { id = Id });
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Before = Details.Versions.FirstOrDefault(v => v.Number < Row.Number && v.State is RubricState.Published or RubricState.Retired);
        if (Before is { } before && await Queries.ContentAsync(before.Id, cancellationToken) is { } content)
        {
            Differences = comparison.Between(RubricContents.Read(content), Details.Rubric);
        }
    }

    internal sealed class InputModel
    {
        [Required]
        public DateOnly? From { get; set; }

        /// <summary>Null while no last day is known.</summary>
        public DateOnly? To { get; set; }

        /// <summary>The version the person looked at.</summary>
        [Required]
        public long? Version { get; set; }
    }
}
