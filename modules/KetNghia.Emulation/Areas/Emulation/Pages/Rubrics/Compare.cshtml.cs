using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics;

/// <summary>What a version says otherwise than another one.</summary>
[HasPermission(EmulationPermissions.Rubrics.View)]
[EntersRecord<RubricVersion>]
internal sealed class CompareModel(RubricQueries queries, RubricComparison comparison) : RubricPage(queries)
{
    /// <summary>The other version; the one before it when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    /// <summary>Null when there is no other version to lay beside it.</summary>
    public RubricRow? Other { get; private set; }

    public IReadOnlyList<RubricDifference> Differences { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if ((With ?? Details.Versions.FirstOrDefault(v => v.Number < Row.Number)?.Id ?? Row.BasedOnId) is not { } with)
        {
            return;
        }

        var other = await Queries.FindAsync(with, cancellationToken) ?? throw new RecordNotFoundException();
        (Other, With) = (other.Row, with);
        Differences = comparison.Between(other.Rubric, Details.Rubric);
    }
}
