using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using KetNghia.Data.Backups;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>
/// Filled databases of released versions, as their own <c>backup</c> wrote them (etc/scripts/keep-release). There are none before
/// the first release: until then the one migration is made anew, and data of an earlier one belong to no installation.
/// </summary>
internal static class KeptReleases
{
    private static string Folder => Path.Combine(Checkout.Root, "test", "KetNghia.Tests", "Operations", "Kept");

    /// <summary>Backups (as <c>.tar</c>) of one database, with what they say of themselves.</summary>
    public static async Task<IReadOnlyList<(string Backup, BackupManifest Manifest)>> OfAsync(Provider provider)
    {
        var found = new List<(string, BackupManifest)>();
        foreach (var file in System.IO.Directory.Exists(Folder) ? System.IO.Directory.EnumerateFiles(Folder, "*.tar.gz").Order(StringComparer.Ordinal).ToList() : [])
        {
            var backup = Path.Combine(TestEnvironment.NewFolder("kept"), Path.GetFileNameWithoutExtension(file));
            await using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            await using (var target = File.Create(backup))
            {
                await packed.CopyToAsync(target);
            }

            if (await ManifestAsync(backup) is var manifest && manifest.Provider == provider.ToString())
            {
                found.Add((backup, manifest));
            }
        }

        return found;
    }

    /// <summary>The migration before the newest release's first one, when nothing is kept that ends there; null when all is well.</summary>
    public static string? Missing(IReadOnlyList<string> migrations, IEnumerable<string> kept) =>
        migrations.Count > 1 && !kept.Any(k => migrations.SkipLast(1).Contains(k)) ? migrations[^2] : null;

    private static async Task<BackupManifest> ManifestAsync(string backup)
    {
        await using var archive = new TarReader(File.OpenRead(backup));
        while (await archive.GetNextEntryAsync() is { } entry)
        {
            if (Path.GetFileName(entry.Name) == BackupManifest.FileName)
            {
                return (await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!, JsonSerializerOptions.Web))!;
            }
        }

        throw new InvalidOperationException($"{backup} holds no manifest.");
    }
}
