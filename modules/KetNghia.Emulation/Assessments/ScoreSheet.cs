using KetNghia.Emulation.Clusters;

namespace KetNghia.Emulation.Assessments;

internal enum SheetState
{
    NotStarted = 1,
    SelfDraft,
    Submitted,
    Returned,
    Appraised,
}

internal enum SheetAction
{
    Submit = 1,
    TakeBack,
    Return,
    Appraise,
    Reopen,
}

internal static class SheetStates
{
    /// <summary>In which the sheet is with its subject.</summary>
    public static readonly IReadOnlyList<SheetState> WithSubject = [SheetState.NotStarted, SheetState.SelfDraft, SheetState.Returned];

    public static bool IsSelfOpen(this SheetState state) => WithSubject.Contains(state);
}

/// <summary>Whom a sheet is about.</summary>
/// <param name="UnitId">The commune; empty for a sponsor.</param>
/// <param name="Cluster">Cụm thi đua; empty where there is one alone.</param>
/// <param name="AreaClass">Code of the area a band may ask less of.</param>
/// <param name="ClusterId">The kept cluster it is in; null where none is kept.</param>
internal sealed record SheetSubject(Guid SubjectId, string Name, Guid UnitId, string Cluster, string? AreaClass, Guid? ClusterId = null)
{
    /// <summary>Who is to appraise it; null: whoever has the right.</summary>
    public NamedPerson? Appraiser { get; init; }
}

/// <summary>A member of the workspace to whom something is given by name.</summary>
internal sealed record NamedPerson(Guid AccountId, string Name);

/// <summary>Phiếu chấm điểm: the figures of one subject, round by round; points follow from them, from the measures kept beside them and from the rubric.</summary>
internal sealed class ScoreSheet : ITenantOwned, IUnitScoped, IRecorded
{
    public const int NameLength = 200;
    public const int ClusterLength = Clusters.Cluster.NameLength;
    public const int AreaLength = SubjectArea.CodeLength;

    private readonly List<SheetValue> _values = [];
    private readonly List<SheetItem> _items = [];
    private readonly List<SheetMeasure> _measures = [];

    private ScoreSheet()
    {
    }

