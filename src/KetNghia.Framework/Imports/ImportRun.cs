using KetNghia.Framework.Errors;
using KetNghia.Framework.Files;
using KetNghia.Framework.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Imports;

public enum ImportState
{
    /// <summary>The file is here, its columns are not matched yet.</summary>
    Uploaded = 1,
    Checking,

    /// <summary>Every row has been checked; nothing is written.</summary>
    Checked,
    Applying,
    Applied,

    /// <summary>All-or-nothing met a row that failed: what was written is being taken back.</summary>
    RollingBack,
    RolledBack,
    Undoing,
    Undone,

    /// <summary>Some records were worked on meanwhile and stay.</summary>
    UndoneInPart,
    Cancelled,
}

public enum ImportMode
{
    GoodRowsOnly = 1,
    AllOrNothing,
}

/// <summary>Lần nhập Excel: the file as it came, how its columns were read, what became of it. Belongs to the workspace.</summary>
public sealed class ImportRun : ITenantOwned, IVersioned
{
    public const int NameLength = 200;
    public const int MappingLength = 8_000;
    public const int ReasonLength = 1_000;

    private ImportRun()
    {
    }

    internal ImportRun(Guid id, Guid tenantId, string definition, string fileName, StoredFile file, string sheet, int headingRow, Guid accountId, string byName, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        Definition = definition;
        FileName = fileName;
        FileSha256 = file.Sha256;
        FileLength = file.Length;
        Sheet = sheet;
        HeadingRow = headingRow;
        CreatedById = accountId;
        CreatedByName = byName;
        CreatedAtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Definition { get; private set; } = "";

    public string FileName { get; private set; } = "";

    [StoredContent]
    public string FileSha256 { get; private set; } = "";

    public long FileLength { get; private set; }

    public string Sheet { get; private set; } = "";

    /// <summary>Row of the sheet that holds the headings.</summary>
    public int HeadingRow { get; private set; }

    /// <summary>Column key → column of the sheet from zero, as JSON.</summary>
    public string Mapping { get; private set; } = "{}";

    public ImportState State { get; private set; } = ImportState.Uploaded;

    public ImportMode Mode { get; private set; } = ImportMode.GoodRowsOnly;

    public Guid CreatedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string CreatedByName { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime? AppliedAtUtc { get; private set; }

    public DateTime? UndoneAtUtc { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? UndoneByName { get; private set; }

    public string? UndoReason { get; private set; }

    /// <summary>The job that is working on it or has done so last.</summary>
    public Guid? JobId { get; private set; }

    public long Version { get; private set; } = 1;

    internal void Map(string mapping)
    {
        Require(ImportState.Uploaded, ImportState.Checked);
        Mapping = mapping;
        State = ImportState.Checking;
    }

    internal void CheckAgain()
    {
        Require(ImportState.Checked);
        State = ImportState.Checking;
    }

    internal void EndChecking()
    {
        Require(ImportState.Checking);
        State = ImportState.Checked;
    }

    internal void Start(ImportMode mode)
    {
        Require(ImportState.Checked);
        Mode = mode;
        State = ImportState.Applying;
    }

    internal void EndApplying(DateTime atUtc)
    {
        Require(ImportState.Applying);
        State = ImportState.Applied;
        AppliedAtUtc = atUtc;
    }

    internal void RollBack()
    {
        Require(ImportState.Applying);
        State = ImportState.RollingBack;
    }

    internal void Undo(string reason, string byName, DateTime atUtc)
    {
        Require(ImportState.Applied, ImportState.UndoneInPart);
        State = ImportState.Undoing;
        UndoReason = reason;
        UndoneByName = byName;
        UndoneAtUtc = atUtc;
    }

    internal void EndTakingBack(bool whole) => State = State switch
    {
        ImportState.RollingBack => ImportState.RolledBack,
        ImportState.Undoing => whole ? ImportState.Undone : ImportState.UndoneInPart,
        _ => throw new BusinessException(ImportErrors.WrongState),
    };

    internal void Cancel()
    {
        Require(ImportState.Uploaded, ImportState.Checked);
        State = ImportState.Cancelled;
    }

    internal void WorkedBy(Guid jobId) => JobId = jobId;

    private void Require(params ImportState[] states)
    {
        if (!states.Contains(State))
        {
            throw new BusinessException(ImportErrors.WrongState);
        }
    }
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("Fw_ImportRuns");
        builder.Property(x => x.Definition).HasMaxLength(60);
        builder.Property(x => x.FileName).HasMaxLength(ImportRun.NameLength);
        builder.Property(x => x.FileSha256).HasMaxLength(64);
        builder.Property(x => x.Sheet).HasMaxLength(100);
        builder.Property(x => x.Mapping).HasMaxLength(ImportRun.MappingLength);
        builder.Property(x => x.CreatedByName).HasMaxLength(150);
        builder.Property(x => x.UndoneByName).HasMaxLength(150);
        builder.Property(x => x.UndoReason).HasMaxLength(ImportRun.ReasonLength);
        builder.HasIndex(x => new { x.TenantId, x.CreatedAtUtc });
        builder.HasIndex(x => new { x.TenantId, x.FileSha256 });
    }
}
