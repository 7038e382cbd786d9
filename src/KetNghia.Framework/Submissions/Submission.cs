using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Framework.Submissions;

/// <summary>
/// One answered POST. Unique per (account, form, key) within its tenant: the same key twice gives the first answer and
/// receipt number, whatever was pressed or lost on the line.
/// </summary>
public sealed class Submission : ITenantOwned
{
    public const int FormLength = 200;
    public const int KeyLength = 64;
    public const int LocationLength = 500;
    public const int BodyLength = 65_536;

    private Submission()
    {
    }

    internal Submission(Guid id, Guid tenantId, Guid accountId, string form, string key, string fingerprint, string receipt, DateTime atUtc)
    {
        Id = id;
        TenantId = tenantId;
        AccountId = accountId;
        Form = form;
        Key = key;
        Fingerprint = fingerprint;
        Receipt = receipt;
        AtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    /// <summary>The workspace it was posted in.</summary>
    public Guid TenantId { get; private set; }

    public Guid AccountId { get; private set; }

    public string Form { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the canonical fields and file hashes.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Mã biên nhận shown to the person.</summary>
    public string Receipt { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    public int StatusCode { get; private set; }

    public string? Location { get; private set; }

    public string? Body { get; private set; }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Fw_Submissions");
        builder.Property(x => x.Form).HasMaxLength(Submission.FormLength);
        builder.Property(x => x.Key).HasColumnName("Key_").HasMaxLength(Submission.KeyLength);
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
        builder.Property(x => x.Receipt).HasMaxLength(20);
        builder.Property(x => x.Location).HasMaxLength(Submission.LocationLength);
        builder.Property(x => x.Body).HasMaxLength(Submission.BodyLength);
        builder.HasIndex(x => new { x.TenantId, x.AccountId, x.Form, x.Key }).IsUnique();
        builder.HasIndex(x => x.Receipt).IsUnique();
    }
}
