namespace KetNghia.Data.Backups;

/// <summary>Why a backup is not made or not restored; each text says what to do.</summary>
public static class BackupErrors
{
    public const string TargetTaken = "Backup.TargetTaken";
    public const string DatabaseTaken = "Backup.DatabaseTaken";
    public const string NothingToKeep = "Backup.NothingToKeep";
    public const string NotABackup = "Backup.NotABackup";
    public const string Foreign = "Backup.Foreign";
    public const string Newer = "Backup.Newer";
    public const string OtherDatabase = "Backup.OtherDatabase";
    public const string Damaged = "Backup.Damaged";
    public const string RowsDiffer = "Backup.RowsDiffer";
    public const string ChangedMeanwhile = "Backup.ChangedMeanwhile";
    public const string ToolMissing = "Backup.ToolMissing";
    public const string ToolFailed = "Backup.ToolFailed";
    public const string NoRights = "Backup.NoRights";
}
