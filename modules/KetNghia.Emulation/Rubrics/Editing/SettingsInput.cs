using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>What the form of a rubric's settings asks for.</summary>
internal sealed class SettingsInput
{
    private const int ListLength = 20_000;
    private const string At = "Input.";

    /// <summary>Rounds that have words, in the order they usually take.</summary>
    public static readonly IReadOnlyList<string> KnownRounds = ["SELF", "CROSS", "DEPARTMENT", "APPRAISAL", "COUNCIL"];

    /// <summary>Steps results may be rounded to.</summary>
    public static readonly IReadOnlyList<string> Steps = [.. RubricCheck.Steps.Select(s => s.ToString())];

    [Required, StringLength(RubricVersion.NameLength, MinimumLength = 3)]
    public string? Name { get; set; }

    [Required, StringLength(RubricVersion.CodeLength)]
    public string? Code { get; set; }

    public List<BasisRow> LegalBasis { get; set; } = [];

    /// <summary>A step as files write it; null rounds not.</summary>
    [StringLength(20)]
    public string? ComponentStep { get; set; }

    [StringLength(20)]
    public string? GroupStep { get; set; }

    [StringLength(20)]
    public string? TotalStep { get; set; }

    [Required]
    public NotApplicablePolicy? NaPolicy { get; set; }

    [Required]
    public EvidencePolicy? EvidencePolicy { get; set; }

    public Figure? ScaleMin { get; set; }

    public Figure? ScaleMax { get; set; }

    public bool HasBonus { get; set; }

    public Figure? BonusCap { get; set; }

    public bool IsBonusCapped { get; set; }

    public bool HasPenalty { get; set; }

    public Figure? PenaltyCap { get; set; }

    public bool IsPenaltyCapped { get; set; }

    public List<RoundRow> Rounds { get; set; } = [];

    [StringLength(NodeFields.IdLength)]
    public string? OfficialRound { get; set; }

    public bool RanksDensely { get; set; }

    public bool RanksWithTieBreaks { get; set; }

    /// <summary>One name a line; blank allows any.</summary>
    [StringLength(ListLength)]
    public string? Measures { get; set; }

    public static SettingsInput Of(Rubric rubric) => new()
    {
        Name = rubric.Name,
        Code = rubric.Code,
        LegalBasis = [.. rubric.LegalBasis.Select(b => new BasisRow { Number = b.Number, IssuedOn = b.IssuedOn, Title = b.Name, ValidUntil = b.ValidUntil })],
        ComponentStep = rubric.Rounding.Component?.ToString(),
        GroupStep = rubric.Rounding.Group?.ToString(),
        TotalStep = rubric.Rounding.Total?.ToString(),
        NaPolicy = rubric.NaPolicy,
        EvidencePolicy = rubric.EvidencePolicy,
        ScaleMin = Figure.Of(rubric.ScaleMin),
        ScaleMax = Figure.Of(rubric.ScaleMax),
        HasBonus = rubric.Bonus is not null,
        BonusCap = Figure.Of(rubric.Bonus?.Cap),
        IsBonusCapped = rubric.Bonus is { IsCapped: true },
        HasPenalty = rubric.Penalty is not null,
        PenaltyCap = Figure.Of(rubric.Penalty?.Cap),
        IsPenaltyCapped = rubric.Penalty is { IsCapped: true },
        Rounds = [.. rubric.Rounds.Select(r => new RoundRow { Name = r })],
        OfficialRound = rubric.OfficialRound,
        RanksDensely = rubric.RanksDensely,
        RanksWithTieBreaks = rubric.RanksWithTieBreaks,
        Measures = rubric.Measures is { } names ? string.Join('\n', names) : null,
    };

