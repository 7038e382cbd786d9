using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetNghia.Emulation.Assessments;

/// <summary>What a person says of a department that scores.</summary>
/// <param name="DueOn">Last day; after it the appraisal waits no longer.</param>
/// <param name="Nodes">Ids of the components it scores of every subject.</param>
internal sealed record DepartmentFacts(string Name, DateOnly DueOn, IReadOnlyList<string> Nodes, IReadOnlyList<NamedScorer> Scorers);

/// <param name="Weight">Hệ số: what the figures of this person count for in a mean, from 1 to 100.</param>
internal sealed record NamedScorer(Guid AccountId, string Name, int Weight);

/// <summary>Phòng, ban chấm phần việc phụ trách: in one assessment it scores its components of every subject, by one person or by several.</summary>
internal sealed class ScoringDepartment : ITenantOwned, IRecorded
{
    public const int NameLength = 200;
    public const int MostScorers = 15;
    public const int HighestWeight = 100;

    private readonly List<DepartmentNode> _nodes = [];
    private readonly List<DepartmentScorer> _scorers = [];

    private ScoringDepartment()
    {
    }

    public ScoringDepartment(Guid id, AssessmentPeriod assessment, DepartmentFacts facts)
    {
        (Id, TenantId, AssessmentId) = (id, assessment.TenantId, assessment.Id);
        Call(facts);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name without accents while it scores, null once it was withdrawn: the database holds one department of a name in an assessment.</summary>
    public string? StandingName { get; private set; }

    public DateOnly DueOn { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<DepartmentNode> Nodes => _nodes;

    public IReadOnlyList<DepartmentScorer> Scorers => _scorers;

    public void Call(DepartmentFacts facts)
    {
        (Name, DueOn) = (VietnameseText.Clean(facts.Name), facts.DueOn);
        StandingName = VietnameseText.Fold(Name);
    }

    /// <summary>It scores nothing; its components are free for another.</summary>
    public void Withdraw()
    {
        StandingName = null;
        _nodes.Clear();
    }

    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<DepartmentNode> Take(IReadOnlyList<string> nodes, IIdGenerator ids)
    {
        _nodes.RemoveAll(n => !nodes.Contains(n.NodeId));
        List<DepartmentNode> added = [.. nodes.Where(id => _nodes.All(n => n.NodeId != id)).Select(id => new DepartmentNode(ids.New(), this, id))];
        _nodes.AddRange(added);
        return added;
    }

    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<DepartmentScorer> Ask(IReadOnlyList<NamedScorer> scorers, IIdGenerator ids)
    {
        _scorers.RemoveAll(s => scorers.All(n => n.AccountId != s.AccountId));
        List<DepartmentScorer> added = [];
        foreach (var scorer in scorers)
        {
            if (_scorers.Find(s => s.AccountId == scorer.AccountId) is { } known)
            {
                known.Weigh(scorer.Weight);
            }
            else
            {
                added.Add(new DepartmentScorer(ids.New(), this, scorer));
            }
        }

        _scorers.AddRange(added);
        return added;
    }
}

/// <summary>A component a department scores; of an assessment none has two.</summary>
internal sealed class DepartmentNode : ITenantOwned
{
    private DepartmentNode()
    {
    }

    internal DepartmentNode(Guid id, ScoringDepartment department, string nodeId) =>
        (Id, TenantId, AssessmentId, DepartmentId, NodeId) = (id, department.TenantId, department.AssessmentId, department.Id, nodeId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Guid DepartmentId { get; private set; }

    public string NodeId { get; private set; } = "";
}

/// <summary>A person who scores for a department.</summary>
internal sealed class DepartmentScorer : ITenantOwned
{
    private DepartmentScorer()
    {
    }

    internal DepartmentScorer(Guid id, ScoringDepartment department, NamedScorer scorer) =>
        (Id, TenantId, DepartmentId, AccountId, Name, Weight) = (id, department.TenantId, department.Id, scorer.AccountId, scorer.Name, scorer.Weight);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid DepartmentId { get; private set; }

    public Guid AccountId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string Name { get; private set; } = "";

    public int Weight { get; private set; }

    internal void Weigh(int weight) => Weight = weight;
}

internal sealed class ScoringDepartmentConfiguration : IEntityTypeConfiguration<ScoringDepartment>
{
    public void Configure(EntityTypeBuilder<ScoringDepartment> builder)
    {
        builder.ToTable("Emu_Departments");
        builder.Property(x => x.Name).HasMaxLength(ScoringDepartment.NameLength);
        builder.Property(x => x.StandingName).HasMaxLength(ScoringDepartment.NameLength);
        builder.HasOne<AssessmentPeriod>().WithMany().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Nodes).WithOne().HasForeignKey(x => x.DepartmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(x => x.Scorers).WithOne().HasForeignKey(x => x.DepartmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.TenantId, x.AssessmentId, x.StandingName }).IsUnique();
    }
}

internal sealed class DepartmentNodeConfiguration : IEntityTypeConfiguration<DepartmentNode>
{
    public void Configure(EntityTypeBuilder<DepartmentNode> builder)
    {
        builder.ToTable("Emu_DepartmentNodes");
        builder.Property(x => x.NodeId).HasMaxLength(RoundValue.NodeLength);
        builder.HasIndex(x => new { x.TenantId, x.AssessmentId, x.NodeId }).IsUnique();
    }
}

internal sealed class DepartmentScorerConfiguration : IEntityTypeConfiguration<DepartmentScorer>
{
    public void Configure(EntityTypeBuilder<DepartmentScorer> builder)
    {
        builder.ToTable("Emu_DepartmentScorers");
        builder.Property(x => x.Name).HasMaxLength(Actor.ShownLength);
        builder.HasIndex(x => new { x.TenantId, x.DepartmentId, x.AccountId }).IsUnique();
    }
}
