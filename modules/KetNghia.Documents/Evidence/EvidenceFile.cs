using KetNghia.Documents.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Documents.Evidence;

/// <summary>
/// Minh chứng: a photo or document that proves something of another module. The bytes lie in the file store under their
/// hash; a photo is kept only as we encoded it, without the camera's data.
/// </summary>
internal sealed class EvidenceFile : ITenantOwned, IUnitScoped, IRecorded, IRemovable
{
    public const int SubjectTypeLength = 60;
    public const int FileNameLength = 150;
    public const int CaptionLength = 300;
    public const int ReasonLength = 500;

    private EvidenceFile()
    {
    }

    public EvidenceFile(Guid id, Guid tenantId, EvidenceTarget target, InspectedFile file, string caption, Guid byId, string byName, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        UnitId = target.UnitId;
        SubjectType = target.SubjectType;
        SubjectId = target.SubjectId;
        RootId = target.RootId;
        Kind = file.Kind;
        FileName = file.Name;
        Caption = caption;
        Sha256 = file.Content.Sha256;
        Length = file.Content.Length;
        ThumbnailSha256 = file.Thumbnail?.Sha256;
        Width = file.Width;
        Height = file.Height;
        TakenOn = file.TakenOn;
        LatitudeMicro = file.Place?.LatitudeMicro;
        LongitudeMicro = file.Place?.LongitudeMicro;
        UploadedById = byId;
        UploadedByName = byName;
        UploadedAtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid UnitId { get; private set; }

    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    /// <summary>The record in whose history it shows.</summary>
    public Guid RootId { get; private set; }

    public EvidenceKind Kind { get; private set; }

    public string FileName { get; private set; } = "";

    public string Caption { get; private set; } = "";

    [StoredContent]
    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    [StoredContent]
    public string? ThumbnailSha256 { get; private set; }

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    /// <summary>The day the camera noted; the served copy no longer says it.</summary>
    [Classified(PersonalDataClass.Basic)]
    public DateOnly? TakenOn { get; private set; }

    /// <summary>Where the camera stood, in millionths of a degree (WGS 84), north positive; the served copy no longer says it.</summary>
    [Classified(PersonalDataClass.Sensitive)]
    public int? LatitudeMicro { get; private set; }

    /// <summary>East positive.</summary>
    [Classified(PersonalDataClass.Sensitive)]
    public int? LongitudeMicro { get; private set; }

    public Guid UploadedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string UploadedByName { get; private set; } = "";

    public DateTime UploadedAtUtc { get; private set; }

    public bool IsRemoved { get; private set; }

    public DateTime? RemovedAtUtc { get; private set; }

    public Guid? RemovedById { get; private set; }

    public string? RemovedReason { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>Takes it out of view; the row and the bytes stay.</summary>
    public void Remove(string reason, Guid byId, DateTime atUtc)
    {
        IsRemoved = true;
        RemovedReason = reason;
        RemovedById = byId;
        RemovedAtUtc = atUtc;
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("Doc_EvidenceFiles");
        builder.Property(x => x.SubjectType).HasMaxLength(EvidenceFile.SubjectTypeLength);
        builder.Property(x => x.FileName).HasMaxLength(EvidenceFile.FileNameLength);
        builder.Property(x => x.Caption).HasMaxLength(EvidenceFile.CaptionLength);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.ThumbnailSha256).HasMaxLength(64);
        builder.Property(x => x.UploadedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.RemovedReason).HasMaxLength(EvidenceFile.ReasonLength);
        builder.HasIndex(x => new { x.TenantId, x.SubjectId, x.UploadedAtUtc });
        builder.HasIndex(x => new { x.TenantId, x.UnitId });
        builder.HasIndex(x => x.Sha256);
    }
}
