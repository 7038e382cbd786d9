using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Văn bản đến as it was entered, and what became of it.</summary>
[HasPermission(DocumentsPermissions.Incoming.View)]
[EntersRecord<IncomingPaper>]
internal sealed class DetailsModel(IncomingQueries queries, CitingQueries citing) : IncomingRecordPage(queries)
{
    public override string Tab => "Details";

    public CitingOf Citing { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Citing = await citing.OfIncomingAsync(Id, cancellationToken);
    }
}
