using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Directory.Parties;

internal enum PartyChange
{
    /// <summary>Sáp nhập: several into one, or one into another that goes on.</summary>
    Merge = 1,

    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Chia tách.</summary>
    Split,

    /// <summary>Giải thể: nobody succeeds.</summary>
    Dissolve,
}

/// <summary>Kế thừa giữa các đơn vị tham gia, với văn bản quyết định. Successors carry on the pairings of those before them.</summary>
internal sealed class PartySuccession : IHostOwned, IRecorded
{
    public const int DocumentLength = 150;
    public const int NoteLength = 1000;

    private PartySuccession()
    {
    }

    public PartySuccession(Guid id, Guid fromId, Guid? toId, PartyChange change, DateOnly effectiveOn, string document, DateOnly documentDate)
    {
        Id = id;
        FromId = fromId;
        ToId = toId;
        Change = change;
        EffectiveOn = effectiveOn;
        Document = document;
        DocumentDate = documentDate;
    }

    public Guid Id { get; private set; }

    public Guid FromId { get; private set; }

    /// <summary>Null when it was dissolved.</summary>
    public Guid? ToId { get; private set; }

    public PartyChange Change { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Số, ký hiệu của văn bản quyết định.</summary>
    public string Document { get; private set; } = "";

    public DateOnly DocumentDate { get; private set; }

    public string? Note { get; init; }

    public long Version { get; private set; } = 1;
}

internal sealed class PartySuccessionConfiguration : IEntityTypeConfiguration<PartySuccession>
{
    public void Configure(EntityTypeBuilder<PartySuccession> builder)
    {
        builder.ToTable("Dir_PartySuccessions");
        builder.Property(x => x.Document).HasMaxLength(PartySuccession.DocumentLength);
        builder.Property(x => x.Note).HasMaxLength(PartySuccession.NoteLength);
        builder.HasIndex(x => new { x.FromId, x.ToId }).IsUnique();
        builder.HasIndex(x => x.ToId);
        builder.HasOne<Party>().WithMany().HasForeignKey(x => x.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(x => x.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
