using KetNghia.Emulation.Clusters;
using KetNghia.Emulation.Rubrics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

internal sealed class AssessmentPeriodConfiguration : IEntityTypeConfiguration<AssessmentPeriod>
{
    public void Configure(EntityTypeBuilder<AssessmentPeriod> builder)
    {
        builder.ToTable("Emu_Assessments", t => t.HasCheckConstraint("CK_Emu_Assessments_Days", "To_ >= From_ AND AppraisalDueOn >= SelfDueOn"));
        builder.Property(x => x.Name).HasMaxLength(AssessmentPeriod.NameLength);
        builder.Property(x => x.From).HasColumnName("From_");
        builder.Property(x => x.To).HasColumnName("To_");
        builder.Property(x => x.OpenName).HasMaxLength(AssessmentPeriod.NameLength);
        builder.Property(x => x.OpenedByName).HasMaxLength(Actor.ShownLength);
        builder.HasOne<RubricVersion>().WithMany().HasForeignKey(x => x.RubricId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.TenantId, x.OpenName }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.State, x.To });
    }
}

internal sealed class ScoreSheetConfiguration : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.ToTable("Emu_Sheets");
        builder.Property(x => x.SubjectName).HasMaxLength(ScoreSheet.NameLength);
        builder.Property(x => x.Cluster).HasMaxLength(ScoreSheet.ClusterLength);
        builder.Property(x => x.AreaClass).HasMaxLength(ScoreSheet.AreaLength);
        builder.Property(x => x.SubmittedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.MovedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.AppraiserName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.ContentHash).HasMaxLength(64);
        builder.Ignore(x => x.OpenRound);
        builder.HasOne<AssessmentPeriod>().WithMany().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(x => x.ClusterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Values).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Measures).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.AssessmentId, x.SubjectId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.UnitId, x.State });
    }
}

internal sealed class SheetValueConfiguration : IEntityTypeConfiguration<SheetValue>
{
    public void Configure(EntityTypeBuilder<SheetValue> builder)
    {
        builder.ToTable("Emu_SheetValues");
        builder.MapRoundValue();
        builder.HasIndex(x => new { x.TenantId, x.SheetId, x.NodeId, x.Round }).IsUnique();
    }
}

internal sealed class SheetItemConfiguration : IEntityTypeConfiguration<SheetItem>
{
    public void Configure(EntityTypeBuilder<SheetItem> builder)
    {
        builder.ToTable("Emu_SheetItems");
        builder.Property(x => x.NodeId).HasMaxLength(RoundValue.NodeLength);
        builder.Property(x => x.NotApplicableReason).HasMaxLength(RoundValue.ReasonLength);
        builder.Property(x => x.Finding).HasMaxLength(RoundValue.ReasonLength);
        builder.Property(x => x.FoundByName).HasMaxLength(Actor.ShownLength);
        builder.HasIndex(x => new { x.TenantId, x.SheetId, x.NodeId }).IsUnique();
    }
}

internal sealed class SheetMeasureConfiguration : IEntityTypeConfiguration<SheetMeasure>
{
    public void Configure(EntityTypeBuilder<SheetMeasure> builder)
    {
        builder.ToTable("Emu_SheetMeasures");
        builder.Property(x => x.Name).HasMaxLength(SheetMeasure.NameLength);
        builder.Ignore(x => x.Figure);
        builder.HasIndex(x => new { x.TenantId, x.SheetId, x.Name }).IsUnique();
    }
}
