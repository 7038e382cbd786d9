using System.Text.Encodings.Web;
using System.Text.Json;

namespace KetNghia.Data.Backups;

/// <summary>What a backup holds. Written last, with its own hash beside it: a backup without it is none.</summary>
/// <param name="Version">Of the program that made it.</param>
/// <param name="Migration">The last one the database had.</param>
/// <param name="Rows">Of every table, in the very copy.</param>
/// <param name="Files">Stored content; each is named by its hash.</param>
/// <param name="Spoiled">Stored content whose bytes no longer had the hash of their name: not in the backup.</param>
public sealed record BackupManifest(
    string Product, int Format, string Version, string Provider, string Migration, DateTime TakenAtUtc,
    StoredFile Database, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<StoredFile> Files, IReadOnlyList<string> Spoiled)
{
    public const string ProductName = "KetNghia";
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";
    public const string HashName = "manifest.sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string VersionOfThisProgram { get; } = typeof(BackupManifest).Assembly.GetName().Version!.ToString(3);

    internal async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(this, Json));
        var written = await HashedFile.WriteAsync(content, Path.Combine(folder, FileName), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, HashName), written.Sha256 + "\n", cancellationToken);
    }

    /// <exception cref="BusinessException">Not a backup, one that was never finished, another product's, or changed since.</exception>
    internal static async Task<BackupManifest> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var (file, hash) = (Path.Combine(folder, FileName), Path.Combine(folder, HashName));
        if (!File.Exists(file) || !File.Exists(hash))
        {
            throw new BusinessException(BackupErrors.NotABackup).With("source", folder);
        }

        if ((await HashedFile.ReadAsync(file, cancellationToken)).Sha256 != (await File.ReadAllTextAsync(hash, cancellationToken)).Trim())
        {
            throw new BusinessException(BackupErrors.Damaged).With("part", FileName);
        }

        var manifest = Parse(await File.ReadAllBytesAsync(file, cancellationToken));
        return manifest.Product == ProductName && manifest.Format == CurrentFormat
            ? manifest
            : throw new BusinessException(BackupErrors.Foreign).With("product", $"{manifest.Product} {manifest.Version}");
    }

    private static BackupManifest Parse(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(content, Json) is { Product: not null, Database: not null, Rows: not null, Files: not null, Spoiled: not null } manifest
                ? manifest
                : throw new BusinessException(BackupErrors.Foreign).With("product", FileName);
        }
        catch (JsonException)
        {
            throw new BusinessException(BackupErrors.Damaged).With("part", FileName);
        }
    }
}
