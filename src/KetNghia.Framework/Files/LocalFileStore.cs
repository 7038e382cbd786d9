namespace KetNghia.Framework.Files;

internal sealed class LocalFileStore(string root, IClock clock) : IFileStore
{
    private const string Aside = ".old";

    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(root, "incoming", Path.GetRandomFileName());
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
        try
        {
            var stored = await HashedFile.WriteAsync(content, temporary, cancellationToken);
            var target = PathOf(stored.Sha256);
            if (!Touch(target))
            {
                System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                Touch(temporary);
                File.Move(temporary, target, overwrite: true);
            }

            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream Open(string sha256) => File.OpenRead(PathOf(sha256));

    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    public void Delete(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>
    /// Moves the content aside first and looks at its age there: a save either touched it before (then it comes back) or
    /// finds it gone and writes its own copy.
    /// </summary>
    public bool DeleteIfOlder(string sha256, DateTime cutoffUtc)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) >= cutoffUtc)
        {
            return false;
        }

        var aside = Path.Combine(root, "incoming", sha256 + Aside);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
        File.Move(path, aside, overwrite: true);
        if (File.GetLastWriteTimeUtc(aside) >= cutoffUtc)
        {
            File.Move(aside, path, overwrite: true);
            return false;
        }

        File.Delete(aside);
        return true;
    }

    public IEnumerable<string> All() => System.IO.Directory.Exists(Path.Combine(root, "content"))
        ? System.IO.Directory.EnumerateFiles(Path.Combine(root, "content"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)
        : [];

    public void ClearUnfinished(DateTime cutoffUtc)
    {
        foreach (var left in System.IO.Directory.CreateDirectory(Path.Combine(root, "incoming")).EnumerateFiles().ToList())
        {
            if (left.Extension == Aside && !Exists(Path.GetFileNameWithoutExtension(left.Name)))
            {
                left.MoveTo(PathOf(Path.GetFileNameWithoutExtension(left.Name)));
            }
            else if (left.Extension == Aside || left.LastWriteTimeUtc < cutoffUtc)
            {
                left.Delete();
            }
        }
    }

    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, clock.UtcNow);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private string PathOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("Not a content hash.", nameof(sha256));
        }

        return Path.Combine(root, "content", sha256[..2], sha256);
    }
}
