using KetNghia.Data.Backups;
using KetNghia.Web.Backups;
using KetNghia.Web.Hosting;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Verbs;

/// <summary>What <c>doctor</c> says of the nightly backup.</summary>
internal static class BackupFacts
{
    public static void Add(IServiceProvider services, Dictionary<string, string> facts, List<string> problems, List<string> advice)
    {
        var options = services.GetRequiredService<IOptions<BackupOptions>>().Value;
        if (!options.IsOn)
        {
            facts["backup"] = "none";
            advice.Add($"no backups are made: set {BackupOptions.Section}:{nameof(BackupOptions.Folder)} to a folder on another disk");
            return;
        }

        facts["backup"] = $"{options.Folder}, the last {Math.Max(1, options.Keep)}";
        var folder = new DataFolder(Path.GetFullPath(options.Folder!));
        if (!System.IO.Directory.Exists(folder.Path) || !ReadyCheck.IsWritable(folder))
        {
            problems.Add("the backup folder is not there or not writable");
        }
        else
        {
            facts["backup newest proven"] = new KeptBackups(folder.Path).Proven is [.., var newest] ? Path.GetFileName(newest) : "none";
        }

        if ((folder.Path + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(services.GetRequiredService<DataFolder>().Path) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            problems.Add("the backup folder lies inside the data folder: whoever loses one loses both");
        }

        if (services.GetRequiredService<IDatabaseCopy>().MissingTool() is { } tool)
        {
            problems.Add($"no backup can be made: {tool} is missing, install the package mariadb-client");
        }
    }
}
