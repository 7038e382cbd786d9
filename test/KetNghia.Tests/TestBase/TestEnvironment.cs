namespace KetNghia.Tests.TestBase;

internal static class TestEnvironment
{
    /// <summary>Connection string without a database, or null when no MariaDB was started for the tests.</summary>
    public static string? MySqlServer { get; } = Environment.GetEnvironmentVariable("KETNGHIA_TEST_MYSQL") is { Length: > 0 } server ? server : null;

    /// <summary>Deleted when the run ends; in memory where the machine offers it.</summary>
    public static string Scratch { get; } = CreateScratch();

    /// <summary>Where the server keeps large bodies while it reads them; a folder of our own, to see that nothing stays.</summary>
    public static string FormBuffers { get; } = CreateFormBuffers();

    /// <summary>
    /// How this process compiles suits one that runs for minutes; the runtime has read it by now, and the executable's own
    /// processes, which live for seconds, are not to inherit it.
    /// </summary>
    public static void KeepTuningToItself()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => n.StartsWith("DOTNET_TC_", StringComparison.Ordinal)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    public static string NewFolder(string purpose)
    {
        var folder = Path.Combine(Scratch, $"{purpose}-{Guid.CreateVersion7():N}");
        System.IO.Directory.CreateDirectory(folder);
        return folder;
    }

    public static void CopyFolder(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var file in System.IO.Directory.Exists(from) ? System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static string CreateScratch()
    {
        var memory = new DriveInfo("/dev/shm");
        var root = System.IO.Directory.Exists("/dev/shm") && memory.AvailableFreeSpace > 1L << 30 ? "/dev/shm" : Path.GetTempPath();
        return CreateTempSubdirectoryIn(root).FullName;
    }

    private static string CreateFormBuffers()
    {
        var folder = NewFolder("bodies");
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder);
        return folder;
    }

    private static DirectoryInfo CreateTempSubdirectoryIn(string root) =>
        System.IO.Directory.CreateDirectory(Path.Combine(root, $"ketnghia-tests-{Environment.ProcessId}"));
}
