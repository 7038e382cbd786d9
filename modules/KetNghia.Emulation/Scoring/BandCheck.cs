namespace KetNghia.Emulation.Scoring;

/// <summary>Whether bands lie beside each other without a gap, for every class of area.</summary>
internal static class BandCheck
{
    public static IEnumerable<RubricFault> Faults(Rubric rubric)
    {
        if (rubric.Bands.Count == 0)
        {
            yield break;
        }

        if (rubric.Bands[^1].Conditions.Count > 0)
        {
            yield return new RubricFault("LOWEST_BAND_CONDITION", rubric.Bands[^1].Code);
        }

        foreach (var area in rubric.Bands.SelectMany(b => b.MinByArea.Keys).Distinct().Prepend(null))
        {
            foreach (var fault in Of(rubric, area))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<RubricFault> Of(Rubric rubric, string? area)
    {
        var step = rubric.Rounding.Total ?? Fraction.Zero;
        foreach (var (better, worse) in rubric.Bands.Zip(rubric.Bands.Skip(1)))
        {
            if (worse.MinFor(area) >= better.MinFor(area))
            {
                yield return new RubricFault("BAND_ORDER", worse.Code) { Found = worse.MinFor(area), Wanted = better.MinFor(area), Named = area };
            }
            else if (area is null && worse.Max is { } max)
            {
                // An upper limit is the next minimum, or the last figure below it.
                if (max > better.Min)
                {
                    yield return new RubricFault("BAND_OVERLAP", worse.Code) { Found = max, Wanted = better.Min };
                }
                else if (max + step < better.Min)
                {
                    yield return new RubricFault("BAND_GAP", worse.Code) { Found = max, Wanted = better.Min };
                }
            }
        }

        if (rubric.Bands[^1].MinFor(area) > rubric.Lowest)
        {
            yield return new RubricFault("BAND_GAP", rubric.Bands[^1].Code) { Found = rubric.Bands[^1].MinFor(area), Wanted = rubric.Lowest, Named = area };
        }

        foreach (var band in rubric.Bands.Where(b => b.MinFor(area) > rubric.Highest))
        {
            yield return new RubricFault("BAND_UNREACHABLE", band.Code) { Found = band.MinFor(area), Wanted = rubric.Highest, Named = area };
        }
    }
}
