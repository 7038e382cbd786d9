using KetNghia.Administration.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Sessions;

/// <summary>Phiên đăng nhập: read on every request, so that revoking it works on the next one. The cookie holds the key, the row only its hash.</summary>
internal sealed class AccountSession : IHostOwned
{
    private AccountSession()
    {
    }

    public AccountSession(Guid id, Guid accountId, string keyHash, DateTime atUtc, string? address, string? device, bool awaitsSecondFactor = false)
    {
        Id = id;
        AccountId = accountId;
        KeyHash = keyHash;
        CreatedAtUtc = atUtc;
        LastSeenAtUtc = atUtc;
        VerifiedAtUtc = atUtc;
        Address = address;
        Device = device;
        AwaitsSecondFactor = awaitsSecondFactor;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    [Classified(PersonalDataClass.Secret)]
    public string KeyHash { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime LastSeenAtUtc { get; private set; }

    /// <summary>When the password or a code was last given: sensitive actions ask again after ten minutes.</summary>
    public DateTime VerifiedAtUtc { get; set; }

    [Classified(PersonalDataClass.Basic)]
    public string? Address { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? Device { get; private set; }

    /// <summary>The password was right, the second factor is still owed.</summary>
    public bool AwaitsSecondFactor { get; private set; }

    /// <summary>Codes tried while <see cref="AwaitsSecondFactor"/>.</summary>
    public int CodeTries { get; private set; }

    public DateTime? EndedAtUtc { get; set; }

    public Guid? EndedById { get; set; }
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("Adm_Sessions");
        builder.Property(x => x.KeyHash).HasMaxLength(64);
        builder.Property(x => x.Address).HasMaxLength(64);
        builder.Property(x => x.Device).HasMaxLength(200);
        builder.HasIndex(x => x.KeyHash).IsUnique();
        builder.HasIndex(x => new { x.AccountId, x.EndedAtUtc });
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
