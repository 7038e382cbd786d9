using System.ComponentModel.DataAnnotations;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Contributions;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Pairing.Pages.Contributions;

/// <summary>Biên bản bàn giao, tiếp nhận of one delivery: seen as it will be printed, with the checks of its form, and taken along.</summary>
[HasPermission(PairingPermissions.Contributions.View)]
[EntersRecord<Contribution>]
internal sealed class MinutesModel(ContributionQueries queries, HandoverMinutes minutes, ICurrentWorkspace workspace, IPapers papers) : ContributionPage(queries)
{
    [BindProperty(SupportsGet = true)]
    public Guid DeliveryId { get; set; }

    /// <summary>Empty rows of the list to sign.</summary>
    [BindProperty(SupportsGet = true)]
    [Range(HandoverMinutes.FewestRows, HandoverMinutes.MostRows)]
    public int Rows { get; set; } = HandoverMinutes.UsualRows;

    public DeliveryLine Delivery { get; private set; } = null!;

    public bool MayBeWritten => HandoverMinutes.MayBeWritten(Item, Delivery);

    /// <summary>Null where no minutes are drawn up.</summary>
    public PaperPreview? Preview { get; private set; }

    /// <summary>They may be drawn up here as a paper with a number.</summary>
    public bool MayBeKept => HandoverPaper.DrawnUpIn.Contains(workspace.Required.Kind);

    public int RowsNow => ModelState.IsValid ? Rows : HandoverMinutes.UsualRows;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Preview = MayBeWritten ? papers.Preview(minutes.Of(Details, Delivery, RowsNow)) : null;
    }

    /// <summary>The file; the page itself when its rows cannot be read or nothing is drawn up.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        await ReloadAsync(cancellationToken);
        if (!MayBeWritten)
        {
            return Page();
        }

        var file = new MemoryStream();
        papers.Write(minutes.Of(Details, Delivery, Rows), file);
        file.Position = 0;
        return File(file, PaperFile.ContentType, minutes.FileNameOf(Item, Delivery));
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Delivery = Item.Delivery(DeliveryId);
    }
}
