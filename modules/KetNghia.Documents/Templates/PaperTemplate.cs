using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Templates;

internal enum TemplateState
{
    Draft = 1,

    /// <summary>Papers submitted from its day on are written in it, until the day of a later one.</summary>
    Chosen,
    Withdrawn,
}

/// <summary>Biểu mẫu riêng: the DOCX a workspace writes its papers of one kind in. Its file never changes: another file is another form.</summary>
internal sealed class PaperTemplate : ITenantOwned, IRecorded
{
    public const int NameLength = 150;
    public const int FileNameLength = 150;
    public const int ReasonLength = 500;

    private PaperTemplate()
    {
    }

    public PaperTemplate(Guid id, Guid tenantId, string kind, string name, string fileName, StoredFile file, Actor by)
    {
        Id = id;
        TenantId = tenantId;
        Kind = kind;
        Name = VietnameseText.Clean(name);
        FileName = fileName;
        (Sha256, Length) = (file.Sha256, file.Length);
        State = TemplateState.Draft;
        (UploadedById, UploadedByName, UploadedAtUtc) = (by.Id, by.Shown, by.AtUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Key of the kind of paper.</summary>
    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string FileName { get; private set; } = "";

    [StoredContent]
    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    public TemplateState State { get; private set; }

    /// <summary>The day it was last chosen for; null when it never was.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The same while it is chosen, null otherwise: the database holds one form for a kind and day.</summary>
    public DateOnly? InForceFrom { get; private set; }

    public Guid UploadedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string UploadedByName { get; private set; } = "";

    public DateTime UploadedAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    public void Choose(DateOnly from)
    {
        State = TemplateState.Chosen;
        (ValidFrom, InForceFrom) = (from, from);
    }

    public void Withdraw()
    {
        State = TemplateState.Withdrawn;
        InForceFrom = null;
    }
}

internal sealed class PaperTemplateConfiguration : IEntityTypeConfiguration<PaperTemplate>
{
    public void Configure(EntityTypeBuilder<PaperTemplate> builder)
    {
        builder.ToTable("Doc_PaperTemplates", t => t.HasCheckConstraint("CK_Doc_PaperTemplates_InForce", "InForceFrom IS NULL OR InForceFrom = ValidFrom"));
        builder.Property(x => x.Kind).HasMaxLength(Drafting.OfficialPaper.KindLength);
        builder.Property(x => x.Name).HasMaxLength(PaperTemplate.NameLength);
        builder.Property(x => x.FileName).HasMaxLength(PaperTemplate.FileNameLength);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.UploadedByName).HasMaxLength(Actor.ShownLength);
        builder.HasIndex(x => new { x.TenantId, x.Kind, x.InForceFrom }).IsUnique();
    }
}
