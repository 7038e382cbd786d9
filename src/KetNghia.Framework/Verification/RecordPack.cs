using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KetNghia.Framework.Verification;

/// <summary>
/// The record of one tenant or of all, for a verifier that knows nothing of this product: log rows, versions and blocks as
/// the texts they were hashed over, records as they stand, digests, and the hashes of files. Lines of JSON in a zip.
/// </summary>
public sealed class RecordPack(KetNghiaDbContext db, IFileStore files)
{
    private const string Why = "a pack of all tenants, or of the one that is named";
    private const int Page = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LiveRecords _live = new(db);

    /// <param name="tenantId">Null for all.</param>
    public async Task WriteAsync(Stream target, Guid? tenantId, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var kinds = _live.Kinds.Where(k => tenantId is null || typeof(ITenantOwned).IsAssignableFrom(k.Value.ClrType)).Select(k => k.Key).Order(StringComparer.Ordinal).ToList();
        await WriteAsync(zip, "manifest.jsonl", [new { format = 1, tenant = tenantId, kinds }], cancellationToken);
        await WriteAsync(zip, "log.jsonl", LogAsync(tenantId), cancellationToken);
        await WriteAsync(zip, "versions.jsonl", VersionsAsync(tenantId, v => new { text = RecordCanonical.Text(v), hash = v.Hash }), cancellationToken);
        var stored = new SortedSet<string>(StringComparer.Ordinal);
        await WriteAsync(zip, "records.jsonl", RecordsAsync(tenantId, kinds, stored), cancellationToken);
        var blocks = db.Set<SealBlock>().AsNoTracking().AllTenants(Why).Where(b => tenantId == null || b.TenantId == tenantId).OrderBy(b => b.TenantId).ThenBy(b => b.Number);
        await WriteAsync(zip, "blocks.jsonl", RowsAsync(blocks, b => new { text = SealCanonical.Text(b), hash = b.Hash, leaves = b.Leaves }), cancellationToken);
        var chains = db.Set<SealChain>().AsNoTracking().AllTenants(Why).Where(c => tenantId == null || c.TenantId == tenantId).OrderBy(c => c.TenantId);
        await WriteAsync(zip, "chains.jsonl", RowsAsync(chains, c => new { tenant = c.TenantId, blocks = c.Blocks, hash = c.HeadHash }), cancellationToken);
        await WriteAsync(zip, "digests.jsonl", RowsAsync(db.Set<SealDigest>().AsNoTracking().OrderBy(d => d.Day), d => new { text = d.Text, hash = d.Hash }), cancellationToken);
        await WriteAsync(zip, "files.jsonl", FilesAsync(stored), cancellationToken);
    }

    private async IAsyncEnumerable<object> LogAsync(Guid? tenantId)
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await db.Set<ActionLogEntry>().AsNoTracking().AllTenants(Why)
                .Where(a => a.Id > last && (tenantId == null || a.TenantId == tenantId)).OrderBy(a => a.Id).Take(Page).ToListAsync();
            foreach (var entry in page)
            {
                yield return new { text = ActionLogCanonical.Text(entry), hash = entry.Hash, block = entry.Block };
            }

            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].Id;
        }
    }

    private async IAsyncEnumerable<T> VersionsAsync<T>(Guid? tenantId, Func<RecordVersion, T> select)
    {
        var (entity, version) = (Guid.Empty, long.MinValue);
        while (true)
        {
            var page = await db.Set<RecordVersion>().AsNoTracking().AllTenants(Why)
                .Where(v => v.EntityId >= entity && (v.EntityId > entity || v.Version > version) && (tenantId == null || v.TenantId == tenantId))
                .OrderBy(v => v.EntityId).ThenBy(v => v.Version).Take(Page).ToListAsync();
            foreach (var row in page)
            {
                yield return select(row);
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (entity, version) = (page[^1].EntityId, page[^1].Version);
        }
    }

    private async IAsyncEnumerable<object> RecordsAsync(Guid? tenantId, List<string> kinds, SortedSet<string> stored)
    {
        foreach (var kind in kinds.Select(k => _live.Kinds[k]))
        {
            var columns = kind.GetProperties().Where(p => p.PropertyInfo?.GetCustomAttribute<StoredContentAttribute>() is not null).Select(p => p.Name).ToList();
            var last = Guid.Empty;
            while (await _live.IdsAsync(kind, last, tenantId, Page, CancellationToken.None) is { Count: > 0 } ids)
            {
                foreach (var (id, record) in await _live.ReadAsync(kind, ids, CancellationToken.None))
                {
                    Note(stored, columns, record);
                    yield return new { kind = kind.ClrType.Name, id, snapshot = record.Snapshot, parts = record.Parts };
                }

                last = ids[^1];
            }
        }
    }

    private static void Note(SortedSet<string> stored, List<string> columns, LiveRecord record)
    {
        if (columns.Count > 0)
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, string?>>(record.Snapshot)!;
            stored.UnionWith(columns.Select(c => values[c]).Where(v => v is not null)!);
        }
    }

    /// <summary>The hash a row names beside that of the bytes there are.</summary>
    private async IAsyncEnumerable<object> FilesAsync(SortedSet<string> stored)
    {
        foreach (var sha256 in stored)
        {
            string? actual = null;
            if (files.Exists(sha256))
            {
                await using var content = files.Open(sha256);
                actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
            }

            yield return new { sha256, actual };
        }
    }

    private static async IAsyncEnumerable<object> RowsAsync<T>(IQueryable<T> rows, Func<T, object> select)
    {
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            yield return select(row);
        }
    }

    private static Task WriteAsync(ZipArchive zip, string name, IEnumerable<object> lines, CancellationToken cancellationToken) =>
        WriteAsync(zip, name, lines.ToAsyncEnumerable(), cancellationToken);

    private static async Task WriteAsync(ZipArchive zip, string name, IAsyncEnumerable<object> lines, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(JsonSerializer.Serialize(line, Json) + "\n");
        }
    }
}
