using KetNghia.Imports.Contracts;

namespace KetNghia.Directory.Contracts.Imports;

/// <summary>Who takes part by a row's words. A receiver is a party, or a commune of the locality that has never been one.</summary>
public sealed record ReceiverMatch(Guid? PartyId, Guid? UnitId);

/// <summary>One name of a cell that may hold several, separated by semicolons.</summary>
/// <param name="Whole">The cell with this name in the part's place.</param>
public sealed record NamePart(string Text, Func<string, string> Whole)
{
    public static NamePart All(ImportLine line, string column) => new(line.Text(column), name => name);

    public static IReadOnlyList<NamePart> Of(ImportLine line, string column)
    {
        var names = line.Text(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. names.Select((name, i) => new NamePart(name, other => string.Join("; ", names.Select((n, at) => at == i ? other : n))))];
    }

    public string? Instead(string? name) => name is null ? null : Whole(name);
}

/// <summary>Finds localities, sponsors and receivers named in a sheet; each name is looked up once.</summary>
public sealed class ImportPlaces(
    IWorkspaceDirectory workspaces, ICurrentWorkspace workspace, ICurrentTenant tenant, IParties parties, IUnitLookup units, IDirectoryProvisioning provisioning)
{
    private const int Nearest = 50;
    private const int MostNames = 5_000;

    private readonly Dictionary<string, IReadOnlyList<PartyInfo>> _parties = [];
    private readonly Dictionary<string, string?> _meant = [];
    private IReadOnlyList<LocalityInfo>? _localities;
    private readonly NearNames _near = new();
    private Dictionary<Guid, UnitRef>? _units;
    private IReadOnlyList<IReadOnlyList<string>>? _names;

    /// <summary>Named in full, by their address, or without the word before the name ("Nam Giang").</summary>
    public async Task<IReadOnlyList<ImportChoice>> ChoicesAsync(CancellationToken cancellationToken) =>
        [.. (await LocalitiesAsync(cancellationToken)).Select(l => new ImportChoice(l.TenantId.ToString(), l.Name) { Also = [l.Slug, l.Name[(l.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]], IsOffered = !l.IsSuspended })];

    /// <summary>The locality a row names; in a locality's own workspace always that one. Into one that is suspended nothing new is written.</summary>
    public async Task<LocalityInfo?> LocalityAsync(string? choice, CancellationToken cancellationToken, bool forNew = true)
    {
        var all = await LocalitiesAsync(cancellationToken);
        var named = workspace.Required.Kind == WorkspaceKind.Locality ? all.FirstOrDefault()
            : Guid.TryParse(choice, out var tenantId) ? all.FirstOrDefault(l => l.TenantId == tenantId)
            : null;
        return named is { IsSuspended: true } && forNew ? null : named;
    }

    public Task<Guid?> SponsorAsync(ImportLine line, string column, CancellationToken cancellationToken) => SponsorAsync(line, column, NamePart.All(line, column), cancellationToken);

    public async Task<Guid?> SponsorAsync(ImportLine line, string column, NamePart part, CancellationToken cancellationToken)
    {
        if (line.IsWrong(column))
        {
            return null;
        }

        var found = await MatchAsync(part.Text, cancellationToken);
        if (found is [var only])
        {
            return only.Id;
        }

        var near = found.Count == 0 ? await NearestPartyAsync(part.Text, cancellationToken) ?? _near.Of(part.Text, "", await NamesAsync(cancellationToken)) : null;
        line.Refuse(
            column, found.Count == 0 ? DirectoryErrors.ImportPartyUnknown : DirectoryErrors.ImportPartyAmbiguous, new Dictionary<string, string?> { ["name"] = part.Text }, part.Instead(near));
        return null;
    }

    public Task<ReceiverMatch?> ReceiverAsync(ImportLine line, string column, LocalityInfo locality, CancellationToken cancellationToken) =>
        ReceiverAsync(line, column, NamePart.All(line, column), locality, cancellationToken);

    public async Task<ReceiverMatch?> ReceiverAsync(ImportLine line, string column, NamePart part, LocalityInfo locality, CancellationToken cancellationToken)
    {
        if (line.IsWrong(column))
        {
            return null;
        }

        var area = locality.UnitIds.ToHashSet();
        var known = (await MatchAsync(part.Text, cancellationToken)).Where(p => p.UnitId is { } u && area.Contains(u)).ToList();
        if (known is [var party])
        {
            return new ReceiverMatch(party.Id, null);
        }

        var wanted = VietnameseText.Fold(part.Text);
        var communes = (await UnitsAsync(cancellationToken)).Values
            .Where(u => area.Contains(u.Id) && (u.Code == part.Text || VietnameseText.Fold(u.Name) == wanted || VietnameseText.Fold(u.Name).EndsWith(" " + wanted, StringComparison.Ordinal)))
            .ToList();
        if (known.Count == 0 && communes is [var commune])
        {
            return (await parties.ForUnitsAsync([commune.Id], cancellationToken)).TryGetValue(commune.Id, out var standsForIt)
                ? new ReceiverMatch(standsForIt.Id, null)
                : new ReceiverMatch(null, commune.Id);
        }

        var near = known.Count + communes.Count > 0 ? null
            : await NearestCommuneAsync(part.Text, locality, cancellationToken)
                ?? _near.Of(part.Text, locality.Slug, (await UnitsAsync(cancellationToken)).Values.Where(u => area.Contains(u.Id)).Select(u => Called(u.Name)));
        line.Refuse(
            column, known.Count > 1 || communes.Count > 1 ? DirectoryErrors.ImportPartyAmbiguous : DirectoryErrors.ImportCommuneUnknown,
            new Dictionary<string, string?> { ["name"] = part.Text, ["locality"] = locality.Name }, part.Instead(near));
        return null;
    }

    /// <summary>The one party it may have meant: by initials, an abbreviation, another spelling.</summary>
    private async Task<string?> NearestPartyAsync(string text, CancellationToken cancellationToken)
    {
        if (!_meant.TryGetValue(text, out var near))
        {
            _meant[text] = near = await parties.SearchAsync(text, null, 2, cancellationToken) is [var only] ? only.Name : null;
        }

        return near;
    }

    /// <summary>The one commune of the locality it may have meant.</summary>
    private async Task<string?> NearestCommuneAsync(string text, LocalityInfo locality, CancellationToken cancellationToken)
    {
        var key = locality.Slug + "|" + text;
        if (!_meant.TryGetValue(key, out var near))
        {
            var area = locality.UnitIds.ToHashSet();
            var found = (await units.SearchAsync(text, null, Nearest, cancellationToken)).Where(u => area.Contains(u.Id)).Take(2).ToList();
            _meant[key] = near = found is [var only] ? only.Name : null;
        }

        return near;
    }

    /// <summary>With the word before the name, and without.</summary>
    private static IReadOnlyList<string> Called(string name) => [name, name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]];

    /// <summary>What sponsors are called; the code where two have the same name.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> NamesAsync(CancellationToken cancellationToken) => _names ??=
        [.. (await parties.SearchAsync(null, null, MostNames, cancellationToken)).GroupBy(p => VietnameseText.Fold(p.Name))
            .SelectMany(g => g.Select(p => (IReadOnlyList<string>)[g.Count() == 1 ? p.Name : p.Code, p.Name]))];

    /// <summary>The party of a commune, registered when it takes part for the first time.</summary>
    public async Task<Guid> PartyOfAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var unit = (await units.GetAsync([unitId], cancellationToken))[unitId];
        using (tenant.Change(null))
        {
            return await provisioning.EnsurePartyAsync("DP-" + unit.Code, unit.Name, PartyKind.Locality, unit.Id, cancellationToken);
        }
    }

    /// <summary>Those whose records are seen from here.</summary>
    private async Task<IReadOnlyList<LocalityInfo>> LocalitiesAsync(CancellationToken cancellationToken) => _localities ??=
        [.. (await workspaces.LocalitiesAsync(cancellationToken))
            .Where(l => workspace.Required.Kind != WorkspaceKind.Locality || l.TenantId == workspace.Required.TenantId)];

    /// <summary>Parties of this code or name; several when it is ambiguous.</summary>
    public async Task<IReadOnlyList<PartyInfo>> MatchAsync(string text, CancellationToken cancellationToken)
    {
        var key = VietnameseText.Fold(text);
        if (!_parties.TryGetValue(key, out var found))
        {
            _parties[key] = found = key.Length == 0 ? [] : await parties.MatchAsync(text, cancellationToken);
        }

        return found;
    }

    private async Task<Dictionary<Guid, UnitRef>> UnitsAsync(CancellationToken cancellationToken)
    {
        if (_units is null)
        {
            var ids = (await LocalitiesAsync(cancellationToken)).SelectMany(l => l.UnitIds).ToHashSet();
            _units = new Dictionary<Guid, UnitRef>(await units.GetAsync(ids, cancellationToken));
        }

        return _units;
    }
}
