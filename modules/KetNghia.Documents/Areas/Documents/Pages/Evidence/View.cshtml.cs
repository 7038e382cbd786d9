using System.Globalization;
using KetNghia.Documents.Contracts;
using KetNghia.Documents.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KetNghia.Documents.Areas.Documents.Pages.Evidence;

/// <summary>Xem minh chứng: the whole picture, who sent it for which side and when, and the way back.</summary>
[HasPermission(DocumentsPermissions.Evidence.View)]
[RecordId("id", nameof(EvidenceFile))]
internal sealed class ViewModel(EvidenceQueries queries, ICurrentUser user, ITexts texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public EvidenceContent Shown { get; private set; } = null!;

    public RecordLink? Place { get; private set; }

    public string? Side { get; private set; }

    /// <summary>Only for those who may see where and when.</summary>
    public DateOnly? TakenOn => user.May(DocumentsPermissions.Evidence.Place) ? Shown.TakenOn : null;

    /// <summary>"15.704120,107.634100", as maps take it.</summary>
    public string? Spot => user.May(DocumentsPermissions.Evidence.Place) && Shown is { LatitudeMicro: { } latitude, LongitudeMicro: { } longitude }
        ? string.Create(CultureInfo.InvariantCulture, $"{latitude / 1_000_000m:F5},{longitude / 1_000_000m:F5}")
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await queries.FindReadableAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Shown = found;
        (Place, var side) = await queries.OriginAsync(found, cancellationToken);
        Side = side is null ? null : texts[side];
        return Page();
    }
}
