namespace KetNghia.Web.Backups;

/// <summary>Configuration section <c>Backup</c>: where it goes is decided by whoever runs the machine, not by a page.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Where the nightly backups stand, best on another disk; none are made without it.</summary>
    public string? Folder { get; set; }

    /// <summary>How many proven backups are kept.</summary>
    public int Keep { get; set; } = 7;

    public bool IsOn => !string.IsNullOrWhiteSpace(Folder);
}
