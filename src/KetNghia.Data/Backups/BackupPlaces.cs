namespace KetNghia.Data.Backups;

/// <summary>Where backups stand and are put together: never over what is there, never whole by half.</summary>
public static class BackupPlaces
{
    public const string Unfinished = ".partial";
    private const string Archive = ".tar";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal static bool IsArchive(string path) => path.EndsWith(Archive, StringComparison.Ordinal);

    /// <summary>Holds everybody's data: only its owner may look in.</summary>
    public static string Create(string folder) =>
        (OperatingSystem.IsWindows() ? System.IO.Directory.CreateDirectory(folder) : System.IO.Directory.CreateDirectory(folder, OwnerOnly)).FullName;

    internal static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <exception cref="BusinessException">Something is there already.</exception>
    internal static void MustBeFree(string path)
    {
        if (File.Exists(path) || (System.IO.Directory.Exists(path) && System.IO.Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new BusinessException(BackupErrors.TargetTaken).With("target", path);
        }
    }

    /// <summary>In the same folder, so that taking the name is one step.</summary>
    internal static string Beside(string target) =>
        Create(Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}-{Path.GetRandomFileName()}{Unfinished}"));

    internal static void Remove(string folder)
    {
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
