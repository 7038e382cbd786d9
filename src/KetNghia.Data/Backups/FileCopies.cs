namespace KetNghia.Data.Backups;

/// <summary>The stored content in a backup, each file under its hash; looked for as often as asked.</summary>
internal sealed class FileCopies(IFileStore store, string folder)
{
    public const string Folder = "files";

    private readonly SortedDictionary<string, StoredFile> _copied = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _spoiled = new(StringComparer.Ordinal);

    public IReadOnlyList<StoredFile> Copied => [.. _copied.Values];

    /// <summary>Content whose bytes have another hash: named, for <c>verify</c> says the same of the original.</summary>
    public IReadOnlyList<string> Spoiled => [.. _spoiled];

    public static string PathOf(string folder, string sha256) => Path.Combine(folder, sha256[..2], sha256);

    public async Task AddNewAsync(CancellationToken cancellationToken)
    {
        foreach (var sha256 in store.All().Where(s => !_copied.ContainsKey(s)))
        {
            await CopyAsync(sha256, cancellationToken);
        }
    }

    private async Task CopyAsync(string sha256, CancellationToken cancellationToken)
    {
        var target = PathOf(folder, sha256);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Delete(target);
        try
        {
            await using var content = store.Open(sha256);
            var written = await HashedFile.WriteAsync(content, target, cancellationToken);
            if (written.Sha256 == sha256)
            {
                _copied[sha256] = written;
                _spoiled.Remove(sha256);
                return;
            }

            File.Delete(target);
            _spoiled.Add(sha256);
        }
        catch (FileNotFoundException)
        {
            // Swept away since it was listed: nothing names it.
        }
    }
}
