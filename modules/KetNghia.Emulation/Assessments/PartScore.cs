using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>Phần chấm của phòng, ban: what one person of a department says of its components of one sheet.</summary>
internal sealed class PartScore : OutsideScore<PartScoreValue>
{
    private PartScore()
    {
    }

    public PartScore(Guid id, ScoreSheet sheet, ScoringDepartment department, DepartmentScorer scorer)
        : base(id, sheet) => (DepartmentId, ScorerId, ScorerName, Weight) = (department.Id, scorer.AccountId, scorer.Name, scorer.Weight);

    public Guid DepartmentId { get; private set; }

    /// <summary>The account of whoever scores.</summary>
    public Guid ScorerId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string ScorerName { get; private set; } = "";

    /// <summary>Hệ số, from 1 to 100.</summary>
    public int Weight { get; private set; }

    /// <summary>The person is asked for it; not any more once the department was withdrawn or another took the place.</summary>
    public bool IsAsked { get; private set; } = true;

    public void Ask(int weight) => (Weight, IsAsked) = (weight, true);

    public void Withdraw() => IsAsked = false;

    protected override PartScoreValue Make(Guid id, string nodeId) => new(id, this, nodeId);
}

/// <summary>What it says of a component.</summary>
internal sealed class PartScoreValue : RoundValue
{
    private PartScoreValue()
    {
    }

    internal PartScoreValue(Guid id, PartScore part, string nodeId)
        : base(id, part.TenantId, nodeId) => PartScoreId = part.Id;

    public Guid PartScoreId { get; private set; }
}

internal sealed class PartScoreConfiguration : IEntityTypeConfiguration<PartScore>
{
    public void Configure(EntityTypeBuilder<PartScore> builder)
    {
        builder.ToTable("Emu_PartScores");
        builder.MapOutside<PartScore, PartScoreValue>();
        builder.Property(x => x.ScorerName).HasMaxLength(Actor.ShownLength);
        builder.HasOne<ScoringDepartment>().WithMany().HasForeignKey(x => x.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Values).WithOne().HasForeignKey(x => x.PartScoreId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.SheetId, x.DepartmentId, x.ScorerId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.ScorerId, x.AssessmentId });
    }
}

internal sealed class PartScoreValueConfiguration : IEntityTypeConfiguration<PartScoreValue>
{
    public void Configure(EntityTypeBuilder<PartScoreValue> builder)
    {
        builder.ToTable("Emu_PartScoreValues");
        builder.MapRoundValue();
        builder.HasIndex(x => new { x.TenantId, x.PartScoreId, x.NodeId }).IsUnique();
    }
}
