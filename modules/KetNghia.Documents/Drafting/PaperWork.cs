using KetNghia.Documents.Contracts;

namespace KetNghia.Documents.Drafting;

/// <summary>Owed work that follows from where a paper stands, within the step that brought it there.</summary>
internal sealed class PaperWork(WorkItems work, PaperKinds kinds)
{
    public async Task MovedAsync(OfficialPaper paper, CancellationToken cancellationToken)
    {
        var prefix = PrefixOf(paper.Id);
        await work.CloseAsync(prefix, cancellationToken);
        NewWorkItem? owed = paper.State switch
        {
            PaperState.Submitted => Item(paper, prefix, "Documents.Paper.Approve", "details", "clipboard-check", DocumentsPermissions.Papers.Approve) with { ExceptId = paper.SubmittedById },
            PaperState.Returned => Item(paper, prefix, "Documents.Paper.Mend", "edit", "edit", DocumentsPermissions.Papers.Draft) with { IsReturned = true },
            PaperState.Approved => Item(paper, prefix, "Documents.Paper.Issue", "issue", "gavel", DocumentsPermissions.Papers.Issue),
            PaperState.Issued => await kinds.Get(paper.Kind).FollowUpAsync(paper.Id, paper.Source, [.. paper.Subjects.Select(s => s.RecordId)], cancellationToken) is { } follow
                ? Item(paper, prefix, "Documents.Paper.Follow", "", "clipboard-check", follow.Permission) with { Path = follow.Path }
                : null,
            _ => null,
        };
        if (owed is not null)
        {
            await work.OpenAsync(owed, cancellationToken);
        }
    }

    /// <summary>What was owed for it is done.</summary>
    public Task DoneAsync(Guid paperId, CancellationToken cancellationToken) => work.CloseAsync(PrefixOf(paperId), cancellationToken);

    private static string PrefixOf(Guid paperId) => $"paper:{paperId:N}:";

    private static NewWorkItem Item(OfficialPaper paper, string prefix, string kind, string page, string icon, string permission) =>
        new(kind, prefix + "next", paper.OnlyUnit ?? Guid.Empty, $"/documents/papers/{page}/{paper.Id}", icon)
        {
            Permission = permission,
            RootId = paper.Id,
            Data = new Dictionary<string, string?> { ["subject"] = paper.Subject, ["by"] = paper.MovedByName },
        };
}
