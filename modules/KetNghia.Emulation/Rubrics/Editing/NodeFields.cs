using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>What the form of a node asks for, whatever its type; <see cref="NodeForm"/> says which of it counts.</summary>
internal sealed class NodeFields
{
    public const int IdLength = 40;
    public const int NameLength = 300;
    public const int GuideLength = 2000;
    public const int UnitLength = 40;
    public const int ExprLength = 2000;
    public const int MeasureLength = 120;

    [Required, StringLength(IdLength)]
    public string? Id { get; set; }

    [Required, StringLength(NameLength)]
    public string? Name { get; set; }

    [StringLength(GuideLength)]
    public string? Guide { get; set; }

    [StringLength(UnitLength)]
    public string? Unit { get; set; }

    public NodeKind? Kind { get; set; }

    /// <summary>Null for a group.</summary>
    public ComponentType? Type { get; set; }

    public Figure? Max { get; set; }

    public Figure? Weight { get; set; }

    public Figure? Cap { get; set; }

    public Figure? Floor { get; set; }

    public bool IsCapped { get; set; }

    public bool MayBeNotApplicable { get; set; }

    /// <summary>Null takes that of the rubric.</summary>
    public NotApplicablePolicy? NaPolicy { get; set; }

    public bool NeedsEvidence { get; set; }

    public NothingDueResult? NothingDue { get; set; }

    public Figure? Min { get; set; }

    public List<LevelRow> Levels { get; set; } = [];

    public Figure? Per { get; set; }

    public Figure? Extra { get; set; }

    public List<StepRow> Steps { get; set; } = [];

    public bool IsAtMost { get; set; }

    public Figure? Otherwise { get; set; }

    public bool HasNoTarget { get; set; }

    public Figure? Target { get; set; }

    public bool IsZeroBelow { get; set; }

    public Figure? MinShare { get; set; }

    /// <summary>Null while one person enters the figure.</summary>
    public AggregationMethod? Method { get; set; }

    public bool BlocksMissing { get; set; }

    public Figure? MinScorers { get; set; }

    public Figure? SpreadWarn { get; set; }

    [StringLength(ExprLength)]
    public string? Expr { get; set; }

    public Figure? UnitDays { get; set; }

    public List<FromRow> From { get; set; } = [];

    public List<SanctionRow> Sanctions { get; set; } = [];

    /// <summary>Figures a formula is tried with; not kept.</summary>
    public List<TrialRow> Trial { get; set; } = [];
}

internal sealed class LevelRow : FormRow
{
    [StringLength(NodeFields.IdLength)]
    public string? Code { get; set; }

    [StringLength(NodeFields.NameLength)]
    public string? Name { get; set; }

    public Figure? Points { get; set; }

    public bool KnocksOut { get; set; }

    public bool Occurs { get; set; }

    public bool IsBlank => Code is null && Name is null && Points is null && !KnocksOut && !Occurs;
}

internal sealed class StepRow : FormRow
{
    public Figure? At { get; set; }

    public Figure? Points { get; set; }

    public bool IsBlank => At is null && Points is null;
}

/// <summary>The measure a field of the input takes its figure from.</summary>
internal sealed class FromRow
{
    [StringLength(NodeFields.IdLength)]
    public string? Field { get; set; }

    [StringLength(NodeFields.MeasureLength)]
    public string? Measure { get; set; }
}

internal sealed class SanctionRow : FormRow
{
    public SanctionType? Type { get; set; }

    [StringLength(RubricVersion.CodeLength)]
    public string? Band { get; set; }

    public bool IsBlank => Type is null && Band is null;
}

/// <summary>A measure of a formula with the figure it is tried with: one, or several parted by semicolons for a list.</summary>
internal sealed class TrialRow
{
    [StringLength(NodeFields.ExprLength)]
    public string? Name { get; set; }

    [StringLength(500)]
    public string? Typed { get; set; }
}
