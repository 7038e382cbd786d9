using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>Owed work that follows from where a paper stands, within the step that brought it there.</summary>
internal sealed class PaperWork(WorkItems work)
{
    public async Task MovedAsync(OfficialPaper paper, CancellationToken cancellationToken)
    {
        var prefix = $"paper:{paper.Id:N}:";
        await work.CloseAsync(prefix, cancellationToken);
        NewWorkItem? owed = paper.State switch
        {
            PaperState.Submitted => Item(paper, prefix, "Documents.Paper.Approve", "details", "clipboard-check", DocumentsPermissions.Papers.Approve) with { ExceptId = paper.SubmittedById },
            PaperState.Returned => Item(paper, prefix, "Documents.Paper.Mend", "edit", "edit", DocumentsPermissions.Papers.Draft) with { IsReturned = true },
            PaperState.Approved => Item(paper, prefix, "Documents.Paper.Issue", "issue", "gavel", DocumentsPermissions.Papers.Issue),
            _ => null,
        };
        if (owed is not null)
        {
            await work.OpenAsync(owed, cancellationToken);
        }
    }

    private static NewWorkItem Item(OfficialPaper paper, string prefix, string kind, string page, string icon, string permission) =>
        new(kind, prefix + "next", paper.OnlyUnit ?? Guid.Empty, $"/documents/papers/{page}/{paper.Id}", icon)
        {
            Permission = permission,
            RootId = paper.Id,
            Data = new Dictionary<string, string?> { ["subject"] = paper.Subject, ["by"] = paper.MovedByName },
        };
}