    public IEnumerable<BusinessException> FaultsOf(Rubric rubric)
    {
        for (var i = 0; i < LegalBasis.Count; i++)
        {
            if (!LegalBasis[i].IsBlank && LegalBasis[i].Number is null)
            {
                yield return FieldFaults.Missing($"{At}LegalBasis[{i}].Number");
            }
        }

        var names = Rounds.Select(r => r.Name).OfType<string>().ToList();
        for (var i = 0; i < Rounds.Count; i++)
        {
            if (Rounds[i].Name is { } name && Rounds.Take(i).Any(r => r.Name == name))
            {
                yield return new BusinessException(RubricEditErrors.Twice).With("id", name).At($"{At}Rounds[{i}].Name");
            }
        }

        if (OfficialRound is { } official && !names.Contains(official))
        {
            yield return new BusinessException(RubricEditErrors.ChoiceGone).With("id", official).At(At + nameof(OfficialRound));
        }
        else if (OfficialRound is null && names.Count > 0)
        {
            yield return FieldFaults.Missing(At + nameof(OfficialRound));
        }

        foreach (var (step, field) in new[] { (ComponentStep, nameof(ComponentStep)), (GroupStep, nameof(GroupStep)), (TotalStep, nameof(TotalStep)) })
        {
            if (step is not null && !Fraction.TryParse(step, out _))
            {
                yield return new BusinessException(RubricEditErrors.ChoiceGone).With("id", step).At(At + field);
            }
        }

        foreach (var fault in Figures().Concat(Gone(rubric.Bonus, HasBonus, nameof(HasBonus))).Concat(Gone(rubric.Penalty, HasPenalty, nameof(HasPenalty))))
        {
            yield return fault;
        }
    }

    public Rubric Apply(Rubric rubric)
    {
        var rounds = Rounds.Select(r => r.Name).OfType<string>().ToList();
        var names = (Measures ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return rubric with
        {
            Name = Name,
            Code = Code,
            LegalBasis = [.. LegalBasis.Where(b => b.Number is not null).Select(b => new LegalBasis(b.Number!, b.IssuedOn, b.Title, b.ValidUntil))],
            Rounding = new Rounding(StepOf(ComponentStep), StepOf(GroupStep), StepOf(TotalStep)),
            NaPolicy = NaPolicy!.Value,
            EvidencePolicy = EvidencePolicy!.Value,
            ScaleMin = ScaleMin?.Value,
            ScaleMax = ScaleMax?.Value,
            Bonus = HasBonus ? new Block(BonusCap?.Value, IsBonusCapped, rubric.Bonus?.Items ?? []) : null,
            Penalty = HasPenalty ? new Block(PenaltyCap?.Value, IsPenaltyCapped, rubric.Penalty?.Items ?? []) : null,
            Rounds = rounds,
            OfficialRound = OfficialRound,
            RanksDensely = RanksDensely,
            RanksWithTieBreaks = RanksWithTieBreaks,
            Measures = names.Count > 0 ? names : null,
        };
    }

    private IEnumerable<BusinessException> Figures() =>
    [
        .. FieldFaults.Range(ScaleMin, At + nameof(ScaleMin), -Figure.Most, Figure.Most), .. FieldFaults.Range(ScaleMax, At + nameof(ScaleMax), 0, Figure.Most),
        .. FieldFaults.Range(BonusCap, At + nameof(BonusCap), 0, Figure.Most), .. FieldFaults.Range(PenaltyCap, At + nameof(PenaltyCap), 0, Figure.Most),
    ];

    private static IEnumerable<BusinessException> Gone(Block? block, bool isKept, string field) => !isKept && block is { Items.Count: > 0 }
        ? [new BusinessException(RubricEditErrors.BlockNotEmpty).With("count", block.Items.Count).At(At + field)]
        : [];

    private static Fraction? StepOf(string? text) => Fraction.TryParse(text, out var step) ? step : null;
}

internal sealed class BasisRow : FormRow
{
    [StringLength(60)]
    public string? Number { get; set; }

    public DateOnly? IssuedOn { get; set; }

    [StringLength(300)]
    public string? Title { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public bool IsBlank => Number is null && IssuedOn is null && Title is null && ValidUntil is null;
}

internal sealed class RoundRow : FormRow
{
    [StringLength(NodeFields.IdLength)]
    public string? Name { get; set; }
}
