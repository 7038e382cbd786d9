using System.Text.Encodings.Web;
using System.Text.Json;
using KetNghia.Imports.Sheets;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Imports.Runs;

internal enum ImportRowState
{
    Ready = 1,
    Faulty,

    /// <summary>May be a duplicate: a person decides.</summary>
    Doubtful,

    /// <summary>Is there already, from this file or an earlier one.</summary>
    Known,
    Applied,

    /// <summary>Failed when it was to be written.</summary>
    Refused,
    Undone,

    /// <summary>Good, and left out when the run was stopped.</summary>
    LeftOut,

    /// <summary>No record of the list: a heading of a group, a sum, a row the sheet does not show.</summary>
    SetAside,
}

/// <summary>One row of an import, with what was found wrong and the record it became. Its state changes in the record's transaction.</summary>
internal sealed class ImportRow : ITenantOwned
{
    public const int CellLength = 2_000;
    public const int HeldLength = 1_000;
    public const int FilledLength = 1_000;
    public const int LabelLength = 200;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ImportRow()
    {
    }

    internal ImportRow(Guid id, Guid tenantId, Guid runId, int number, IReadOnlyDictionary<string, string> cells)
    {
        Id = id;
        TenantId = tenantId;
        RunId = runId;
        Number = number;
        Cells = JsonSerializer.Serialize(cells, Json);
    }

    internal ImportRow(Guid id, Guid tenantId, Guid runId, SheetLine line)
        : this(id, tenantId, runId, line.Number, line.Cells) =>
        (Sheet, Kind, IsHidden, Filled, Held) = (line.Sheet, line.Kind, line.IsHidden, string.Join(',', line.Filled), line.Held);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid RunId { get; private set; }

    /// <summary>Which of the sheets of a list that stands on several, from nought.</summary>
    public int Sheet { get; private set; }

    /// <summary>As Excel shows it.</summary>
    public int Number { get; private set; }

    public ImportRowState State { get; private set; } = ImportRowState.Ready;

    public ImportRowKind Kind { get; private set; } = ImportRowKind.Plain;

    /// <summary>The sheet does not show it.</summary>
    public bool IsHidden { get; private set; }

    public string Cells { get; private set; } = "{}";

    /// <summary>Keys of the columns whose value stands in a row above, in a cell joined over both; separated by commas.</summary>
    public string Filled { get; private set; } = "";

    /// <summary>All the row says, where it may be set aside.</summary>
    public string? Held { get; private set; }

    public string Remarks { get; private set; } = "[]";

    /// <summary>What the definition read in the cells, once they were good: only this is written from.</summary>
    public string? Meaning { get; private set; }

    /// <summary>The row changes a record that is there already, instead of making one.</summary>
    public bool IsChange { get; private set; }

    /// <summary>What the record meant before: only this is written back.</summary>
    public string? Former { get; private set; }

    /// <summary>The fields it changes, <see cref="ImportChange"/> as JSON.</summary>
    public string Changes { get; private set; } = "[]";

    /// <summary>A person said: it is no duplicate.</summary>
    public bool IsAccepted { get; private set; }

    public string? RowKey { get; private set; }

    /// <summary>Unique while the row is applied: the same row never becomes two records.</summary>
    public string? AppliedKey { get; private set; }

    public Guid? RecordTenantId { get; private set; }

    public string? RecordType { get; private set; }

    public Guid? RecordId { get; private set; }

    public string? RecordLabel { get; private set; }

    public long? RecordVersion { get; private set; }

    public string? RecordPath { get; private set; }

    internal IReadOnlyList<string> FilledColumns => Filled.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="sheets">With the columns the file has; null for all.</param>
    /// <param name="limitId">Of the run.</param>
    internal ImportLine ToLine(ImportTaking taken = ImportTaking.AsProposed, ListSheets? sheets = null, Guid? limitId = null)
    {
        var cells = JsonSerializer.Deserialize<Dictionary<string, string>>(Cells)!;
        return new(
            Number, taken.HasFlag(ImportTaking.JoinedOnce) ? cells.Where(c => !FilledColumns.Contains(c.Key)).ToDictionary() : cells,
            sheets?.ColumnsOf(Sheet).Keys, sheets?.NameOf(Sheet), limitId);
    }

    internal IReadOnlyList<ImportChange> ChangeList() => JsonSerializer.Deserialize<List<ImportChange>>(Changes)!;

    internal IReadOnlyList<ImportRemark> RemarkList() => JsonSerializer.Deserialize<List<ImportRemark>>(Remarks)!;

