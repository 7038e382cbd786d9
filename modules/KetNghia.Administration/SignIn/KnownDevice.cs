using KetNghia.Administration.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.SignIn;

/// <summary>
/// Máy đã quen: the browser holds a random key since an earlier good sign-in. It opens nothing; it only gives the owner a
/// budget of guesses that strangers cannot use up.
/// </summary>
internal sealed class KnownDevice : IHostOwned
{
    private KnownDevice()
    {
    }

    public KnownDevice(Guid id, Guid accountId, string keyHash, DateTime atUtc)
    {
        Id = id;
        AccountId = accountId;
        KeyHash = keyHash;
        CreatedAtUtc = atUtc;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    [Classified(PersonalDataClass.Secret)]
    public string KeyHash { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }
}

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("Adm_KnownDevices");
        builder.Property(x => x.KeyHash).HasMaxLength(64);
        builder.HasIndex(x => new { x.AccountId, x.KeyHash }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
