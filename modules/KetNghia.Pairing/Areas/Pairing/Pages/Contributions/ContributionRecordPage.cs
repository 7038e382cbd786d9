using KetNghia.Pairing.Contributions;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>One tab of the record of a contribution.</summary>
internal abstract class ContributionRecordPage(ContributionQueries queries, IClock clock) : RecordPage
{
    public ContributionDetails Details { get; private set; } = null!;

    public ContributionHead Item => Details.Item;

    public DateOnly Today => clock.Today;

    public bool IsOverdue => Item.Facts.Owed.IsOverdue(Today);

    public string Received => Item.Show(Item.Received);

    /// <summary>Path of the partial view with what can be done; null where nothing is.</summary>
    public virtual string? ActionsView => null;

    public override string HeadView => "/Areas/Pairing/Pages/Contributions/_ContributionHead.cshtml";

    public override string RecordName => queries.NameOf(Item);

    public override string TabsLabel => "Record.Tabs";

    protected override IReadOnlyList<RecordTab> AllTabs => [new("Details", "Record.Overview", "/Contributions/Details"), new("History", "Rail.Timeline", "/Contributions/History")];

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Details = await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException();
}