    internal ImportedRecord? Record() => RecordId is { } id
        ? new ImportedRecord(RecordTenantId ?? TenantId, RecordType ?? "", id, RecordLabel ?? "", RecordVersion ?? 0, RecordPath)
        : null;

    internal void Correct(string column, string text)
    {
        var cells = JsonSerializer.Deserialize<Dictionary<string, string>>(Cells)!;
        cells[column] = text.Length <= CellLength ? text : text[..CellLength];
        Cells = JsonSerializer.Serialize(cells, Json);
        Filled = string.Join(',', FilledColumns.Where(f => f != column));
    }

    internal void Accept(bool accepted) => IsAccepted = accepted;

    /// <summary>What was understood of a choice stands in its cell from now on.</summary>
    internal void Judge(ImportRowState state, ImportLine line, string? rowKey)
    {
        State = state;
        Cells = JsonSerializer.Serialize(Kept(line.Cells), Json);
        Remarks = JsonSerializer.Serialize(line.Remarks.Take(20), Json);
        Meaning = line.HasErrors ? null : line.Meaning;
        RowKey = rowKey;
        Point(line.Target);
        RecordId ??= line.ExistingId;
        IsChange = line.Former is not null;
        Former = line.HasErrors ? null : line.Former;
        Changes = JsonSerializer.Serialize(line.Fields, Json);
    }

    /// <summary>Nothing is asked of it while it is set aside.</summary>
    internal void SetAside() =>
        (State, Remarks, Meaning, RowKey, RecordId, IsChange, Former, Changes) = (ImportRowState.SetAside, "[]", null, null, null, false, null, "[]");

    internal ImportMeaning Meant() => new(Meaning ?? throw new InvalidOperationException("The row has not been found good."));

    /// <summary>What the record was before the row changed it.</summary>
    internal ImportMeaning Was() => new(Former ?? throw new InvalidOperationException("The row changes no record."));

    /// <param name="rowKey">Null keeps the one it was judged with.</param>
    internal void Apply(ImportedRecord record, string? rowKey)
    {
        State = ImportRowState.Applied;
        AppliedKey = RowKey = rowKey ?? RowKey;
        Point(record);
    }

    private void Point(ImportedRecord? record)
    {
        RecordTenantId = record?.TenantId;
        RecordType = record?.EntityType;
        RecordId = record?.EntityId;
        RecordLabel = record?.Label is { Length: > LabelLength } label ? label[..LabelLength] : record?.Label;
        RecordVersion = record?.Version;
        RecordPath = record?.Path;
    }

    internal void Refuse(ImportRemark remark) => (State, Remarks) = (ImportRowState.Refused, JsonSerializer.Serialize(new[] { remark }, Json));

    internal void MeetAgain() => State = ImportRowState.Known;

    internal void Undo() => (State, AppliedKey, Remarks) = (ImportRowState.Undone, null, "[]");

    /// <summary>What was filled in and is not wanted now may be wanted again.</summary>
    private IReadOnlyDictionary<string, string> Kept(IReadOnlyDictionary<string, string> cells)
    {
        var idle = FilledColumns.Where(f => !cells.ContainsKey(f)).ToList();
        return idle.Count == 0 ? cells : cells.Concat(JsonSerializer.Deserialize<Dictionary<string, string>>(Cells)!.Where(c => idle.Contains(c.Key))).ToDictionary();
    }

    /// <summary>It stays: the remark says why it could not be taken back.</summary>
    internal void Keep(ImportRemark remark) => Remarks = State == ImportRowState.Applied ? JsonSerializer.Serialize(new[] { remark }, Json) : Remarks;
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("Imp_Rows");
        builder.Property(x => x.Cells).HasMaxLength(1_000_000);
        builder.Property(x => x.Remarks).HasMaxLength(200_000);
        builder.Property(x => x.Filled).HasMaxLength(ImportRow.FilledLength);
        builder.Property(x => x.Held).HasMaxLength(ImportRow.HeldLength);
        builder.Ignore(x => x.FilledColumns);
        builder.Property(x => x.Meaning).HasMaxLength(20_000);
        builder.Property(x => x.Former).HasMaxLength(20_000);
        builder.Property(x => x.Changes).HasMaxLength(200_000);
        builder.Property(x => x.RowKey).HasMaxLength(130);
        builder.Property(x => x.AppliedKey).HasMaxLength(130);
        builder.Property(x => x.RecordType).HasMaxLength(100);
        builder.Property(x => x.RecordLabel).HasMaxLength(ImportRow.LabelLength);
        builder.Property(x => x.RecordPath).HasMaxLength(300);
        builder.HasIndex(x => new { x.TenantId, x.AppliedKey }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.RunId, x.Sheet, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.RunId, x.State });
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
