using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>What the form of bands, quotas and tie-breaks asks for.</summary>
internal sealed class BandsInput
{
    /// <summary>From the best to the worst.</summary>
    public List<BandRow> Bands { get; set; } = [];

    public List<QuotaRow> Quotas { get; set; } = [];

    public List<TieBreakRow> TieBreaks { get; set; } = [];
}

internal sealed class BandRow : FormRow
{
    /// <summary>Its code as it is kept: what names the band follows a new one.</summary>
    [StringLength(RubricVersion.CodeLength)]
    public string? Was { get; set; }

    [StringLength(RubricVersion.CodeLength)]
    public string? Code { get; set; }

    [StringLength(RubricVersion.NameLength)]
    public string? Name { get; set; }

    public Figure? Min { get; set; }

    public Figure? Max { get; set; }

    public List<AreaRow> Areas { get; set; } = [];

    public List<ConditionRow> Conditions { get; set; } = [];

    public bool IsBlank => Was is null && Code is null && Name is null && Min is null && Max is null && Areas.TrueForAll(a => a.IsBlank) && Conditions.TrueForAll(c => c.IsBlank);
}

internal sealed class AreaRow : FormRow
{
    [StringLength(RubricVersion.CodeLength)]
    public string? Area { get; set; }

    public Figure? Min { get; set; }

    public bool IsBlank => Area is null && Min is null;
}

internal sealed class ConditionRow : FormRow
{
    /// <summary>What reasons call it; a new one gets one by itself.</summary>
    [StringLength(RubricVersion.CodeLength)]
    public string? Id { get; set; }

    public ConditionType? Type { get; set; }

    [StringLength(200)]
    public string? Node { get; set; }

    public NodeKind? Kind { get; set; }

    public Figure? Percent { get; set; }

    [StringLength(NodeFields.MeasureLength)]
    public string? Fact { get; set; }

    public Figure? Value { get; set; }

    public bool IsBlank => Type is null && Node is null && Percent is null && Fact is null && Value is null;
}

internal sealed class QuotaRow : FormRow
{
    [StringLength(RubricVersion.CodeLength)]
    public string? Band { get; set; }

    /// <summary>Else a number of places.</summary>
    public bool IsShare { get; set; } = true;

    /// <summary>Percent, or places.</summary>
    public Figure? Value { get; set; }

    public QuotaRounding? Rounding { get; set; }

    public Figure? MinSeats { get; set; }

    public bool IsOfEligible { get; set; }

    [StringLength(RubricVersion.CodeLength)]
    public string? EligibleFrom { get; set; }

    public QuotaScope? Scope { get; set; }

    [StringLength(RubricVersion.CodeLength)]
    public string? OverflowBand { get; set; }

    public bool IsBlank => Band is null && Value is null;
}

internal sealed class TieBreakRow : FormRow
{
    public TieBreakKey? Key { get; set; }

    [StringLength(200)]
    public string? Node { get; set; }

    public bool IsAscending { get; set; }

    public bool IsBlank => Key is null && Node is null;
}
