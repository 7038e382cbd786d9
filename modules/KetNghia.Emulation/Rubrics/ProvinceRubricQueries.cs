namespace KetNghia.Emulation.Rubrics;

/// <summary>The copy a locality has of a version of the province.</summary>
/// <param name="At">When it came, UTC.</param>
internal sealed record RubricCopy(Guid Id, Guid TenantId, RubricState State, DateTime At);

/// <summary>What the province reads across localities: who has a copy of what it published.</summary>
internal sealed class ProvinceRubricQueries(KetNghiaDbContext db)
{
    /// <param name="id">Of the province's version.</param>
    public async Task<IReadOnlyList<RubricCopy>> OfAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<RubricVersion>().AsNoTracking().AllTenants("the province follows who has what it sent").Where(r => r.SentFromId == id)
            .Select(r => new RubricCopy(r.Id, r.TenantId, r.State, r.DraftedAtUtc)).ToListAsync(cancellationToken);
}
