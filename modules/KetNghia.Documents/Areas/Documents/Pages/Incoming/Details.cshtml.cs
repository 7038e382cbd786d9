using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Văn bản đến as it was entered, and what became of it.</summary>
[HasPermission(DocumentsPermissions.Incoming.View)]
[EntersRecord<IncomingPaper>]
internal sealed class DetailsModel(IncomingQueries queries) : IncomingRecordPage(queries)
{
    public override string Tab => "Details";

    public Task OnGetAsync(CancellationToken cancellationToken) => ReloadAsync(cancellationToken);
}
