namespace KetNghia.Framework.Files;

/// <summary>A file that is gone when it is closed: for what is too long to be written in memory.</summary>
public static class TemporaryFile
{
    public static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
