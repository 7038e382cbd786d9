using KetNghia.Directory.Contracts;
using KetNghia.Directory.Contracts.Extending;

namespace KetNghia.Directory.Parties;

internal sealed record PartyRow(Guid Id, string Code, string Name, PartyKind Kind, Guid? UnitId, bool IsShared, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public string? Unit { get; init; }

    /// <summary>Earlier and short names, one a line.</summary>
    public string? OtherNames { get; init; }
}

internal sealed record PartyDetails(PartyRow Party, string? OtherNames, bool IsMine, long Version)
{
    public IReadOnlyList<FocalRow> FocalPersons { get; init; } = [];

    public IReadOnlyList<PartyLink> Before { get; init; } = [];

    public IReadOnlyList<PartyLink> After { get; init; } = [];
}

internal sealed record FocalRow(Guid Id, string FullName, string? Position, string? Phone, string? Email, DateOnly ValidFrom, DateOnly? ValidTo);

/// <param name="Name">Null when it was dissolved.</param>
internal sealed record PartyLink(Guid? Id, string? Name, PartyChange Change, DateOnly EffectiveOn, string Document, DateOnly DocumentDate, string? Note);

/// <summary>The pages of the register of parties.</summary>
internal sealed class PartyQueries(
    KetNghiaDbContext db, PartyRecords records, PartyLookup lookup, IUnitLookup units, ICurrentTenant tenant, ICurrentWorkspace workspace, ICurrentUser user, IEnumerable<IPartySight> sights)
{
    public async Task<PartyDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var party = await records.ReadAsync(id, found => found, cancellationToken);
        var row = (await WithUnitsAsync(await records.OneAsync(id, cancellationToken), cancellationToken))[0];
        return new PartyDetails(row, party.OtherNames, party.OwnerId == tenant.Id && user.May(DirectoryPermissions.Parties.Manage), party.Version)
        {
            FocalPersons = MaySeeContacts(id) ? await FocalsAsync(id, cancellationToken) : [],
            Before = await LinksAsync(s => s.ToId == id, s => s.FromId, cancellationToken),
            After = await LinksAsync(s => s.FromId == id, s => s.ToId, cancellationToken),
        };
    }

    /// <summary>One of the register, or one that only another place keeps and the reader meets in a record that is theirs to read.</summary>
    public async Task<(PartyRow Party, bool IsRegistered, bool IsMine)> MetAsync(Guid id, CancellationToken cancellationToken)
    {
        var here = tenant.Id;
        var seen = await records.OneAsync(id, cancellationToken);
        if (await Rows(seen).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            var mayChange = user.May(DirectoryPermissions.Parties.Manage) && await seen.AnyAsync(p => p.OwnerId == here, cancellationToken);
            return (known, true, mayChange);
        }

        foreach (var sight in sights)
        {
            if (await sight.IsMetAsync(id, cancellationToken))
            {
                return (await Rows(db.Set<Party>().AsNoTracking().Where(p => p.Id == id)).FirstOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException(), false, false);
            }
        }

        throw new RecordNotFoundException();
    }

    /// <summary>A sponsor sees the contacts of its own party only.</summary>
    public bool MaySeeContacts(Guid partyId) =>
        user.May(DirectoryPermissions.Parties.ViewContacts) && (workspace.Info?.Kind != WorkspaceKind.Sponsor || workspace.Info.PartyId == partyId);

    /// <summary>Parties whose names look like one of these; a person decides whether it is another one.</summary>
    public async Task<IReadOnlyList<PartyInfo>> LookAlikesAsync(string name, Guid? except, CancellationToken cancellationToken)
    {
        var all = await NamesAsync(cancellationToken);
        var match = PartyNames.Match(name);
        var ids = all.Where(p => p.Id != except && p.Matches.Any(m => PartyNames.LookAlike(m, match))).Select(p => p.Id).Take(5).ToList();
        return ids.Count == 0 ? [] : [.. (await lookup.GetAsync(ids, cancellationToken)).Values.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    internal async Task<IReadOnlyList<(Guid Id, string Code, IReadOnlyList<string> Matches)>> NamesAsync(CancellationToken cancellationToken)
    {
        var rows = await lookup.Visible().Where(p => p.ValidTo == null).Select(p => new { p.Id, p.Code, p.MatchNames }).ToListAsync(cancellationToken);
        return [.. rows.Select(p => (p.Id, p.Code, (IReadOnlyList<string>)p.MatchNames.Split('|', StringSplitOptions.RemoveEmptyEntries)))];
    }

    internal async Task<IReadOnlyList<PartyRow>> WithUnitsAsync(IQueryable<Party> query, CancellationToken cancellationToken)
    {
        var rows = await Rows(query).ToListAsync(cancellationToken);
        var found = await units.GetAsync([.. rows.Select(r => r.UnitId).OfType<Guid>()], cancellationToken);
        return [.. rows.Select(r => r with { Unit = r.UnitId is { } id ? found.GetValueOrDefault(id)?.Label : null })];
    }

    private static IQueryable<PartyRow> Rows(IQueryable<Party> query) =>
        query.Select(p => new PartyRow(p.Id, p.Code, p.Name, p.Kind, p.UnitId, p.OwnerId == HostTenant.Value, p.ValidFrom, p.ValidTo) { OtherNames = p.OtherNames });

    private async Task<IReadOnlyList<FocalRow>> FocalsAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Set<FocalPerson>().AsNoTracking().Where(f => f.PartyId == partyId && (f.ValidTo == null || f.ValidTo >= f.ValidFrom))
            .OrderBy(f => f.ValidTo != null).ThenBy(f => f.ValidFrom).ThenBy(f => f.Id)
            .Select(f => new FocalRow(f.Id, f.FullName, f.Position, f.Phone, f.Email, f.ValidFrom, f.ValidTo)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<PartyLink>> LinksAsync(
        System.Linq.Expressions.Expression<Func<PartySuccession, bool>> which, Func<PartySuccession, Guid?> other, CancellationToken cancellationToken)
    {
        var rows = await db.Set<PartySuccession>().AsNoTracking().Where(which).OrderBy(s => s.EffectiveOn).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var names = await lookup.GetAsync([.. rows.Select(other).OfType<Guid>()], cancellationToken);
        return [.. rows.Select(s => new PartyLink(
            other(s), other(s) is { } id ? names.GetValueOrDefault(id)?.Name : null, s.Change, s.EffectiveOn, s.Document, s.DocumentDate, s.Note))];
    }
}
