using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Approval;

/// <summary>What became of a version that was submitted.</summary>
public enum ApprovalOutcome
{
    /// <summary>Chờ duyệt.</summary>
    Pending = 1,

    /// <summary>Rút lại, by its own side.</summary>
    TakenBack,

    /// <summary>Trả lại, with reasons.</summary>
    Returned,

    /// <summary>Đã duyệt.</summary>
    Approved,
}

/// <summary>
/// Bản trình: what a record said when it was submitted, kept as it was. A change of it is the next version. Its hash stands in
/// the log of the step that made it.
/// </summary>
public sealed class ApprovalVersion : ITenantOwned
{
    public const int SubjectLength = 100;
    public const int ContentLength = 16_000_000;
    public const int ReasonLength = 1000;

    private readonly List<ApprovalNote> _notes = [];

    private ApprovalVersion()
    {
    }

    internal ApprovalVersion(Guid id, Guid tenantId, string subjectType, Guid subjectId, int number, string content, Actor by)
    {
        Id = id;
        TenantId = tenantId;
        SubjectType = subjectType;
        SubjectId = subjectId;
        Number = number;
        Content = content;
        Hash = HashOf(content);
        (SubmittedById, SubmittedForId, SubmittedByName, SubmittedAtUtc) = (by.Id, by.For?.AccountId, by.Shown, by.AtUtc);
        Outcome = ApprovalOutcome.Pending;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Class name of the entity it is a version of.</summary>
    public string SubjectType { get; private set; } = "";

    public Guid SubjectId { get; private set; }

    /// <summary>From 1, without a gap for one record.</summary>
    public int Number { get; private set; }

    /// <summary>As the module of the record writes it; never changed.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, hexadecimal in small letters.</summary>
    public string Hash { get; private set; } = "";

    public Guid SubmittedById { get; private set; }

    /// <summary>For whom it was submitted; null for oneself.</summary>
    public Guid? SubmittedForId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string SubmittedByName { get; private set; } = "";

    public DateTime SubmittedAtUtc { get; private set; }

    public ApprovalOutcome Outcome { get; private set; }

    /// <summary>Whoever approved, returned or took it back.</summary>
    public Guid? DecidedById { get; private set; }

    public Guid? DecidedForId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? DecidedByName { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Reasons tied to a part, when it was returned.</summary>
    public IReadOnlyList<ApprovalNote> Notes => _notes;

    public static string HashOf(string content) => ActionLogCanonical.Sha256(content);

    internal void Decide(ApprovalOutcome outcome, Actor by, string? reason)
    {
        if (Outcome != ApprovalOutcome.Pending)
        {
            throw new InvalidOperationException($"Version {Number} has been decided.");
        }

        Outcome = outcome;
        (DecidedById, DecidedForId, DecidedByName, DecidedAtUtc) = (by.Id, by.For?.AccountId, by.Shown, by.AtUtc);
        Reason = VietnameseText.CleanOrNull(reason);
    }

    internal void Note(Guid id, string part, string text) => _notes.Add(new ApprovalNote(id, TenantId, Id, _notes.Count + 1, part, text));
}

/// <summary>Góp ý: a reason for returning a version, tied to one of its parts.</summary>
public sealed class ApprovalNote : ITenantOwned
{
    public const int PartLength = 60;
    public const int TextLength = 1000;

    private ApprovalNote()
    {
    }

    internal ApprovalNote(Guid id, Guid tenantId, Guid versionId, int sortOrder, string part, string text)
    {
        Id = id;
        TenantId = tenantId;
        VersionId = versionId;
        SortOrder = sortOrder;
        Part = part;
        Text = VietnameseText.Clean(text);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid VersionId { get; private set; }

    public int SortOrder { get; private set; }

    /// <summary>Key of the part, as the module of the record calls it.</summary>
    public string Part { get; private set; } = "";

    public string Text { get; private set; } = "";
}

internal sealed class ApprovalVersionConfiguration : IEntityTypeConfiguration<ApprovalVersion>
{
    public void Configure(EntityTypeBuilder<ApprovalVersion> builder)
    {
        builder.ToTable("Fw_ApprovalVersions");
        builder.Property(x => x.SubjectType).HasMaxLength(ApprovalVersion.SubjectLength);
        builder.Property(x => x.Content).HasMaxLength(ApprovalVersion.ContentLength);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.SubmittedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.DecidedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.Reason).HasMaxLength(ApprovalVersion.ReasonLength);
        builder.HasMany(x => x.Notes).WithOne().HasForeignKey(x => x.VersionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.SubjectId, x.Number }).IsUnique();
    }
}

internal sealed class ApprovalNoteConfiguration : IEntityTypeConfiguration<ApprovalNote>
{
    public void Configure(EntityTypeBuilder<ApprovalNote> builder)
    {
        builder.ToTable("Fw_ApprovalNotes");
        builder.Property(x => x.Part).HasMaxLength(ApprovalNote.PartLength);
        builder.Property(x => x.Text).HasMaxLength(ApprovalNote.TextLength);
    }
}
