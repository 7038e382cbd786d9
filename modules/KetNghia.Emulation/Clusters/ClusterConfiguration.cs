using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Clusters;

internal sealed class ClusterConfiguration : IEntityTypeConfiguration<Cluster>
{
    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.ToTable("Emu_Clusters");
        builder.Property(x => x.Name).HasMaxLength(Cluster.NameLength);
        builder.Property(x => x.StandingName).HasMaxLength(Cluster.NameLength);
        builder.Property(x => x.Note).HasMaxLength(Cluster.NoteLength);
        builder.HasMany(x => x.Members).WithOne().HasForeignKey(x => x.ClusterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Years).WithOne().HasForeignKey(x => x.ClusterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.StandingName }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.Subject, x.LastDay });
    }
}

internal sealed class ClusterMemberConfiguration : IEntityTypeConfiguration<ClusterMember>
{
    public void Configure(EntityTypeBuilder<ClusterMember> builder)
    {
        builder.ToTable("Emu_ClusterMembers", t => t.HasCheckConstraint("CK_Emu_ClusterMembers_Days", "To_ IS NULL OR To_ >= From_"));
        builder.Property(x => x.Name).HasMaxLength(ClusterMember.NameLength);
        builder.Property(x => x.From).HasColumnName("From_");
        builder.Property(x => x.To).HasColumnName("To_");
        builder.HasIndex(x => new { x.TenantId, x.SubjectId, x.From });
    }
}

internal sealed class ClusterYearConfiguration : IEntityTypeConfiguration<ClusterYear>
{
    public void Configure(EntityTypeBuilder<ClusterYear> builder)
    {
        builder.ToTable("Emu_ClusterYears", t => t.HasCheckConstraint("CK_Emu_ClusterYears_Leaders", "DeputyId IS NULL OR DeputyId <> HeadId"));
        builder.Property(x => x.HeadName).HasMaxLength(ClusterMember.NameLength);
        builder.Property(x => x.DeputyName).HasMaxLength(ClusterMember.NameLength);
        builder.HasIndex(x => new { x.TenantId, x.ClusterId, x.Year }).IsUnique();
    }
}

internal sealed class SubjectAreaConfiguration : IEntityTypeConfiguration<SubjectArea>
{
    public void Configure(EntityTypeBuilder<SubjectArea> builder)
    {
        builder.ToTable("Emu_SubjectAreas");
        builder.Property(x => x.Code).HasMaxLength(SubjectArea.CodeLength);
        builder.HasIndex(x => new { x.TenantId, x.SubjectId, x.Year }).IsUnique();
    }
}
