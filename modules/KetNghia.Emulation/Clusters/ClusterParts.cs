namespace KetNghia.Emulation.Clusters;

/// <summary>Thành viên: a subject that is in a cluster for a time.</summary>
internal sealed class ClusterMember : ITenantOwned
{
    public const int NameLength = 200;

    private ClusterMember()
    {
    }

    internal ClusterMember(Guid id, Cluster cluster, ClusterSubject subject, DateOnly from, DateOnly? to)
    {
        (Id, TenantId, ClusterId) = (id, cluster.TenantId, cluster.Id);
        (SubjectId, Name) = (subject.Id, subject.Name);
        Move(from, to);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ClusterId { get; private set; }

    /// <summary>The unit or the party.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>As it was called when it came in.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day; null while no end is known.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Days that contradict each other.</summary>
    public static IEnumerable<BusinessException> Faults(DateOnly from, DateOnly? to) => to < from ? [new BusinessException(EmulationErrors.MemberEndsBeforeStart).At("Input.To")] : [];

    /// <summary>On some day of the year.</summary>
    public bool IsIn(int year) => IsIn(From, To, year);

    public static bool IsIn(DateOnly from, DateOnly? to, int year) => from.Year <= year && (to is null || to.Value.Year >= year);

    internal void Move(DateOnly from, DateOnly? to) => (From, To) = (from, to);
}

/// <summary>Cụm trưởng, cụm phó of one year: one row a year, so one of each.</summary>
internal sealed class ClusterYear : ITenantOwned
{
    private ClusterYear()
    {
    }

    internal ClusterYear(Guid id, Cluster cluster, int year) => (Id, TenantId, ClusterId, Year) = (id, cluster.TenantId, cluster.Id, year);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid ClusterId { get; private set; }

    /// <summary>A calendar year.</summary>
    public int Year { get; private set; }

    /// <summary>A member of that year.</summary>
    public Guid HeadId { get; private set; }

    public string HeadName { get; private set; } = "";

    /// <summary>Another member of that year; null when there is none.</summary>
    public Guid? DeputyId { get; private set; }

    public string? DeputyName { get; private set; }

    internal void Take(ClusterMember head, ClusterMember? deputy) =>
        (HeadId, HeadName, DeputyId, DeputyName) = (head.SubjectId, head.Name, deputy?.SubjectId, deputy?.Name);
}
