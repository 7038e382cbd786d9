namespace KetNghia.Documents.Contracts;

/// <summary>Refusals of the evidence gate, whose texts take the file's name as <c>{name}</c>, and of deciding papers.</summary>
public static class DocumentsErrors
{
    public const string FileTooLarge = "Documents.FileTooLarge";
    public const string TotalTooLarge = "Documents.TotalTooLarge";
    public const string TooManyFiles = "Documents.TooManyFiles";
    public const string FileEmpty = "Documents.FileEmpty";
    public const string FileNotAccepted = "Documents.FileNotAccepted";
    public const string FileDamaged = "Documents.FileDamaged";
    public const string FileEncrypted = "Documents.FileEncrypted";
    public const string PhotoHeic = "Documents.PhotoHeic";
    public const string PhotoTooManyPixels = "Documents.PhotoTooManyPixels";
    public const string FileHasMacro = "Documents.FileHasMacro";
    public const string FileSuspicious = "Documents.FileSuspicious";

    /// <summary>A new paper without its number, issuer or day.</summary>
    public const string DecidingIncomplete = "Documents.DecidingIncomplete";
}
