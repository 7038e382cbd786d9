using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Diễn biến of a paper, and how it stood on a day.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class HistoryModel(PaperQueries queries, RecordHistories histories) : PaperRecordPage(queries)
{
    public override string Tab => "History";

    public RecordHistory History { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        History = await histories.ReadAsync(Request, nameof(OfficialPaper), Id, cancellationToken);
    }
}
