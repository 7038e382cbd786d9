using System.Globalization;
using KetNghia.Administration.Contracts;

namespace KetNghia.Directory.Contracts.Demo;

/// <summary>Localities with their real units, parties, sponsor workspaces and accounts.</summary>
public sealed class DemoPlaces(
    IAccountProvisioning accounts, IDelegationProvisioning delegations, IDirectoryProvisioning directory, IUnitLookup units, PermissionCatalogue permissions, IClock clock)
{
    public const string Everywhere = "*";

    /// <summary>Slugs of the localities that are helped.</summary>
    public static IReadOnlyList<string> Receiving { get; } = [.. DemoFile.Read<DemoPlaces>("localities").Where(r => r["side"] == "receiving").Select(r => r["slug"])];

    /// <summary>Codes of the demo files are those of this day.</summary>
    private static readonly DateOnly Known = new(2024, 6, 30);

    private readonly Dictionary<string, WorkspaceInfo> _workspaces = new() { ["tinh"] = new(HostTenant.Value, HostTenant.Value, WorkspaceKind.Province, "tinh", "") };
    private readonly Dictionary<string, UnitRef> _units = [];
    private readonly Dictionary<string, Guid> _parties = [];
    private readonly Dictionary<string, Guid> _accounts = [];

    /// <summary>Makes what is not there yet; each demo seeder calls it before it works as these people.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var row in DemoFile.Read<DemoPlaces>("localities"))
        {
            await LocalityAsync(row, cancellationToken);
        }

        foreach (var row in DemoFile.Read<DemoPlaces>("parties"))
        {
            _parties[row["code"]] = await directory.EnsurePartyAsync(row["code"], row["name"], Enum.Parse<PartyKind>(row["kind"]), null, cancellationToken);
        }

        foreach (var row in DemoFile.Read<DemoPlaces>("sponsors"))
        {
            var party = await PartyAsync(row["party"], cancellationToken);
            var name = row["party"] is var code && _units.TryGetValue(code, out var unit) ? unit.Name : DemoFile.Read<DemoPlaces>("parties").First(p => p["code"] == code)["name"];
            await WorkspaceAsync(WorkspaceKind.Sponsor, row["slug"], name, LocalityKind.None, null, party, cancellationToken);
        }

        foreach (var account in DemoPeople.Everybody)
        {
            await AccountAsync(account, cancellationToken);
        }

        foreach (var row in DemoFile.Read<DemoPlaces>("delegations"))
        {
            await DelegateAsync(row, cancellationToken);
        }
    }

    public WorkspaceInfo Workspace(string slug) => _workspaces[slug];

    /// <summary>The party of a code; an administrative unit takes part under its own code.</summary>
    public async Task<Guid> PartyAsync(string code, CancellationToken cancellationToken)
    {
        if (!_parties.TryGetValue(code, out var id))
        {
            var unit = _units[code];
            _parties[code] = id = await directory.EnsurePartyAsync("DP-" + code, unit.Name, PartyKind.Locality, unit.Id, cancellationToken);
        }

        return id;
    }

    /// <summary>The workspace that speaks for a sponsor, if it has one.</summary>
    public string? SponsorSlug(string party) => DemoFile.Read<DemoPlaces>("sponsors").FirstOrDefault(s => s["party"] == party)?["slug"];

    /// <summary>Works as this person in a workspace, on the rows of a locality, at an instant that has passed.</summary>
    public AmbientFrame Frame(string userName, string workspaceSlug, string localitySlug, DateTime? atUtc = null)
    {
        var workspace = _workspaces[workspaceSlug];
        var person = DemoPeople.Everybody.First(a => a.UserName == userName);
        var user = new UserInfo(
            _accounts[userName], userName, person.FullName, null, [person.RoleCode], permissions.For(workspace.Kind).Select(p => p.Name).ToHashSet());
        return new AmbientFrame(_workspaces[localitySlug].TenantId, workspace, user, null) with { AtUtc = atUtc };
    }

    /// <summary>Days are counted from today: whoever looks at the demo meets a deputy at work.</summary>
    private Task DelegateAsync(IReadOnlyDictionary<string, string> row, CancellationToken cancellationToken)
    {
        DateOnly Day(string key) => clock.Today.AddDays(int.Parse(row[key], CultureInfo.InvariantCulture));
        return delegations.EnsureAsync(
            new NewDelegation(_workspaces[row["workspace"]].Id, _accounts[row["principal"]], _accounts[row["deputy"]], Day("from"), Day("to"), row["permissions"].Split(' '))
            {
                Capacity = Enum.Parse<ActingCapacity>(row["capacity"]),
                PrincipalOffice = row["office"],
                DeputyOffice = row["deputyOffice"],
                PaperNumber = row["paper"],
                PaperOn = Day("from"),
                PaperIssuer = row["issuer"],
            },
            cancellationToken);
    }

    private async Task LocalityAsync(IReadOnlyDictionary<string, string> row, CancellationToken cancellationToken)
    {
        var district = UnitIds.Of(row["unit"]);
        var children = await units.ChildrenAsync(district, cancellationToken);
        foreach (var child in children.Where(c => (c.ValidFrom ?? Known) <= Known && (c.ValidTo ?? Known) >= Known))
        {
            _units[child.Code] = child;
        }

        _units[row["unit"]] = (await units.GetAsync([district], cancellationToken))[district];
        await WorkspaceAsync(
            WorkspaceKind.Locality, row["slug"], row["name"], Enum.Parse<LocalityKind>(row["kind"]), [district, .. children.Select(c => c.Id)], null, cancellationToken);
    }

    private async Task WorkspaceAsync(
        WorkspaceKind kind, string slug, string name, LocalityKind localityKind, IReadOnlyCollection<Guid>? unitIds, Guid? partyId, CancellationToken cancellationToken)
    {
        var id = await accounts.EnsureWorkspaceAsync(kind, slug, name, localityKind, unitIds, partyId, cancellationToken);
        _workspaces[slug] = new WorkspaceInfo(id, id, kind, slug, name, partyId);
    }

    private async Task AccountAsync(DemoPerson account, CancellationToken cancellationToken)
    {
        var id = await accounts.EnsureAccountAsync(account.UserName, account.FullName, DemoPeople.Password, cancellationToken: cancellationToken);
        _accounts[account.UserName] = id;
        var own = DemoPeople.Everybody.Select(a => a.Workspace).ToHashSet();
        var slugs = account.Workspace == Everywhere ? Receiving.Where(l => !own.Contains(l)) : [account.Workspace];
        foreach (var slug in slugs)
        {
            Guid[] scope = account.UnitCode is { } code ? [_units[code].Id] : [];
            await accounts.EnsureMembershipAsync(_workspaces[slug].Id, id, [account.RoleCode], scope, cancellationToken);
        }
    }
}
