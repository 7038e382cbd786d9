using KetNghia.Documents.Contracts;
using KetNghia.Documents.Drafting;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Documents.Areas.Documents.Pages.Papers;

/// <summary>Các bản trình: who submitted and who decided, and what is another between two of them.</summary>
[HasPermission(DocumentsPermissions.Papers.View)]
[EntersRecord<OfficialPaper>]
internal sealed class VersionsModel(PaperQueries queries, Approvals approvals, PaperComposer composer) : PaperRecordPage(queries)
{
    public override string Tab => "Versions";

    /// <summary>Number of the earlier version compared.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public IReadOnlyList<ApprovalRow> Versions { get; private set; } = [];

    /// <summary>Null when there are no two to compare.</summary>
    public IReadOnlyList<ChangedPart>? Differences { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Versions = await approvals.ListAsync(Id, cancellationToken);
        var (from, to) = (From ?? Details.Versions - 1, To ?? Details.Versions);
        if (await Queries.VersionAsync(Id, from, cancellationToken) is { } before && await Queries.VersionAsync(Id, to, cancellationToken) is { } after)
        {
            (From, To) = (from, to);
            Differences = ApprovalDifferences.Between(composer.PartsOf(before), composer.PartsOf(after));
        }
    }
}
