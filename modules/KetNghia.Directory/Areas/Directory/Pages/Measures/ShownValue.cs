using System.Globalization;

namespace KetNghia.Directory.Pages.Measures;

/// <summary>A value as pages show it.</summary>
/// <param name="Value">Null, or without a number: unknown.</param>
/// <param name="IsLink">It leads to its records, where there are any.</param>
internal sealed record ShownValue(MeasuresPage Page, MeasureDefinition Measure, MeasureValue? Value, bool IsLink)
{
    public bool IsUnknown => Value?.Numerator is null;

    public bool IsShare => Measure.Unit == MeasureUnit.Share;

    public bool NothingDue => IsShare && !IsUnknown && Value!.Denominator == 0;

    public bool Leads => IsLink && !IsUnknown && (IsShare ? Value!.Denominator : Value!.Numerator) != 0;

    /// <summary>For tests and programs that read the page: numerator and denominator.</summary>
    public string Raw => IsUnknown ? "" : IsShare
        ? string.Create(CultureInfo.InvariantCulture, $"{Value!.Numerator}/{Value.Denominator}")
        : Value!.Numerator!.Value.ToString(CultureInfo.InvariantCulture);

    public string Text => IsShare ? Format.PercentOf(Value!.Numerator, Value.Denominator) : Page.Amount(Value!.Numerator, Measure.Unit);

    /// <summary>Of a share its two parts.</summary>
    public string? Parts => IsShare ? $"{Page.Amount(Value!.Numerator, Page.PartUnitOf(Measure))} / {Page.Amount(Value.Denominator, Page.PartUnitOf(Measure))}" : null;
}
