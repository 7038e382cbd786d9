namespace KetNghia.Framework.Seeding;

/// <summary>The named accounts of the embedded demo mode, printed by the verb <c>demo-accounts</c>. Provided by whoever seeds them.</summary>
public interface IDemoAccounts
{
    IReadOnlyList<DemoAccount> All { get; }
}

/// <param name="Workspace">Slug of the workspace it opens.</param>
/// <param name="Role">Code of its role; text key <c>Role.{Role}</c>.</param>
/// <param name="Note">Anything else worth saying, for example the commune it is limited to.</param>
public sealed record DemoAccount(string UserName, string Password, string FullName, string Workspace, string Role, string? Note = null);
