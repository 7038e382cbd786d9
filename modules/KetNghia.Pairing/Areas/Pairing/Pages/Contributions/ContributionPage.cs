using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>A delivery that waits for nobody any more, and how it ended.</summary>
internal sealed record AnsweredDelivery(ContributionHead Item, DeliveryLine Delivery);

/// <summary>A page about one contribution.</summary>
internal abstract class ContributionPage(ContributionQueries queries) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ContributionDetails Details { get; private set; } = null!;

    public ContributionHead Item => Details.Item;

    protected override async Task ReloadAsync(CancellationToken cancellationToken) =>
        Details = await queries.FindAsync(Id, ResourceText.IsEnglish, cancellationToken) ?? throw new RecordNotFoundException();
}
