using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>Diễn biến of an incoming paper, and how it stood on a day.</summary>
[HasPermission(DocumentsPermissions.Incoming.View)]
[EntersRecord<IncomingPaper>]
internal sealed class HistoryModel(IncomingQueries queries, RecordHistories histories) : IncomingRecordPage(queries)
{
    public override string Tab => "History";

    public RecordHistory History { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = await histories.ReadAsync(Request, nameof(IncomingPaper), Id, cancellationToken);
    }
}
