namespace KetNghia.Framework.Files;

/// <summary>Makes the store of a data folder that need not be this installation's own.</summary>
public static class FileStores
{
    public static IFileStore In(string dataFolder, IClock clock) => new LocalFileStore(Path.Combine(dataFolder, "files"), clock);
}
