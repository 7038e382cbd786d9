using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>One tab of the record of a paper.</summary>
internal abstract class PaperRecordPage(PaperQueries queries) : RecordPage
{
    public PaperDetails Details { get; private set; } = null!;

    public PaperLink? Replaces { get; private set; }

    public IReadOnlyList<PaperLink> ReplacedBy { get; private set; } = [];

    /// <summary>Path of the partial view with what can be done; null where nothing is.</summary>
    public virtual string? ActionsView => null;

    public override string HeadView => "/Areas/Documents/Pages/Papers/_PaperHead.cshtml";

    public override string RecordName => Details.Title;

    public override string TabsLabel => "Papers.Tabs";

    protected PaperQueries Queries => queries;

    protected override IReadOnlyList<RecordTab> AllTabs =>
    [
        new("Details", "Papers.Tab.Paper", "/Papers/Details"),
        .. Details.IsReceived ? Array.Empty<RecordTab>() : [new("Versions", "Papers.Tab.Versions", "/Papers/Versions") { Count = Details.Versions }],
        new("Files", "Papers.Tab.Files", "/Papers/Files", DocumentsPermissions.Evidence.View),
        .. Details.IsReceived ? Array.Empty<RecordTab>() : [new("History", "Papers.Tab.History", "/Papers/History")],
    ];

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await queries.FindAsync(Id, cancellationToken) ?? throw new RecordNotFoundException();
        if (AllTabs.All(t => t.Key != Tab))
        {
            throw new RecordNotFoundException();
        }

        (Replaces, ReplacedBy) = await queries.LinksAsync(Details, cancellationToken);
    }
}
