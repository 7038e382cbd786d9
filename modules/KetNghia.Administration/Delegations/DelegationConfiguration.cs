using KetNghia.Administration.Accounts;
using KetNghia.Administration.Memberships;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Administration.Delegations;

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Adm_Delegations", t => t.HasCheckConstraint("CK_Adm_Delegations_Days", "ToOn >= FromOn AND PrincipalId <> DeputyId"));
        builder.HasOne<Membership>().WithMany().HasForeignKey(x => x.PrincipalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Membership>().WithMany().HasForeignKey(x => x.DeputyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Permissions).WithOne().HasForeignKey(x => x.DelegationId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.PrincipalOffice).HasMaxLength(Delegation.OfficeLength);
        builder.Property(x => x.DeputyOffice).HasMaxLength(Delegation.OfficeLength);
        builder.Property(x => x.PaperNumber).HasMaxLength(Delegation.PaperNumberLength);
        builder.Property(x => x.PaperIssuer).HasMaxLength(Delegation.IssuerLength);
        builder.Property(x => x.Summary).HasMaxLength(Delegation.SummaryLength);
        builder.Property(x => x.MadeByName).HasMaxLength(Account.FullNameLength);
        builder.Property(x => x.RevokedByName).HasMaxLength(Account.FullNameLength);
        builder.Property(x => x.RevokedReason).HasMaxLength(Delegation.ReasonLength);
        builder.HasIndex(x => new { x.TenantId, x.PrincipalId, x.ToOn });
        builder.HasIndex(x => new { x.TenantId, x.DeputyId, x.ToOn });
    }
}

internal sealed class DelegationPermissionConfiguration : IEntityTypeConfiguration<DelegationPermission>
{
    public void Configure(EntityTypeBuilder<DelegationPermission> builder)
    {
        builder.ToTable("Adm_DelegationPermissions");
        builder.Property(x => x.Permission).HasMaxLength(DelegationPermission.PermissionLength);
        builder.HasIndex(x => new { x.TenantId, x.DelegationId, x.Permission }).IsUnique();
    }
}
