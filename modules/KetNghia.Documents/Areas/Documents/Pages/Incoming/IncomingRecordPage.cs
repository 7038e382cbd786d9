using KetNghia.Documents.Contracts;
using KetNghia.Documents.Incoming;

namespace KetNghia.Documents.Areas.Documents.Pages.Incoming;

/// <summary>One tab of the record of an incoming paper.</summary>
internal abstract class IncomingRecordPage(IncomingQueries queries) : RecordPage
{
    public IncomingRow Row { get; private set; } = null!;

    public override string HeadView => "/Areas/Documents/Pages/Incoming/_IncomingHead.cshtml";

    public override string RecordName => Row.Title;

    public override string TabsLabel => "Papers.Tabs";

    protected IncomingQueries Queries => queries;

    protected override IReadOnlyList<RecordTab> AllTabs =>
    [
        new("Details", "Papers.Tab.Paper", "/Incoming/Details"),
        new("Files", "Papers.Tab.Files", "/Incoming/Files", DocumentsPermissions.Evidence.View),
        new("History", "Papers.Tab.History", "/Incoming/History"),
    ];

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Row = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
}
