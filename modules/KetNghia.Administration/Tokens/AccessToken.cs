using KetNghia.Administration.Accounts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Tokens;

/// <summary>Mã truy cập cá nhân: lets a program act for a person in one workspace, with less than the person may do.</summary>
internal sealed class AccessToken : IHostOwned, IRecorded
{
    public const int NameLength = 100;
    public const int PrefixLength = 8;
    public const int PermissionsLength = 8_000;

    private AccessToken()
    {
    }

    public AccessToken(Guid id, Guid accountId, Guid workspaceId, string name, string tokenHash, string prefix, IEnumerable<string> permissions, DateTime createdAtUtc, DateTime expiresAtUtc)
    {
        Id = id;
        AccountId = accountId;
        WorkspaceId = workspaceId;
        Name = name;
        TokenHash = tokenHash;
        Prefix = prefix;
        Permissions = string.Join(' ', permissions.Order(StringComparer.Ordinal));
        CreatedAtUtc = createdAtUtc;
        ExpiresAtUtc = expiresAtUtc;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    [Classified(PersonalDataClass.Secret)]
    public string TokenHash { get; private set; } = "";

    /// <summary>The first letters, to tell tokens apart.</summary>
    public string Prefix { get; private set; } = "";

    public string Permissions { get; private set; } = "";

    public DateTime CreatedAtUtc { get; private set; }

    public DateTime ExpiresAtUtc { get; private set; }

    [Unrecorded]
    public DateTime? LastUsedAtUtc { get; private set; }

    public DateTime? RevokedAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>The first revocation stands.</summary>
    public void Revoke(DateTime atUtc) => RevokedAtUtc ??= atUtc;

    public static IReadOnlyList<string> Names(string permissions) => permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("Adm_Tokens");
        builder.Property(x => x.Name).HasMaxLength(AccessToken.NameLength);
        builder.Property(x => x.TokenHash).HasMaxLength(64);
        builder.Property(x => x.Prefix).HasMaxLength(20);
        builder.Property(x => x.Permissions).HasMaxLength(AccessToken.PermissionsLength);
        builder.HasIndex(x => x.TokenHash).IsUnique();
        builder.HasIndex(x => new { x.AccountId, x.RevokedAtUtc });
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
