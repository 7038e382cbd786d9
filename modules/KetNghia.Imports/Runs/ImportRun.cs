using System.Text.Encodings.Web;
using System.Text.Json;
using KetNghia.Imports.Sheets;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Imports.Runs;

internal enum ImportState
{
    /// <summary>The file is here, its columns are not matched yet.</summary>
    Uploaded = 1,
    Checking,

    /// <summary>Every row has been checked; nothing is written.</summary>
    Checked,
    Applying,
    Applied,

    /// <summary>Stopped on the way: some good rows were left out.</summary>
    AppliedInPart,

    /// <summary>Every row failed, or one did and the file was to go in whole.</summary>
    NothingApplied,
    Undoing,
    Undone,

    /// <summary>Some records were worked on meanwhile and stay.</summary>
    UndoneInPart,
    Cancelled,
}

internal static class ImportStates
{
    /// <summary>A step is to be done by a job.</summary>
    public static bool IsWorking(this ImportState state) => state is ImportState.Checking or ImportState.Applying or ImportState.Undoing;
}

internal enum ImportMode
{
    GoodRowsOnly = 1,
    AllOrNothing,
}

/// <summary>Lần nhập Excel: the file as it came, how its columns were read, what became of it. Belongs to the workspace.</summary>
internal sealed class ImportRun : ITenantOwned, IVersioned
{
    public const int NameLength = 200;
    public const int MappingLength = 8_000;
    public const int ReasonLength = 1_000;
    public const int ShapeLength = 200_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>The record whose rows alone it takes, <see cref="IImportDefinition.LimitAsync"/>; null when it takes any.</summary>
    public Guid? LimitId { get; internal init; }

    public string FileName { get; private set; } = "";

    [StoredContent]
    public string FileSha256 { get; private set; } = "";

    public long FileLength { get; private set; }

    public string Sheet { get; private set; } = "";

    /// <summary>Row of the sheet that holds the headings.</summary>
    public int HeadingRow { get; private set; }

    /// <summary>Rows of headings: one, or two where several columns share a heading.</summary>
    public int HeadingRows { get; private set; } = 1;

    /// <summary>What was noticed about the columns, <see cref="ImportShape"/> as JSON.</summary>
    public string Shape { get; private set; } = "{\"Joined\":[],\"Hidden\":[]}";

    /// <summary>What the person takes against what was proposed.</summary>
    public ImportTaking Taken { get; private set; } = ImportTaking.AsProposed;

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

    public bool IsWorking => State.IsWorking();

    public ImportFile File => new(FileSha256, FileName, Sheet, HeadingRow, HeadingRows, Shape, Mapping);

    internal void Map(string mapping, ImportShape shape)
    {
        Require(ImportState.Uploaded, ImportState.Checked);
        (Mapping, State, Shape) = (mapping, ImportState.Checking, JsonSerializer.Serialize(shape, Json));
    }

    /// <summary>Says how many rows the headings have; the columns are matched anew.</summary>
    internal void Head(int rows, ImportShape shape)
    {
        Require(ImportState.Uploaded, ImportState.Checked);
        (HeadingRows, Mapping, State, Shape) = (rows, "{}", ImportState.Uploaded, JsonSerializer.Serialize(shape, Json));
    }

    internal void Take(ImportTaking taken)
    {
        CheckAgain();
        Taken = taken;
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

    internal void Undo(string reason, string byName, DateTime atUtc)
    {
        Require(ImportState.Applied, ImportState.AppliedInPart, ImportState.UndoneInPart);
        State = ImportState.Undoing;
        UndoReason = reason;
        UndoneByName = byName;
        UndoneAtUtc = atUtc;
    }

    /// <summary>The state of a run is what its rows are.</summary>
    internal void Settle(ImportCounts rows, DateTime atUtc)
    {
        Require(ImportState.Applying, ImportState.Undoing);
        var (applied, undone, leftOut) = (rows.Of(ImportRowState.Applied), rows.Of(ImportRowState.Undone), rows.Of(ImportRowState.LeftOut));
        AppliedAtUtc = State == ImportState.Applying && applied > 0 ? atUtc : AppliedAtUtc;
        State = (applied, undone, leftOut) switch
        {
            (0, 0, _) => ImportState.NothingApplied,
            (0, _, _) => ImportState.Undone,
            (_, 0, 0) => ImportState.Applied,
            (_, 0, _) => ImportState.AppliedInPart,
            _ => ImportState.UndoneInPart,
        };
    }

    internal void Cancel()
    {
        Require(ImportState.Uploaded, ImportState.Checked);
        State = ImportState.Cancelled;
    }

    /// <summary>Gives up a check whose job has died.</summary>
    internal void Abandon()
    {
        Require(ImportState.Checking);
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
        builder.ToTable("Imp_Runs");
        builder.Ignore(x => x.IsWorking);
        builder.Property(x => x.Shape).HasMaxLength(ImportRun.ShapeLength);
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
