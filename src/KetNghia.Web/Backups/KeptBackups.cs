using System.Globalization;
using KetNghia.Data.Backups;

namespace KetNghia.Web.Backups;

/// <summary>The nightly backups of one folder; names sort by their time. Nothing else in the folder is touched.</summary>
internal sealed class KeptBackups(string folder)
{
    public const string Unproven = ".unproven";
    private const string Start = "ketnghia-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    public string PathOf(DateTime takenAtUtc) => Path.Combine(folder, Start + takenAtUtc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public IReadOnlyList<string> Proven => [.. All().Where(b => !b.EndsWith(Unproven, StringComparison.Ordinal))];

    /// <summary>What a night left that was killed.</summary>
    public void ClearAbandoned(DateTime nowUtc)
    {
        foreach (var left in System.IO.Directory.EnumerateDirectories(folder, "." + Start + "*" + BackupPlaces.Unfinished).Where(d => System.IO.Directory.GetLastWriteTimeUtc(d) < nowUtc - Abandoned).ToList())
        {
            System.IO.Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>Kept for a look at what is wrong with it; the next night's takes its place.</summary>
    public void SetAside(string backup)
    {
        foreach (var earlier in All().Where(b => b.EndsWith(Unproven, StringComparison.Ordinal)))
        {
            System.IO.Directory.Delete(earlier, recursive: true);
        }

        System.IO.Directory.Move(backup, backup + Unproven);
    }

    public void Thin(int keep)
    {
        foreach (var old in Proven.SkipLast(Math.Max(1, keep)))
        {
            System.IO.Directory.Delete(old, recursive: true);
        }
    }

    private List<string> All() => [.. System.IO.Directory.EnumerateDirectories(folder, Start + "*").Order(StringComparer.Ordinal)];
}
