using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>What may be wrong with a field of any form of the editor.</summary>
internal static class FieldFaults
{
    public static BusinessException Missing(string field) => new BusinessException(RubricEditErrors.FieldMissing).At(field);

    /// <summary>None for a blank field.</summary>
    public static IEnumerable<BusinessException> Range(Figure? figure, string field, long low, long high)
    {
        if (figure is { } given && (given.Value < new Fraction(low, 1) || given.Value > new Fraction(high, 1)))
        {
            yield return new BusinessException(RubricEditErrors.FigureRange).With("low", Format.Whole(low)).With("high", Format.Whole(high)).At(field);
        }
    }

    /// <summary>None for a blank field.</summary>
    public static IEnumerable<BusinessException> Whole(Figure? figure, string field, int low, int high) =>
        figure is { Value.IsWhole: false } ? [new BusinessException(RubricEditErrors.FigureWhole).At(field)] : Range(figure, field, low, high);
}
