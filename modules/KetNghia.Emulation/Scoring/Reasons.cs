namespace KetNghia.Emulation.Scoring;

/// <summary>Lý do: what made a figure what it is.</summary>
/// <param name="Data">What it is about: nodes, bands, conditions.</param>
internal sealed record Reason(string Code, params string[] Data)
{
    public const string ConditionFailed = "CONDITION_FAILED";
    public const string ConditionUnknown = "CONDITION_UNKNOWN";
    public const string Sanctioned = "SANCTION";
    public const string QuotaOverflow = "QUOTA_OVERFLOW";
    public const string NeedsDecision = "NEEDS_DECISION";
    public const string Decided = "DECIDED";
    public const string KnockedOut = "KNOCKED_OUT";
    public const string Voided = "VOIDED";
    public const string Rescaled = "RESCALED";
    public const string NothingDue = "NOTHING_DUE";
    public const string EvidenceMissing = "EVIDENCE_MISSING";
    public const string EvidenceZeroed = "EVIDENCE_ZEROED";
    public const string MissingInput = "MISSING_INPUT";
    public const string ScorerMissing = "SCORER_MISSING";
    public const string TooFewScorers = "TOO_FEW_SCORERS";
    public const string Spread = "SPREAD";
    public const string ReasonRequired = "REASON_REQUIRED";

    /// <summary>Stands in a sanction for one that no item caused.</summary>
    public const string Finding = "FINDING";

    public bool IsSame(Reason other) => Code == other.Code && Data.AsSpan().SequenceEqual(other.Data);

    public override string ToString() => string.Join(':', [Code, .. Data]);
}
