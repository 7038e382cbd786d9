using Microsoft.Extensions.Options;

namespace KetNghia.Framework.Verification;

/// <summary>I18: every log row hashes to what was written beside it and lies in its block; blocks, chains and digests fit each other.</summary>
internal sealed class ActionLogIntact(KetNghiaDbContext db, IOptions<SealOptions> options, IClock clock) : HistoryInvariant(db)
{
    private const int Blocks = 20;

    public override string Id => "I18";

    public override async Task CheckAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        await foreach (var page in EntriesAsync(cancellationToken))
        {
            report.Count(page.Count);
            foreach (var entry in page.Where(e => ActionLogCanonical.Hash(e) != e.Hash))
            {
                report.Fail($"{Name(entry)}: not as it was written");
            }
        }

        await CheckChainsAsync(report, cancellationToken);
        await CheckDigestsAsync(report, cancellationToken);
        var open = All<ActionLogEntry>().Where(a => a.Block == null);
        var count = await open.CountAsync(cancellationToken);
        var oldest = await open.MinAsync(a => (DateTime?)a.AtUtc, cancellationToken);
        report.Note($"{count} log rows not sealed yet (window {SealOptions.Window.TotalSeconds:0} s)"
            + (oldest is { } at ? $", the oldest {(clock.UtcNow - at).TotalSeconds:0} s old" : "") + ": a change of these may go unnoticed");
    }

    private async Task CheckChainsAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var ends = (await All<SealChain>().ToListAsync(cancellationToken)).ToDictionary(c => c.TenantId);
        SealBlock? last = null;
        await foreach (var block in BlocksAsync(cancellationToken))
        {
            report.Count();
            if (last is not null && last.TenantId != block.TenantId)
            {
                CheckEnd(ends, last, report);
                last = null;
            }

            CheckBlock(block, last, report);
            await CheckRowsAsync(block, report, cancellationToken);
            last = block;
        }

        if (last is not null)
        {
            CheckEnd(ends, last, report);
        }

        ends.Values.ToList().ForEach(c => report.Fail($"chain of tenant {c.TenantId}: its {c.Blocks} blocks are missing"));
        var blocks = All<SealBlock>();
        var loose = await All<ActionLogEntry>().Where(a => a.Block != null && !blocks.Any(b => b.TenantId == a.TenantId && b.Number == a.Block))
            .OrderBy(a => a.Id).Take(InvariantReport.MaxFailures).ToListAsync(cancellationToken);
        loose.ForEach(a => report.Fail($"{Name(a)}: its block {a.Block} is missing"));
    }

    private async IAsyncEnumerable<SealBlock> BlocksAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (tenant, number) = (Guid.Empty, long.MinValue);
        while (true)
        {
            var page = await All<SealBlock>().Where(b => b.TenantId >= tenant && (b.TenantId > tenant || b.Number > number))
                .OrderBy(b => b.TenantId).ThenBy(b => b.Number).Take(Blocks).ToListAsync(cancellationToken);
            foreach (var block in page)
            {
                yield return block;
            }

            if (page.Count < Blocks)
            {
                yield break;
            }

            (tenant, number) = (page[^1].TenantId, page[^1].Number);
        }
    }

    private static void CheckBlock(SealBlock block, SealBlock? last, InvariantReport report)
    {
        var rows = SealCanonical.Rows(block.Leaves).ToList();
        if (SealCanonical.Hash(block) != block.Hash || SealCanonical.Root(block.Leaves) != block.Root || rows.Count != block.Count || rows.Count == 0
            || rows[0].Id != block.FirstId || rows[^1].Id != block.LastId)
        {
            report.Fail($"{Name(block)}: not as it was sealed");
        }

        if (block.Number != (last?.Number ?? 0) + 1)
        {
            report.Fail($"{Name(block)}: block {(last?.Number ?? 0) + 1} before it is missing");
        }
        else if (block.PreviousHash != last?.Hash)
        {
            report.Fail($"{Name(block)}: does not follow from block {block.Number - 1}");
        }
    }

    private async Task CheckRowsAsync(SealBlock block, InvariantReport report, CancellationToken cancellationToken)
    {
        var found = await All<ActionLogEntry>().Where(a => a.Block == block.Number && a.TenantId == block.TenantId)
            .Select(a => new { a.Id, a.Hash }).ToDictionaryAsync(a => a.Id, a => a.Hash, cancellationToken);
        foreach (var (id, hash) in SealCanonical.Rows(block.Leaves))
        {
            if (!found.Remove(id, out var now))
            {
                report.Fail($"ActionLogEntry {id}: missing from {Name(block)}");
            }
            else if (now != hash)
            {
                report.Fail($"ActionLogEntry {id}: not as it was sealed in {Name(block)}");
            }
        }

        foreach (var id in found.Keys)
        {
            report.Fail($"ActionLogEntry {id}: came into {Name(block)} after it was sealed");
        }
    }

    private static void CheckEnd(Dictionary<Guid, SealChain> ends, SealBlock last, InvariantReport report)
    {
        if (!ends.Remove(last.TenantId, out var end) || end.Blocks != last.Number || end.HeadHash != last.Hash)
        {
            report.Fail($"chain of tenant {last.TenantId}: ends with block {end?.Blocks ?? 0}, but block {last.Number} is the last there is");
        }
    }

    /// <summary>What was once given out still holds: the digests kept here, and those in the file outside.</summary>
    private async Task CheckDigestsAsync(InvariantReport report, CancellationToken cancellationToken)
    {
        var said = new Dictionary<(Guid Tenant, long Number, string Hash), string>();
        string? previous = null;
        await foreach (var digest in All<SealDigest>().OrderBy(d => d.Day).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            report.Count();
            if (ActionLogCanonical.Sha256(digest.Text) != digest.Hash || !digest.Text.Contains($"\nprevious {previous ?? "-"}\n", StringComparison.Ordinal))
            {
                report.Fail($"digest of {digest.Day:yyyy-MM-dd}: not as it was made");
            }

            Collect(said, digest.Text, $"digest of {digest.Day:yyyy-MM-dd}");
            previous = digest.Hash;
        }

        if (options.Value.DigestFile is { Length: > 0 } path && File.Exists(path))
        {
            foreach (var (text, hash) in Digests.Read(await File.ReadAllTextAsync(path, cancellationToken)))
            {
                report.Count();
                if (ActionLogCanonical.Sha256(text) != hash)
                {
                    report.Fail($"digest {hash} of the file: has other content");
                }

                Collect(said, text, $"digest {hash} of the file");
            }
        }

        foreach (var tenant in said.Keys.GroupBy(k => k.Tenant))
        {
            var numbers = tenant.Select(k => k.Number).Distinct().ToList();
            var hashes = await All<SealBlock>().Where(b => b.TenantId == tenant.Key && numbers.Contains(b.Number))
                .Select(b => new { b.Number, b.Hash }).ToDictionaryAsync(b => b.Number, b => b.Hash, cancellationToken);
            foreach (var key in tenant.Where(k => hashes.GetValueOrDefault(k.Number) != k.Hash))
            {
                report.Fail($"block {key.Number} of tenant {key.Tenant}: not as the {said[key]} says");
            }
        }
    }

    private static void Collect(Dictionary<(Guid Tenant, long Number, string Hash), string> said, string text, string source)
    {
        foreach (var head in SealCanonical.Heads(text))
        {
            said.TryAdd((head.Tenant, head.Blocks, head.Hash), source);
        }
    }

    private static string Name(SealBlock block) => $"block {block.Number} of tenant {block.TenantId}";
}
