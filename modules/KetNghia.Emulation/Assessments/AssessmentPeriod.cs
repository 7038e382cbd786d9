using KetNghia.Emulation.Rubrics;

namespace KetNghia.Emulation.Assessments;

internal enum AssessmentState
{
    /// <summary>Sheets are scored.</summary>
    Open = 1,

    /// <summary>It is not held after all; nothing of it counts.</summary>
    Cancelled,
}

/// <summary>Vòng chấm: whose figures they are.</summary>
internal enum ScoringRound
{
    /// <summary>Tự chấm.</summary>
    Self = 1,

    /// <summary>Chấm chéo: by another subject of the cluster.</summary>
    CrossCheck = 2,

    /// <summary>Phòng, ban chấm: each its components of every subject.</summary>
    Department = 3,

    /// <summary>Thẩm định: by the standing body.</summary>
    Appraisal = 4,
}

/// <summary>Đợt chấm điểm: subjects scored for one period by one published version of a rubric.</summary>
internal sealed class AssessmentPeriod : ITenantOwned, IRecorded
{
    public const int NameLength = 200;

    private AssessmentPeriod()
    {
    }

    public AssessmentPeriod(Guid id, Guid tenantId, AssessmentFacts facts, RubricRow rubric, Actor by)
    {
        (Id, TenantId, State) = (id, tenantId, AssessmentState.Open);
        (RubricId, Subject) = (rubric.Id, rubric.Subject);
        Name = VietnameseText.Clean(facts.Name);
        OpenName = VietnameseText.Fold(Name);
        (From, To, SelfDueOn, CrossCheckDueOn, AppraisalDueOn) = (facts.From, facts.To, facts.SelfDueOn, facts.CrossCheckDueOn, facts.AppraisalDueOn);
        (OpenedById, OpenedByName, OpenedAtUtc) = (by.Id, by.Shown, by.AtUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name without accents while it is open, null otherwise: the database holds one open assessment of a name.</summary>
    public string? OpenName { get; private set; }

    public AssessmentState State { get; private set; }

    public SubjectKind Subject { get; private set; }

    /// <summary>The published version everything is scored by; it stays.</summary>
    public Guid RubricId { get; private set; }

    /// <summary>First day of what is scored.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of what is scored.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Last day for self-scores; who sends later is late.</summary>
    public DateOnly SelfDueOn { get; private set; }

    /// <summary>Last day of cross-checks; after it the appraisal waits for them no longer. Null where none are held.</summary>
    public DateOnly? CrossCheckDueOn { get; private set; }

    /// <summary>Last day of the appraisal.</summary>
    public DateOnly AppraisalDueOn { get; private set; }

    public Guid OpenedById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string OpenedByName { get; private set; } = "";

    public DateTime OpenedAtUtc { get; private set; }

    public long Version { get; private set; } = 1;

    /// <exception cref="BusinessException">It is cancelled.</exception>
    public void Cancel()
    {
        RequireOpen();
        (State, OpenName) = (AssessmentState.Cancelled, null);
    }

    /// <exception cref="BusinessException">It is cancelled.</exception>
    public void RequireOpen()
    {
        if (State != AssessmentState.Open)
        {
            throw new BusinessException(EmulationErrors.AssessmentNotOpen).With("name", Name).As(RefusalKind.State);
        }
    }
}

/// <summary>What a person says of an assessment.</summary>
internal sealed record AssessmentFacts(string Name, DateOnly From, DateOnly To, DateOnly SelfDueOn, DateOnly AppraisalDueOn)
{
    /// <summary>Null: no cross-checks are held.</summary>
    public DateOnly? CrossCheckDueOn { get; init; }

    /// <summary>Days that contradict each other.</summary>
    public IEnumerable<BusinessException> Faults()
    {
        if (To < From)
        {
            yield return new BusinessException(EmulationErrors.PeriodEndsBeforeStart).At("Input.To");
        }

        if (SelfDueOn < From)
        {
            yield return new BusinessException(EmulationErrors.SelfDueTooEarly).At("Input.SelfDueOn");
        }

        if (CrossCheckDueOn < SelfDueOn || CrossCheckDueOn > AppraisalDueOn)
        {
            yield return new BusinessException(EmulationErrors.CrossCheckDueOutside).At("Input.CrossCheckDueOn");
        }

        if (AppraisalDueOn < SelfDueOn)
        {
            yield return new BusinessException(EmulationErrors.AppraisalDueTooEarly).At("Input.AppraisalDueOn");
        }
    }
}
