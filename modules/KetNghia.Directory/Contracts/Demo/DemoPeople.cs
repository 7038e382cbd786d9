namespace KetNghia.Directory.Contracts.Demo;

/// <param name="Workspace">Slug; <see cref="DemoPlaces.Everywhere"/> stands for every locality with pairings and no people of its own.</param>
/// <param name="UnitCode">The commune the person is limited to, if any.</param>
public sealed record DemoPerson(string UserName, string FullName, string Workspace, string RoleCode, string? UnitCode, string? Note);

/// <summary>Who can sign in to the demo. Exists only in embedded demo mode; every person is invented.</summary>
public sealed class DemoPeople : IDemoAccounts
{
    public const string Password = "suoi-trong-nui-biec-3651";

    public static IReadOnlyList<DemoPerson> Everybody { get; } =
        [.. DemoFile.Read<DemoPlaces>("accounts").Select(r => new DemoPerson(
            r["userName"], r["fullName"], r["workspace"], r["role"], r["unit"].Length == 0 ? null : r["unit"], r["note"].Length == 0 ? null : r["note"]))];

    public IReadOnlyList<DemoAccount> All { get; } =
        [.. Everybody.Select(p => new DemoAccount(p.UserName, Password, p.FullName, p.Workspace == DemoPlaces.Everywhere ? FirstFree() : p.Workspace, p.RoleCode, p.Note))];

    private static string FirstFree() =>
        DemoPlaces.Receiving.First(l => Everybody.All(p => p.Workspace != l));
}
