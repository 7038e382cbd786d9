using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Roles;

/// <summary>Vai trò trong một không gian làm việc. Its permissions are one text column, so that a request reads them in one row.</summary>
internal sealed class Role : ITenantOwned, IRecorded
{
    public const int NameLength = 100;
    public const int CodeLength = 60;
    public const int PermissionsLength = 8_000;

    private Role()
    {
    }

    public Role(Guid id, Guid tenantId, string code, string name, bool isDefault, IEnumerable<string> permissions)
    {
        Id = id;
        TenantId = tenantId;
        Code = code;
        IsDefault = isDefault;
        Rename(name);
        Grant(permissions);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Stable code of a seeded role, or a generated one.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>Seeded with the workspace; its name comes from texts and it cannot be retired.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>Names separated by single spaces, in ordinal order.</summary>
    public string Permissions { get; private set; } = "";

    /// <summary>Members must use a second factor.</summary>
    public bool RequiresTwoFactor { get; set; }

    public DateTime? RetiredAtUtc { get; set; }

    public long Version { get; private set; } = 1;

    public IEnumerable<string> PermissionNames => Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Rename(string name)
    {
        Name = VietnameseText.Clean(name);
        SortName = VietnameseText.SortKey(Name);
    }

    public void Grant(IEnumerable<string> permissions) =>
        Permissions = string.Join(' ', permissions.Distinct().Order(StringComparer.Ordinal));
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Adm_Roles");
        builder.Property(x => x.Code).HasMaxLength(Role.CodeLength);
        builder.Property(x => x.Name).HasMaxLength(Role.NameLength);
        builder.Property(x => x.SortName).HasMaxLength(200);
        builder.Property(x => x.Permissions).HasMaxLength(Role.PermissionsLength);
        builder.Ignore(x => x.PermissionNames);
        builder.HasIndex(x => new { x.TenantId, x.Code }).IsUnique();
    }
}
