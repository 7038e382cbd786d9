using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Documents.Drafting;

/// <summary>
/// The kinds of paper modules declare. They are asked for at first use: a kind reads records, and their files belong to owners
/// of which papers are one.
/// </summary>
internal sealed class PaperKinds(IServiceProvider services, ICurrentUser user, ICurrentWorkspace workspace)
{
    private List<IPaperKind>? _found;

    private List<IPaperKind> All => _found ??= [.. services.GetServices<IPaperKind>().OrderBy(k => k.Key, StringComparer.Ordinal)];

    /// <summary>Kinds whose records the person may read.</summary>
    public IReadOnlyList<string> Readable => [.. All.Where(k => user.May(k.Permission)).Select(k => k.Key)];

    /// <summary>Those this person may draft here.</summary>
    public IReadOnlyList<IPaperKind> Drafted => All.FindAll(IsDrafted);

    /// <summary>Kinds a kind of workspace draws up.</summary>
    public IReadOnlyList<string> DrawnUpIn(WorkspaceKind where) => [.. All.Where(k => k.Workspaces.Contains(where)).Select(k => k.Key)];

    /// <exception cref="RecordNotFoundException">Nobody declares it.</exception>
    public IPaperKind Get(string key) => All.Find(k => k.Key == key) ?? throw new RecordNotFoundException();

    /// <summary>One this person may draft here.</summary>
    /// <exception cref="RecordNotFoundException">It is not drawn up in this workspace, or of records the person does not read.</exception>
    public IPaperKind ToDraft(string key) => Get(key) is { } kind && IsDrafted(kind) ? kind : throw new RecordNotFoundException();

    /// <summary>What the workspace answers a paper of a kind with; null where it answers with none, or the person does not draft it.</summary>
    public IPaperKind? AnswerTo(string key) => user.May(DocumentsPermissions.Papers.Draft) ? All.Find(k => k.Answers == key && IsDrafted(k)) : null;

    private bool IsDrafted(IPaperKind kind) => user.May(kind.Permission) && kind.Workspaces.Contains(workspace.Required.Kind);
}