    public ScoreSheet(Guid id, AssessmentPeriod assessment, SheetSubject subject)
    {
        (Id, TenantId, AssessmentId, State) = (id, assessment.TenantId, assessment.Id, SheetState.NotStarted);
        (SubjectId, SubjectName, UnitId, Cluster, AreaClass) = (subject.SubjectId, subject.Name, subject.UnitId, VietnameseText.Clean(subject.Cluster), subject.AreaClass);
        ClusterId = subject.ClusterId;
        DueOn = assessment.SelfDueOn;
        AssignTo(subject.Appraiser);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid AssessmentId { get; private set; }

    /// <summary>The unit or the party.</summary>
    public Guid SubjectId { get; private set; }

    public string SubjectName { get; private set; } = "";

    public Guid UnitId { get; private set; }

    /// <summary>As it was called when the sheet was opened.</summary>
    public string Cluster { get; private set; } = "";

    /// <summary>The kept cluster; null where none was kept.</summary>
    public Guid? ClusterId { get; private set; }

    public string? AreaClass { get; private set; }

    public SheetState State { get; private set; }

    /// <summary>Last day of the self-score.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day it was first sent, by which it is in time or late; sending again after a return does not move it.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>The account of the one person who appraises it; null where everybody may who has the right.</summary>
    public Guid? AppraiserId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? AppraiserName { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public Guid? SubmittedForId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? SubmittedByName { get; private set; }

    public DateTime? SubmittedAtUtc { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? MovedByName { get; private set; }

    public DateTime? MovedAtUtc { get; private set; }

    /// <summary>Who took a finished appraisal up again: another person confirms it then. Null while nobody did.</summary>
    public Guid? ReopenedById { get; private set; }

    /// <summary>How often it was submitted, or its appraisal taken up again.</summary>
    public int Versions { get; private set; }

    public string? ContentHash { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<SheetValue> Values => _values;

    public IReadOnlyList<SheetItem> Items => _items;

    public IReadOnlyList<SheetMeasure> Measures => _measures;

    /// <summary>The round that may be written now; null when none is.</summary>
    public ScoringRound? OpenRound => State.IsSelfOpen() ? ScoringRound.Self : State == SheetState.Submitted ? ScoringRound.Appraisal : null;

    /// <summary>Writes the own figures of a round; a node without input and reason has none.</summary>
    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<SheetValue> Write(ScoringRound round, IEnumerable<TypedFigure> values, Actor by, IIdGenerator ids)
    {
        var added = RoundValue.Write(_values, v => v.Round == round, values, node => new SheetValue(ids.New(), this, round, node), by);
        if (State == SheetState.NotStarted)
        {
            State = SheetState.SelfDraft;
        }

        return added;
    }

    /// <summary>The row files and marks of a node hang on.</summary>
    /// <param name="added">It is new.</param>
    public SheetItem ItemOf(string nodeId, IIdGenerator ids, out bool added)
    {
        var known = _items.FirstOrDefault(i => i.NodeId == nodeId);
        added = known is null;
        if (known is null)
        {
            _items.Add(known = new SheetItem(ids.New(), this, nodeId));
        }

        return known;
    }

    /// <summary>Keeps what records say now.</summary>
    /// <returns>New rows, to be added.</returns>
    public IReadOnlyList<SheetMeasure> Measure(IEnumerable<MeasuredFigure> figures, DateTime atUtc, IIdGenerator ids)
    {
        List<SheetMeasure> added = [];
        foreach (var figure in figures)
        {
            if (_measures.FirstOrDefault(m => m.Name == figure.Name) is { } known)
            {
                known.Take(figure, atUtc);
            }
            else
            {
                added.Add(new SheetMeasure(ids.New(), this, figure, atUtc));
            }
        }

        _measures.AddRange(added);
        return added;
    }

    /// <param name="by">Null: whoever has the right.</param>
    public void AssignTo(NamedPerson? by) => (AppraiserId, AppraiserName) = (by?.AccountId, by?.Name);

    public void Submit(int version, string hash, DateOnly today, Actor by)
    {
        (State, Versions, ContentHash) = (SheetSteps.Rules.Table.Require(State, SheetAction.Submit).To!.Value, version, hash);
        SentOn ??= today;
        ReopenedById = null;
        (SubmittedById, SubmittedForId, SubmittedByName, SubmittedAtUtc) = (by.Id, by.For?.AccountId, by.Shown, by.AtUtc);
        Moved(by);
    }

    /// <summary>Takes a finished appraisal up again.</summary>
    public void Reopen(int version, string hash, Actor by)
    {
        Take(SheetAction.Reopen, by);
        (Versions, ContentHash, ReopenedById) = (version, hash, by.Id);
    }

    /// <summary>A step without further facts.</summary>
    public void Take(SheetAction action, Actor by)
    {
        State = SheetSteps.Rules.Table.Require(State, action).To!.Value;
        Moved(by);
    }

    private void Moved(Actor by) => (MovedByName, MovedAtUtc) = (by.Shown, by.AtUtc);
}

/// <summary>What a round of the sheet itself says of a component.</summary>
internal sealed class SheetValue : RoundValue
{
    private SheetValue()
    {
    }

    internal SheetValue(Guid id, ScoreSheet sheet, ScoringRound round, string nodeId)
        : base(id, sheet.TenantId, nodeId) => (SheetId, Round) = (sheet.Id, round);

    public Guid SheetId { get; private set; }

    public ScoringRound Round { get; private set; }
}

/// <summary>A node of a sheet with its files and marks.</summary>
internal sealed class SheetItem : ITenantOwned
{
    private SheetItem()
    {
    }

    internal SheetItem(Guid id, ScoreSheet sheet, string nodeId) => (Id, TenantId, SheetId, NodeId) = (id, sheet.TenantId, sheet.Id, nodeId);

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid SheetId { get; private set; }

    public string NodeId { get; private set; } = "";

    /// <summary>Why it does not apply to the subject; null while it does.</summary>
    public string? NotApplicableReason { get; private set; }

    /// <summary>What was found to be false; null while nothing was.</summary>
    public string? Finding { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? FoundByName { get; private set; }

    public DateTime? FoundAtUtc { get; private set; }

    internal void Mark(string? notApplicableReason) => NotApplicableReason = notApplicableReason;

    /// <param name="finding">Null takes it back.</param>
    internal void Void(string? finding, Actor by)
    {
        Finding = finding;
        (FoundByName, FoundAtUtc) = (finding is null ? null : by.Shown, finding is null ? null : by.AtUtc);
    }
}

/// <summary>What records say of a measure, when they were asked.</summary>
/// <param name="Denominator">Of a share; 0 when nothing was due. 1 of everything else.</param>
/// <param name="Revision">Of the definition.</param>
internal sealed record MeasuredFigure(string Name, long? Numerator, long Denominator, int Revision);

/// <summary>Số liệu hệ thống kept with a sheet.</summary>
internal sealed class SheetMeasure : ITenantOwned
{
    public const int NameLength = 100;

    private SheetMeasure()
    {
    }

    internal SheetMeasure(Guid id, ScoreSheet sheet, MeasuredFigure figure, DateTime atUtc)
    {
        (Id, TenantId, SheetId, Name) = (id, sheet.TenantId, sheet.Id, figure.Name);
        Take(figure, atUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid SheetId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Null: unknown.</summary>
    public long? Numerator { get; private set; }

    public long Denominator { get; private set; }

    public int Revision { get; private set; }

    public DateTime AsOfUtc { get; private set; }

    public MeasuredFigure Figure => new(Name, Numerator, Denominator, Revision);

    internal void Take(MeasuredFigure figure, DateTime atUtc) =>
        (Numerator, Denominator, Revision, AsOfUtc) = (figure.Numerator, figure.Denominator, figure.Revision, atUtc);
}
