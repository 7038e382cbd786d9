using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Sealing;

/// <summary>
/// Puts log rows that are not yet in a block into blocks. Rows are found by that, not by their place in time, so that one
/// whose transaction ended late comes into a later block. Several nodes may run it: whoever moves the chain's end first wins.
/// </summary>
internal sealed class Sealer(IServiceScopeFactory scopes, IClock clock, IIdGenerator ids)
{
    /// <summary>Rows read at once: a long backlog is sorted once for so many, not once for each block.</summary>
    internal const int Batch = 20 * SealBlock.MaxRows;

    /// <returns>How many rows were sealed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var until = clock.UtcNow - SealOptions.Settle;
        var total = 0;
        foreach (var tenant in await TenantsAsync(until, cancellationToken))
        {
            int count;
            do
            {
                count = await SealAsync(tenant, until, cancellationToken);
                total += count;
            }
            while (count == Batch);
        }

        return total;
    }

    private async Task<List<Guid>> TenantsAsync(DateTime until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>().Set<ActionLogEntry>().AllTenants("every tenant's log is sealed")
            .Where(a => a.Block == null && a.AtUtc <= until).Select(a => a.TenantId).Distinct().ToListAsync(cancellationToken);
    }

    private async Task<int> SealAsync(Guid tenant, DateTime until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var frame = AmbientFrame.Push(AmbientFrame.Empty with { TenantId = tenant });
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        var rows = await db.Set<ActionLogEntry>().Where(a => a.Block == null && a.AtUtc <= until)
            .OrderBy(a => a.AtUtc).ThenBy(a => a.Id).Take(Batch).Select(a => new Row(a.Id, a.Hash, a.AtUtc)).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var part in rows.Chunk(SealBlock.MaxRows))
        {
            if (!await TryAddAsync(db, tenant, part, cancellationToken))
            {
                break;
            }

            count += part.Length;
            db.ChangeTracker.Clear();
        }

        return count;
    }

    /// <returns>Whether these rows are in a block now; not when another node was faster, or one between them came to light meanwhile.</returns>
    private async Task<bool> TryAddAsync(KetNghiaDbContext db, Guid tenant, Row[] rows, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var end = await db.Set<SealChain>().AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var block = new SealBlock(ids.New(), tenant, end, [.. rows.Select(r => (r.Id, r.Hash))], ActionLogCanonical.Truncate(clock.UtcNow));
        if (!await TryMoveAsync(db, end, block, cancellationToken))
        {
            return false;
        }

        db.Add(block);
        await db.SaveChangesAsync(cancellationToken);
        if (await MarkAsync(db, rows[0], rows[^1], block.Number, cancellationToken) != rows.Length)
        {
            return false;
        }

        await unit.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Named by their bounds, for which there is an index: given their ids, the database goes through all that is not sealed yet.</summary>
    private static Task<int> MarkAsync(KetNghiaDbContext db, Row first, Row last, long number, CancellationToken cancellationToken) =>
        db.Set<ActionLogEntry>()
            .Where(a => a.Block == null && a.AtUtc >= first.AtUtc && a.AtUtc <= last.AtUtc
                && (a.AtUtc > first.AtUtc || a.Id >= first.Id) && (a.AtUtc < last.AtUtc || a.Id <= last.Id))
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.Block, number), cancellationToken);

    private async Task<bool> TryMoveAsync(KetNghiaDbContext db, SealChain? end, SealBlock block, CancellationToken cancellationToken)
    {
        if (end is null)
        {
            db.Add(new SealChain(ids.New(), block));
            return true;
        }

        return await db.Set<SealChain>().Where(c => c.Id == end.Id && c.Blocks == end.Blocks && c.HeadHash == end.HeadHash)
            .ExecuteUpdateAsync(u => u.SetProperty(c => c.Blocks, block.Number).SetProperty(c => c.HeadHash, block.Hash), cancellationToken) == 1;
    }

    private sealed record Row(Guid Id, string Hash, DateTime AtUtc);
}
