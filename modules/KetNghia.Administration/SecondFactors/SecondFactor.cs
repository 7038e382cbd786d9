using KetNghia.Administration.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.SecondFactors;

/// <summary>
/// Xác thực hai lớp: the shared secret of an authenticator, encrypted, and the last time step it was used in. Part of its
/// account's record.
/// </summary>
internal sealed class SecondFactor : IHostOwned
{
    private SecondFactor()
    {
    }

    public SecondFactor(Guid id, Guid accountId, string secret, DateTime atUtc)
    {
        Id = id;
        AccountId = accountId;
        Secret = secret;
        CreatedAtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    [Classified(PersonalDataClass.Secret)]
    public string Secret { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }

    /// <summary>Null until a first code has proved that the authenticator has the secret.</summary>
    public DateTime? ConfirmedAtUtc { get; private set; }

    /// <summary>A code opens nothing twice: only later steps are accepted.</summary>
    [Unrecorded]
    public long LastStep { get; private set; }

    public void Confirm(DateTime atUtc, long step)
    {
        ConfirmedAtUtc = atUtc;
        LastStep = step;
    }
}

/// <summary>Mã dự phòng: opens once, instead of a code of the authenticator. Part of its account's record.</summary>
internal sealed class RecoveryCode : IHostOwned
{
    private RecoveryCode()
    {
    }

    public RecoveryCode(Guid id, Guid accountId, string codeHash)
    {
        Id = id;
        AccountId = accountId;
        CodeHash = codeHash;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    [Classified(PersonalDataClass.Secret)]
    public string CodeHash { get; private set; } = "";

    [Unrecorded]
    public DateTime? UsedAtUtc { get; private set; }
}

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("Adm_SecondFactors");
        builder.Property(x => x.Secret).HasMaxLength(1000);
        builder.HasIndex(x => x.AccountId).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("Adm_RecoveryCodes");
        builder.Property(x => x.CodeHash).HasMaxLength(64);
        builder.HasIndex(x => new { x.AccountId, x.CodeHash }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
