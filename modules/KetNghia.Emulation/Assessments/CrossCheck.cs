using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>
/// Chấm chéo: another subject of the cluster looks at a sheet that was sent. Its figures count once it has finished, for the very figures that were sent: sending others asks for another look.
/// </summary>
internal sealed class CrossCheck : ITenantOwned, IRecorded
{
    private readonly List<CrossCheckValue> _values = [];

    private CrossCheck()
    {
    }

    public CrossCheck(Guid id, ScoreSheet sheet, SheetSubject checker)
    {
        (Id, TenantId, AssessmentId, SheetId, SubjectName) = (id, sheet.TenantId, sheet.AssessmentId, sheet.Id, sheet.SubjectName);
        (CheckerId, CheckerName, CheckerUnitId) = (checker.SubjectId, checker.Name, checker.UnitId);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Guid SheetId { get; private set; }

    public string SubjectName { get; private set; } = "";

    /// <summary>The unit or the party that checks.</summary>
    public Guid CheckerId { get; private set; }

    public string CheckerName { get; private set; } = "";

    /// <summary>Empty for a sponsor.</summary>
    public Guid CheckerUnitId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? SavedByName { get; private set; }

    public DateTime? SavedAtUtc { get; private set; }

    /// <summary>Hash of what was sent when it was finished; null while it never was.</summary>
    public string? DoneHash { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? DoneByName { get; private set; }

    public Guid? DoneById { get; private set; }

    public DateTime? DoneAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<CrossCheckValue> Values => _values;

    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<CrossCheckValue> Write(IEnumerable<TypedFigure> values, Actor by, IIdGenerator ids)
    {
        (SavedByName, SavedAtUtc) = (by.Shown, by.AtUtc);
        return RoundValue.Write(_values, _ => true, values, node => new CrossCheckValue(ids.New(), this, node), by);
    }

    public void Finish(string contentHash, Actor by) => (DoneHash, DoneById, DoneByName, DoneAtUtc) = (contentHash, by.Id, by.Shown, by.AtUtc);

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
        builder.Property(x => x.SubjectName).HasMaxLength(ScoreSheet.NameLength);
        builder.Property(x => x.CheckerName).HasMaxLength(ScoreSheet.NameLength);
        builder.Property(x => x.DoneHash).HasMaxLength(64);
        builder.Property(x => x.SavedByName).HasMaxLength(Actor.ShownLength);
        builder.Property(x => x.DoneByName).HasMaxLength(Actor.ShownLength);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Restrict);
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
        builder.Property(x => x.NodeId).HasMaxLength(RoundValue.NodeLength);
        builder.Property(x => x.Input).HasMaxLength(RoundValue.InputLength);
        builder.Property(x => x.Reason).HasMaxLength(RoundValue.ReasonLength);
        builder.Property(x => x.EnteredByName).HasMaxLength(Actor.ShownLength);
        builder.HasIndex(x => new { x.TenantId, x.CrossCheckId, x.NodeId }).IsUnique();
    }
}
