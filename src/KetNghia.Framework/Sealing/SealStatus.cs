namespace KetNghia.Framework.Sealing;

/// <summary>How far the log is sealed, in words for people and paper.</summary>
public sealed class SealStatus(KetNghiaDbContext db, ITexts texts)
{
    /// <summary>Log rows of all tenants that no block holds yet.</summary>
    public Task<int> UnsealedAsync(CancellationToken cancellationToken) => db.Set<ActionLogEntry>().AsNoTracking()
        .AllTenants("a number, of the installation as a whole").CountAsync(a => a.Block == null, cancellationToken);

    /// <summary>Day and hash of the last digest: on paper it binds all that was recorded before. Null before the first.</summary>
    public async Task<string?> FooterAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<SealDigest>().AsNoTracking().OrderByDescending(d => d.Day).Select(d => new { d.Day, d.Hash }).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : texts.Fill("Seal.Footer", new Dictionary<string, object?> { ["day"] = Format.Date(last.Day), ["hash"] = last.Hash });
    }
}
