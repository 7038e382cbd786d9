using KetNghia.Framework.Ambient;
using KetNghia.Framework.History;
using KetNghia.Framework.Jobs;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Sealing;

/// <summary>
/// Puts log rows that are not yet in a block into blocks. Rows are found by that, not by their place in time, so that one
/// whose transaction ended late comes into a later block. Several nodes may run it: whoever moves the chain's end first wins.
/// </summary>
internal sealed class Sealer(IServiceScopeFactory scopes, IClock clock, IIdGenerator ids)
{
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
            while (count == SealBlock.MaxRows);
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
        var rows = (await db.Set<ActionLogEntry>().Where(a => a.Block == null && a.AtUtc <= until)
            .OrderBy(a => a.AtUtc).ThenBy(a => a.Id).Take(SealBlock.MaxRows).Select(a => new { a.Id, a.Hash }).ToListAsync(cancellationToken))
            .ConvertAll(a => (a.Id, a.Hash));
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var unit = await db.BeginUnitAsync(cancellationToken);
        var end = await db.Set<SealChain>().AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var block = new SealBlock(ids.New(), tenant, end, rows, ActionLogCanonical.Truncate(clock.UtcNow));
        if (!await TryMoveAsync(db, end, block, cancellationToken))
        {
            return 0;
        }

        db.Add(block);
        await db.SaveChangesAsync(cancellationToken);
        var rowIds = rows.ConvertAll(r => r.Id);
        var marked = await db.Set<ActionLogEntry>().Where(a => rowIds.Contains(a.Id) && a.Block == null)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.Block, block.Number), cancellationToken);
        if (marked != rows.Count)
        {
            return 0;
        }

        await unit.CommitAsync(cancellationToken);
        return marked;
    }

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
}
