using System.Text;
using Microsoft.Extensions.Options;

namespace KetNghia.Framework.Sealing;

/// <summary>Carries a digest to somebody outside. Called while it is being stored, in the same transaction: ask for a job.</summary>
public interface IDigestCourier
{
    Task AnnounceAsync(SealDigest digest, CancellationToken cancellationToken);
}

/// <summary>Makes the digest of the day and adds it to the file outside.</summary>
internal sealed class Digests(KetNghiaDbContext db, IEnumerable<IDigestCourier> couriers, IOptions<SealOptions> options, IClock clock, IIdGenerator ids)
{
    /// <returns>Whether today's was made just now.</returns>
    public async Task<bool> MakeAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var last = await db.Set<SealDigest>().AsNoTracking().OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancellationToken);
        var chains = last?.Day >= today ? [] : await db.Set<SealChain>().AsNoTracking().AllTenants("the digest is one of all tenants").ToListAsync(cancellationToken);
        if (chains.Count == 0)
        {
            return false;
        }

        using var frame = AmbientFrame.Push(AmbientFrame.Empty with { TenantId = HostTenant.Value });
        var digest = new SealDigest(ids.New(), today, SealCanonical.DigestText(today, last?.Hash, chains));
        db.Add(digest);
        foreach (var courier in couriers)
        {
            await courier.AnnounceAsync(digest, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Oldest first; what could not be written stays to be written. Written twice, by two nodes at once, it does no harm.</summary>
    public async Task FileAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.DigestFile))
        {
            return;
        }

        foreach (var digest in await db.Set<SealDigest>().Where(d => d.FiledAtUtc == null).OrderBy(d => d.Day).ToListAsync(cancellationToken))
        {
            await using var file = new FileStream(options.Value.DigestFile, FileMode.Append, FileAccess.Write, FileShare.Read);
            await file.WriteAsync(Encoding.UTF8.GetBytes($"{digest.Text}hash {digest.Hash}\n\n"), cancellationToken);
            file.Flush(flushToDisk: true);
            digest.Filed(clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The texts in a digest file, each with the hash it was written with.</summary>
    public static IEnumerable<(string Text, string Hash)> Read(string content)
    {
        var text = new StringBuilder();
        foreach (var line in content.Split('\n'))
        {
            if (line.StartsWith("hash ", StringComparison.Ordinal))
            {
                yield return (text.ToString(), line[5..].Trim());
                text.Clear();
            }
            else if (line.Length > 0)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
