using System.Linq.Expressions;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Roles;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Memberships;

/// <summary>
/// Tư cách thành viên: an account in a workspace with roles, an optional unit scope and validity dates. The only source
/// of what a person may do; revoking it works on the next request.
/// </summary>
internal sealed class Membership : ITenantOwned, IRecorded
{
    public const int SummaryLength = 2000;

    private readonly List<MembershipRole> _roles = [];
    private readonly List<MembershipUnit> _units = [];

    private Membership()
    {
    }

    public Membership(Guid id, Guid tenantId, Guid accountId, DateOnly? from, DateOnly? to, Guid grantedById, DateTime grantedAtUtc)
    {
        Id = id;
        TenantId = tenantId;
        AccountId = accountId;
        ActiveKey = accountId;
        ValidFrom = from;
        ValidTo = to;
        GrantedById = grantedById;
        GrantedAtUtc = grantedAtUtc;
    }

    public Guid Id { get; private set; }

    /// <summary>The workspace (its id equals its tenant id).</summary>
    public Guid TenantId { get; private set; }

    public Guid AccountId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day it is valid.</summary>
    public DateOnly? ValidTo { get; private set; }

    public Guid GrantedById { get; private set; }

    public DateTime GrantedAtUtc { get; private set; }

    public DateTime? RevokedAtUtc { get; private set; }

    /// <summary>The account while not revoked: unique in the workspace, so that a person is a member once.</summary>
    public Guid? ActiveKey { get; private set; }

    /// <summary>Names of roles and units as last set: what the history shows, never what is checked.</summary>
    public string? RoleSummary { get; private set; }

    public string? ScopeSummary { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<MembershipRole> Roles => _roles;

    /// <summary>Empty means every unit of the workspace.</summary>
    public IReadOnlyList<MembershipUnit> Units => _units;

    public void Give(Guid id, Guid roleId)
    {
        if (_roles.All(r => r.RoleId != roleId))
        {
            _roles.Add(new MembershipRole(id, TenantId, Id, roleId));
        }
    }

    public void Take(Guid roleId) => _roles.RemoveAll(r => r.RoleId == roleId);

    public void Limit(Guid id, Guid unitId)
    {
        if (_units.All(u => u.UnitId != unitId))
        {
            _units.Add(new MembershipUnit(id, TenantId, Id, unitId));
        }
    }

    public void Widen(Guid unitId) => _units.RemoveAll(u => u.UnitId == unitId);

    public void SetValidity(DateOnly? from, DateOnly? to)
    {
        ValidFrom = from;
        ValidTo = to;
    }

    public void Revoke(DateTime atUtc)
    {
        RevokedAtUtc = atUtc;
        ActiveKey = null;
    }

    public void Summarize(string roles, string? units)
    {
        RoleSummary = roles.Length <= SummaryLength ? roles : roles[..SummaryLength];
        ScopeSummary = units is null || units.Length <= SummaryLength ? units : units[..SummaryLength];
    }

    public bool IsValidOn(DateOnly day) =>
        RevokedAtUtc is null && (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || ValidTo >= day);

    /// <summary>The same for queries.</summary>
    public static Expression<Func<Membership, bool>> ValidOn(DateOnly day) =>
        m => m.RevokedAtUtc == null && (m.ValidFrom == null || m.ValidFrom <= day) && (m.ValidTo == null || m.ValidTo >= day);
}

internal sealed class MembershipRole : ITenantOwned
{
    private MembershipRole()
    {
    }

    public MembershipRole(Guid id, Guid tenantId, Guid membershipId, Guid roleId)
    {
        Id = id;
        TenantId = tenantId;
        MembershipId = membershipId;
        RoleId = roleId;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid MembershipId { get; private set; }

    public Guid RoleId { get; private set; }
}

internal sealed class MembershipUnit : ITenantOwned
{
    private MembershipUnit()
    {
    }

    public MembershipUnit(Guid id, Guid tenantId, Guid membershipId, Guid unitId)
    {
        Id = id;
        TenantId = tenantId;
        MembershipId = membershipId;
        UnitId = unitId;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid MembershipId { get; private set; }

    public Guid UnitId { get; private set; }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Adm_Memberships");
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Roles).WithOne().HasForeignKey(x => x.MembershipId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Units).WithOne().HasForeignKey(x => x.MembershipId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.RoleSummary).HasMaxLength(Membership.SummaryLength);
        builder.Property(x => x.ScopeSummary).HasMaxLength(Membership.SummaryLength);
        builder.HasIndex(x => new { x.TenantId, x.AccountId });
        builder.HasIndex(x => new { x.TenantId, x.ActiveKey }).IsUnique();
        builder.HasIndex(x => x.AccountId);
    }
}

internal sealed class MembershipRoleConfiguration : IEntityTypeConfiguration<MembershipRole>
{
    public void Configure(EntityTypeBuilder<MembershipRole> builder)
    {
        builder.ToTable("Adm_MembershipRoles");
        builder.HasOne<Role>().WithMany().HasForeignKey(x => x.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.MembershipId, x.RoleId }).IsUnique();
    }
}

internal sealed class MembershipUnitConfiguration : IEntityTypeConfiguration<MembershipUnit>
{
    public void Configure(EntityTypeBuilder<MembershipUnit> builder)
    {
        builder.ToTable("Adm_MembershipUnits");
        builder.HasIndex(x => new { x.TenantId, x.MembershipId, x.UnitId }).IsUnique();
    }
}
