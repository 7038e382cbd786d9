using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;

namespace KetNghia.Directory.Imports;

/// <param name="Unit">Its label.</param>
/// <param name="Focals">All there have been, the earlier ones too.</param>
internal sealed record KnownParty(Guid Id, bool IsMine, string Code, string Name, string? OtherNames, PartyKind Kind, Guid? UnitId, string? Unit, long Version, IReadOnlyList<KnownFocal> Focals)
{
    public KnownFocal? FocalNamed(string name) => Focals.FirstOrDefault(f => f.InForce && VietnameseText.Fold(f.Person.FullName) == VietnameseText.Fold(name));
}

internal sealed record KnownFocal(Guid Id, NewFocalPerson Person, bool InForce);

/// <summary>The parties that the rows of a file name by their codes, as the reader's workspace sees them.</summary>
internal sealed class KnownParties(KetNghiaDbContext db, PartyLookup lookup, IUnitLookup units, ICurrentTenant tenant)
{
    private const int AtOnce = 500;

    private ILookup<string, KnownParty> _found = Array.Empty<KnownParty>().ToLookup(p => p.Code);

    /// <summary>One's own before the one of the shared register: they may have the same code.</summary>
    public IReadOnlyList<KnownParty> Of(string code) => [.. _found[code].OrderByDescending(p => p.IsMine)];

    public async Task LoadAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var found = new List<KnownParty>();
        foreach (var some in codes.Where(c => c.Length > 0).Distinct().Chunk(AtOnce))
        {
            found.AddRange(await ReadAsync(some, cancellationToken));
        }

        _found = found.ToLookup(p => p.Code);
    }

    public async Task<KnownParty?> FindAsync(Guid id, string code, CancellationToken cancellationToken) => (await ReadAsync([code], cancellationToken)).FirstOrDefault(p => p.Id == id);

    private async Task<IReadOnlyList<KnownParty>> ReadAsync(string[] codes, CancellationToken cancellationToken)
    {
        var rows = await lookup.Visible().Where(p => codes.Contains(p.Code)).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(p => p.Id);
        var focals = (await db.Set<FocalPerson>().AsNoTracking().Where(f => ids.Contains(f.PartyId)).ToListAsync(cancellationToken))
            .ToLookup(f => f.PartyId, f => new KnownFocal(f.Id, new NewFocalPerson(f.FullName, f.Position, f.Phone, f.Email), f.ValidTo is null));
        var labels = await units.GetAsync([.. rows.Select(p => p.UnitId).OfType<Guid>()], cancellationToken);
        return rows.ConvertAll(p => new KnownParty(
            p.Id, p.OwnerId == tenant.Required, p.Code, p.Name, p.OtherNames, p.Kind, p.UnitId,
            p.UnitId is { } unit ? labels.GetValueOrDefault(unit)?.Label : null, p.Version, [.. focals[p.Id]]));
    }
}
