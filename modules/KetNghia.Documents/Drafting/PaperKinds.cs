using KetNghia.Documents.Contracts.Drafting;

namespace KetNghia.Documents.Drafting;

/// <summary>The kinds of paper modules declare.</summary>
internal sealed class PaperKinds(IEnumerable<IPaperKind> kinds, ICurrentUser user, ICurrentWorkspace workspace)
{
    private readonly List<IPaperKind> _all = [.. kinds.OrderBy(k => k.Key, StringComparer.Ordinal)];

    /// <summary>Kinds whose records the person may read.</summary>
    public IReadOnlyList<string> Readable => [.. _all.Where(k => user.May(k.Permission)).Select(k => k.Key)];

    /// <summary>Those this person may draft here.</summary>
    public IReadOnlyList<IPaperKind> Drafted => _all.FindAll(IsDrafted);

    /// <exception cref="RecordNotFoundException">Nobody declares it.</exception>
    public IPaperKind Get(string key) => _all.Find(k => k.Key == key) ?? throw new RecordNotFoundException();

    /// <summary>One this person may draft here.</summary>
    /// <exception cref="RecordNotFoundException">It is not drawn up in this workspace, or of records the person does not read.</exception>
    public IPaperKind ToDraft(string key) => Get(key) is { } kind && IsDrafted(kind) ? kind : throw new RecordNotFoundException();

    private bool IsDrafted(IPaperKind kind) => user.May(kind.Permission) && kind.Workspaces.Contains(workspace.Required.Kind);
}
