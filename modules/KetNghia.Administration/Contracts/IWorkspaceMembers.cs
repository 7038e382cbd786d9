namespace KetNghia.Administration.Contracts;

/// <summary>Colleagues of the current workspace, for what is given to a person by name.</summary>
public interface IWorkspaceMembers
{
    /// <summary>Members who hold a permission today by their own roles, in the order of their names.</summary>
    Task<IReadOnlyList<WorkspaceMember>> HoldersAsync(string permission, CancellationToken cancellationToken);
}

/// <param name="IsLimited">They see some units of the workspace alone.</param>
public sealed record WorkspaceMember(Guid AccountId, string FullName, bool IsLimited);
