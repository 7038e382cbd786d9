using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>A record a figure came from, as it was when the sheet was sent.</summary>
/// <param name="Kind">Class name of its entity.</param>
/// <param name="Label">As its locality names it, with the short code.</param>
/// <param name="Amount">What it added to the figure; null where its value could not be said.</param>
/// <param name="Of">What it added to the denominator of a share; null otherwise.</param>
/// <param name="Day">By which it belonged to the period.</param>
/// <param name="At">The record whose page shows it, in the version that was counted.</param>
/// <param name="Number">The code that stands in the label.</param>
internal sealed record KeptRecord(string Kind, Guid Id, string Label, long? Amount, long? Of, DateOnly? Day, RecordAt? At, RecordNumber? Number)
{
    public const int LabelLength = 300;

    public static KeptRecord From(MeasureRecord record, RecordCodes codes)
    {
        var label = record.Number is { } number ? record.Label.Replace(codes.Shown(number.TenantId, number.Code), number.Code, StringComparison.Ordinal) : record.Label;
        return new KeptRecord(record.EntityType, record.RecordId, label.Length <= LabelLength ? label : label[..LabelLength], record.Amount, record.Of, record.Day, record.At, record.Number);
    }

    /// <summary>The label with the code as the reader knows it.</summary>
    public string Shown(RecordCodes codes) => Number is { } number ? Label.Replace(number.Code, codes.Shown(number.TenantId, number.Code), StringComparison.Ordinal) : Label;
}

/// <summary>Hồ sơ lúc gửi: the records one figure of a sheet came from when it was sent. Sending again replaces them; what they were before stands in the history of the sheet.</summary>
internal sealed class SheetSource : ITenantOwned
{
    /// <summary>No more records are kept of one figure.</summary>
    public const int MostRecords = 100;
    public const int ContentLength = 200_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private SheetSource()
    {
    }

    public SheetSource(Guid id, ScoreSheet sheet, string name) => (Id, TenantId, SheetId, Name) = (id, sheet.TenantId, sheet.Id, name);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid SheetId { get; private set; }

    /// <summary>Of the measure.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How many records there were, kept or not.</summary>
    public int Total { get; private set; }

    public DateTime TakenAtUtc { get; private set; }

    /// <summary>The records as JSON, in the order of their days.</summary>
    public string Content { get; private set; } = "[]";

    public IReadOnlyList<KeptRecord> Records() => JsonSerializer.Deserialize<List<KeptRecord>>(Content, Json)!;

    /// <summary>Keeps these instead of what was kept before.</summary>
    /// <param name="records">All that were read; the first of them are kept.</param>
    public void Take(IEnumerable<KeptRecord> records, int total, DateTime atUtc) =>
        (Content, Total, TakenAtUtc) = (JsonSerializer.Serialize(records.Take(MostRecords), Json), total, atUtc);
}

internal sealed class SheetSourceConfiguration : IEntityTypeConfiguration<SheetSource>
{
    public void Configure(EntityTypeBuilder<SheetSource> builder)
    {
        builder.ToTable("Emu_SheetSources");
        builder.Property(x => x.Name).HasMaxLength(SheetMeasure.NameLength);
        builder.Property(x => x.Content).HasMaxLength(SheetSource.ContentLength);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.SheetId, x.Name }).IsUnique();
    }
}
