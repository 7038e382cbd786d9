using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Clusters;

/// <summary>What a person says of a cluster.</summary>
/// <param name="Note">What it was set up by; null when nobody said.</param>
internal sealed record ClusterFacts(string Name, string? Note);

/// <summary>Somebody who may be a member.</summary>
internal sealed record ClusterSubject(Guid Id, string Name);

/// <summary>Cụm, khối thi đua: subjects of one kind that are compared with each other, each for its time. That a subject is in one cluster at a time is held by the service.</summary>
internal sealed class Cluster : ITenantOwned, IRecorded, IRemovable
{
    public const int NameLength = 100;
    public const int NoteLength = 500;

    private readonly List<ClusterMember> _members = [];
    private readonly List<ClusterYear> _years = [];

    private Cluster()
    {
    }

    public Cluster(Guid id, Guid tenantId, SubjectKind subject, ClusterFacts facts)
    {
        (Id, TenantId, Subject) = (id, tenantId, subject);
        Take(facts);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name without accents while it stands, null otherwise: the database holds one standing cluster of a name.</summary>
    public string? StandingName { get; private set; }

    public SubjectKind Subject { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The last day it stands; null while it was not dissolved.</summary>
    public DateOnly? LastDay { get; private set; }

    public bool IsRemoved { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<ClusterMember> Members => _members;

    public IReadOnlyList<ClusterYear> Years => _years;

    /// <exception cref="BusinessException">It was dissolved.</exception>
    public void Change(ClusterFacts facts)
    {
        RequireStanding();
        Take(facts);
    }

    /// <summary>Takes members in for the same days.</summary>
    /// <param name="to">The last day; null while no end is known.</param>
    /// <returns>New rows, to be added.</returns>
    /// <exception cref="BusinessException">It was dissolved, nobody is chosen, or the days contradict each other.</exception>
    public IReadOnlyList<ClusterMember> Join(IReadOnlyList<ClusterSubject> subjects, DateOnly from, DateOnly? to, IIdGenerator ids)
    {
        RequireStanding();
        BusinessException.ThrowIfAny(
        [
            .. ClusterMember.Faults(from, to),
            .. subjects.Count > 0 ? Array.Empty<BusinessException>() : [new BusinessException(EmulationErrors.NoMemberChosen).At("Input.Subjects")],
        ]);
        List<ClusterMember> added = [.. subjects.Select(s => new ClusterMember(ids.New(), this, s, from, to))];
        _members.AddRange(added);
        return added;
    }

    /// <summary>Gives a membership other days.</summary>
    /// <exception cref="BusinessException">The days contradict each other, or the member led the cluster in a year it would not be in it.</exception>
    public ClusterMember Move(Guid memberId, DateOnly from, DateOnly? to)
    {
        RequireStanding();
        BusinessException.ThrowIfAny(ClusterMember.Faults(from, to));
        var member = _members.Find(m => m.Id == memberId) ?? throw new RecordNotFoundException();
        member.Move(from, to);
        RequireLeaders("Input.To");
        return member;
    }

    /// <summary>Takes out a membership that was never meant.</summary>
    /// <exception cref="BusinessException">It was dissolved, or the member led the cluster.</exception>
    public ClusterMember TakeOut(Guid memberId)
    {
        RequireStanding();
        var member = _members.Find(m => m.Id == memberId) ?? throw new RecordNotFoundException();
        _members.Remove(member);
        RequireLeaders("Input.Reason");
        return member;
    }

    /// <summary>Cụm trưởng, cụm phó of a year; nobody takes both back.</summary>
    /// <returns>A new row, to be added; null when there was one, or is none.</returns>
    /// <exception cref="BusinessException">Who leads is no member that year, or one is to be both.</exception>
    public ClusterYear? Lead(int year, Guid? headId, Guid? deputyId, IIdGenerator ids)
    {
        RequireStanding();
        var known = _years.Find(y => y.Year == year);
        if (headId is null && deputyId is null)
        {
            _ = known is not null && _years.Remove(known);
            return null;
        }

        BusinessException.ThrowIfAny(LeaderFaults(year, headId, deputyId));
        var (head, deputy) = (MemberIn(year, headId!.Value)!, deputyId is { } id ? MemberIn(year, id) : null);
        if (known is not null)
        {
            known.Take(head, deputy);
            return null;
        }

        var added = new ClusterYear(ids.New(), this, year);
        added.Take(head, deputy);
        _years.Add(added);
        return added;
    }

    /// <summary>Giải thể: whoever is in it is in it until that day.</summary>
    /// <exception cref="BusinessException">It was dissolved, somebody comes later, or leads it in a later year.</exception>
    public void Dissolve(DateOnly lastDay)
    {
        RequireStanding();
        BusinessException.ThrowIfAny(_members.Where(m => m.From > lastDay).Take(1)
            .Select(m => new BusinessException(EmulationErrors.ClusterEndsBeforeMember).With("name", m.Name).With("day", Format.Date(m.From)).At("Input.LastDay")));
        foreach (var member in _members.Where(m => m.To is null || m.To > lastDay))
        {
            member.Move(member.From, lastDay);
        }

        RequireLeaders("Input.LastDay");
        (LastDay, StandingName) = (lastDay, null);
    }

    /// <summary>It was never meant.</summary>
    public void Remove() => (IsRemoved, StandingName) = (true, null);

    /// <exception cref="BusinessException">It was dissolved.</exception>
    public void RequireStanding()
    {
        if (LastDay is { } day)
        {
            throw new BusinessException(EmulationErrors.ClusterDissolved).With("name", Name).With("day", Format.Date(day)).As(RefusalKind.State);
        }
    }

    private void Take(ClusterFacts facts)
    {
        (Name, Note) = (VietnameseText.Clean(facts.Name), VietnameseText.CleanOrNull(facts.Note));
        StandingName = VietnameseText.Fold(Name);
    }

    private IEnumerable<BusinessException> LeaderFaults(int year, Guid? headId, Guid? deputyId)
    {
        if (headId is null)
        {
            yield return new BusinessException(EmulationErrors.HeadMissing).At("Input.HeadId");
        }
        else if (MemberIn(year, headId.Value) is null)
        {
            yield return new BusinessException(EmulationErrors.LeaderNotMember).With("year", year).At("Input.HeadId");
        }

        if (deputyId is { } deputy && MemberIn(year, deputy) is null)
        {
            yield return new BusinessException(EmulationErrors.LeaderNotMember).With("year", year).At("Input.DeputyId");
        }
        else if (deputyId is not null && deputyId == headId)
        {
            yield return new BusinessException(EmulationErrors.LeadersSame).At("Input.DeputyId");
        }
    }

    private void RequireLeaders(string field) => BusinessException.ThrowIfAny(
        from year in _years
        from leader in new[] { (Id: (Guid?)year.HeadId, Name: year.HeadName), (Id: year.DeputyId, Name: year.DeputyName ?? "") }
        where leader.Id is { } id && MemberIn(year.Year, id) is null
        select new BusinessException(EmulationErrors.LeaderLeaves).With("name", leader.Name).With("year", year.Year).At(field));

    private ClusterMember? MemberIn(int year, Guid subjectId) => _members.Find(m => m.SubjectId == subjectId && m.IsIn(year));
}
