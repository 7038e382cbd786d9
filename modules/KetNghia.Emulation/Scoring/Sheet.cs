using System.Globalization;

namespace KetNghia.Emulation.Scoring;

/// <summary>A figure of one scorer; null while it is not there.</summary>
internal sealed record ScorerFigure(string Member, Fraction? Value, Fraction Weight, bool IsRecused);

/// <summary>What was entered for a leaf; what is null is not known.</summary>
internal sealed record NodeInput
{
    public static readonly NodeInput None = new();

    /// <summary>As it was entered: a level, true or false, or a number.</summary>
    public string? Value { get; init; }

    public Fraction? Count { get; init; }

    public Fraction? Num { get; init; }

    public Fraction? Den { get; init; }

    public Fraction? Actual { get; init; }

    public Fraction? Target { get; init; }

    public IReadOnlyList<Fraction?>? Events { get; init; }

    public Fraction? Quality { get; init; }

    public IReadOnlyList<ScorerFigure>? Scores { get; init; }

    public DateOnly? Due { get; init; }

    public DateOnly? Sent { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>Nothing arose that could be scored.</summary>
    public bool IsNothingDue { get; init; }

    public bool HasEvidence { get; init; }

    /// <summary>Nobody entered anything.</summary>
    public bool IsEmpty => !IsNothingDue && string.IsNullOrEmpty(Value) && Count is null && Num is null && Den is null && Actual is null && Target is null
        && Events is null && Quality is null && Scores is null && Due is null && Sent is null && AsOf is null;

    /// <summary>The same text says the same.</summary>
    public string Text => string.Join('|',
    [
        Value, Say(Count), Say(Num), Say(Den), Say(Actual), Say(Target), Events is null ? null : $"[{string.Join(',', Events.Select(Say))}]", Say(Quality),
        Scores is null ? null : $"[{string.Join(',', Scores.Select(s => $"{s.Member}:{Say(s.Value)}:{s.Weight}:{s.IsRecused}"))}]",
        Due?.ToString("O", CultureInfo.InvariantCulture), Sent?.ToString("O", CultureInfo.InvariantCulture), AsOf?.ToString("O", CultureInfo.InvariantCulture), IsNothingDue ? "-" : null,
    ]);

    private static string? Say(Fraction? value) => value?.ToString();
}

/// <summary>What records say: a number, or a list of numbers.</summary>
internal sealed record Measure(Fraction? Number, IReadOnlyList<Fraction>? List);

/// <summary>Own values of one round, with the reasons for what it changes.</summary>
internal sealed record RoundInput(IReadOnlyDictionary<string, NodeInput> Inputs, IReadOnlyDictionary<string, string> Reasons);

/// <summary>Phiếu chấm điểm: everything known of one subject.</summary>
internal sealed record Subject
{
    public required string Id { get; init; }

    public string Cluster { get; init; } = "";

    public string? AreaClass { get; init; }

    public bool IsWithdrawn { get; init; }

    public IReadOnlyDictionary<string, NodeInput> Inputs { get; init; } = new Dictionary<string, NodeInput>();

    public IReadOnlySet<string> NotApplicable { get; init; } = new HashSet<string>();

    /// <summary>False evidence was found for these.</summary>
    public IReadOnlySet<string> Voided { get; init; } = new HashSet<string>();

    public IReadOnlyDictionary<string, Measure> Measures { get; init; } = new Dictionary<string, Measure>();

    public IReadOnlyDictionary<string, Fraction> Facts { get; init; } = new Dictionary<string, Fraction>();

    public IReadOnlyList<Sanction> Findings { get; init; } = [];

    /// <summary>By the name of the round; empty when there is one round alone.</summary>
    public IReadOnlyDictionary<string, RoundInput> Rounds { get; init; } = new Dictionary<string, RoundInput>();
}

/// <summary>The vote on who of those equal takes the last places.</summary>
/// <param name="Scope">Cluster, or <c>*</c> for all.</param>
internal sealed record QuotaDecision(string Band, string Scope, IReadOnlyList<string> Chosen);

/// <param name="IsSelf">The subject scores itself: lacking evidence is told and costs nothing yet.</param>
internal sealed record AssessmentInput(IReadOnlyList<Subject> Subjects, bool? IsSelf, IReadOnlyList<QuotaDecision> Decisions);
