namespace KetNghia.Framework.Errors;

/// <summary>
/// A refused business action. Carries a code and values, never prose: texts live in the module's resources under
/// <c>Error.{Code}</c> and say what to do next.
/// </summary>
public sealed class BusinessException(string code, string? field = null) : Exception(code)
{
    private readonly Dictionary<string, object?> _values = [];
    private readonly List<BusinessException> _others = [];

    public string Code { get; } = code;

    /// <summary>The form field the refusal belongs to (for example <c>Input.Quantity</c>), if any.</summary>
    public string? Field { get; private set; } = field;

    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>What would have to be another for it to be allowed.</summary>
    public RefusalKind Kind { get; private set; }

    /// <summary>What else is wrong with the same input: a form tells all of it at once.</summary>
    public IReadOnlyList<BusinessException> Others => _others;

    /// <summary>Refuses with everything found, or does nothing when nothing was.</summary>
    public static void ThrowIfAny(IEnumerable<BusinessException> found)
    {
        var all = found.ToList();
        if (all.Count > 0)
        {
            all[0]._others.AddRange(all.Skip(1));
            throw all[0];
        }
    }

    public BusinessException With(string name, object? value)
    {
        _values[name] = value;
        return this;
    }

    public BusinessException At(string field)
    {
        Field = field;
        return this;
    }

    public BusinessException As(RefusalKind kind)
    {
        Kind = kind;
        return this;
    }
}

/// <summary>What a refusal is about.</summary>
public enum RefusalKind
{
    /// <summary>What was sent (422).</summary>
    Input,

    /// <summary>Where the record stands (409).</summary>
    State,

    /// <summary>Who asks (403).</summary>
    Person,
}

public static class RefusalKinds
{
    /// <summary>Of the answer that tells the refusal.</summary>
    public static int Status(this RefusalKind kind) => kind switch
    {
        RefusalKind.Person => 403,
        RefusalKind.State => 409,
        _ => 422,
    };
}

/// <summary>Texts by their keys: put into a refusal, they are told in the reader's language, one after the other.</summary>
public sealed record TextOf(params string[] Keys);

/// <summary>Unknown, foreign or out-of-scope id: always the same 404.</summary>
public sealed class RecordNotFoundException() : Exception("Record not found.");

/// <summary>The stored answer of another request with the same submission id must be replayed.</summary>
public sealed class DuplicateSubmissionException() : Exception("Submission already taken.");

/// <summary>Deadlock, lock time-out or certification failure: the whole unit may be tried again.</summary>
public sealed class TransientConflictException(Exception inner) : Exception("Transient conflict.", inner);

/// <summary>Others wrote for so long that this unit could not begin: trying again at once would only make the line longer.</summary>
public sealed class DatabaseBusyException() : Exception("The database was busy for too long.");

/// <summary>Codes every module may use.</summary>
public static class FrameworkErrors
{
    public const string Duplicate = "Framework.Duplicate";
    public const string ChangedMeanwhile = "Framework.ChangedMeanwhile";
    public const string SubmissionMissing = "Framework.SubmissionMissing";
    public const string SubmissionChanged = "Framework.SubmissionChanged";
    public const string SubmissionRunning = "Framework.SubmissionRunning";
    public const string StepUpNeeded = "Framework.StepUpNeeded";
    public const string FormStale = "Framework.FormStale";
    public const string FormIncomplete = "Framework.FormIncomplete";
    public const string FormForeign = "Framework.FormForeign";
    public const string SecondFactorOwed = "Framework.Workspace.SecondFactorOwed";
    public const string TextTooLong = "Framework.TextTooLong";
    public const string OutOfScope = "Framework.OutOfScope";
    public const string ReasonMissing = "Framework.ReasonMissing";
    public const string PaperMissing = "Framework.PaperMissing";
    public const string DayMissing = "Framework.DayMissing";
    public const string StepNotPossible = "Framework.StepNotPossible";
    public const string StepAlready = "Framework.StepAlready";
    public const string StepPermission = "Framework.StepPermission";
    public const string StepElsewhere = "Framework.StepElsewhere";
    public const string SecondPerson = "Framework.SecondPerson";
    public const string SecondPersonFor = "Framework.SecondPersonFor";
    public const string SecondPersonDeputy = "Framework.SecondPersonDeputy";
    public const string SameText = "Framework.SameText";
    public const string FileTooLarge = "Framework.FileTooLarge";
    public const string FileNotAccepted = "Framework.FileNotAccepted";
    public const string FileEncrypted = "Framework.FileEncrypted";
    public const string FileDamaged = "Framework.FileDamaged";
}
