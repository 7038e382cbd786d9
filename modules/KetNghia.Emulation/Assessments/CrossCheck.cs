using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>Chấm chéo: another subject of the cluster looks at a sheet.</summary>
internal sealed class CrossCheck : OutsideScore<CrossCheckValue>
{
    private CrossCheck()
    {
    }

    public CrossCheck(Guid id, ScoreSheet sheet, SheetSubject checker)
        : base(id, sheet) => (CheckerId, CheckerName, CheckerUnitId) = (checker.SubjectId, checker.Name, checker.UnitId);

    /// <summary>The unit or the party that checks.</summary>
    public Guid CheckerId { get; private set; }

    public string CheckerName { get; private set; } = "";

    /// <summary>Empty for a sponsor.</summary>
    public Guid CheckerUnitId { get; private set; }

    /// <summary>Who checks whom: each the one before it in its cluster, the first the last; nobody where a subject is alone.</summary>
    /// <returns>By the subject that is checked.</returns>
    public static IReadOnlyDictionary<Guid, SheetSubject> Ring(IReadOnlyList<SheetSubject> subjects)
    {
        Dictionary<Guid, SheetSubject> checkers = [];
        foreach (var cluster in subjects.GroupBy(s => (s.ClusterId, VietnameseText.Fold(s.Cluster))).Select(c => c.OrderBy(s => VietnameseText.SortKey(s.Name), StringComparer.Ordinal).ThenBy(s => s.SubjectId).ToList()).Where(c => c.Count > 1))
        {
            foreach (var (i, subject) in cluster.Index())
            {
                checkers[subject.SubjectId] = cluster[(i + 1) % cluster.Count];
            }
        }

        return checkers;
    }

    protected override CrossCheckValue Make(Guid id, string nodeId) => new(id, this, nodeId);
}

/// <summary>What whoever checks says of a component.</summary>
internal sealed class CrossCheckValue : RoundValue
{
    private CrossCheckValue()
    {
    }

    internal CrossCheckValue(Guid id, CrossCheck check, string nodeId)
        : base(id, check.TenantId, nodeId) => CrossCheckId = check.Id;

    public Guid CrossCheckId { get; private set; }
}

internal sealed class CrossCheckConfiguration : IEntityTypeConfiguration<CrossCheck>
{
    public void Configure(EntityTypeBuilder<CrossCheck> builder)
    {
        builder.ToTable("Emu_CrossChecks");
        builder.MapOutside<CrossCheck, CrossCheckValue>();
        builder.Property(x => x.CheckerName).HasMaxLength(ScoreSheet.NameLength);
        builder.HasMany(x => x.Values).WithOne().HasForeignKey(x => x.CrossCheckId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.SheetId }).IsUnique();
        builder.HasIndex(x => new { x.TenantId, x.AssessmentId, x.CheckerUnitId });
    }
}

internal sealed class CrossCheckValueConfiguration : IEntityTypeConfiguration<CrossCheckValue>
{
    public void Configure(EntityTypeBuilder<CrossCheckValue> builder)
    {
        builder.ToTable("Emu_CrossCheckValues");
        builder.MapRoundValue();
        builder.HasIndex(x => new { x.TenantId, x.CrossCheckId, x.NodeId }).IsUnique();
    }
}
