namespace KetNghia.Emulation.Scoring;

/// <summary>Which band a sheet is in: by its total and conditions, lowered by sanctions.</summary>
internal sealed class Bands(RubricPlan plan, Subject subject, SheetResult sheet)
{
    private readonly Rubric _rubric = plan.Rubric;
    private readonly List<Reason> _reasons = [];

    /// <summary>Why bands were refused, in the order they were.</summary>
    public IReadOnlyList<Reason> Reasons => _reasons;

    private int Last => _rubric.Bands.Count - 1;

    /// <summary>The highest whose minimum is reached and whose conditions all hold; -1 without bands.</summary>
    public int ByPoints() => Last < 0 ? -1 : Fall(Math.Max(0, Reached()));

    /// <summary>Ceilings first, then one band down once, however often.</summary>
    public int Sanctioned(int band)
    {
        if (band < 0)
        {
            return band;
        }

        if (sheet.Occurred.Count == 0 && subject.Findings.Count == 0)
        {
            return band;
        }

        var sanctions = plan.Penalty.Select(i => i.Node).Where(i => sheet.Occurred.Contains(i.Id)).SelectMany(i => i.Sanctions.Select(s => (Sanction: s, By: i.Id))).ToList();
        sanctions.AddRange(subject.Findings.Select(f => (f, Reason.Finding)));
        foreach (var (sanction, by) in sanctions)
        {
            _reasons.Add(new Reason(Reason.Sanctioned, NameOf(sanction.Type), by));
        }

        var ceiling = sanctions.Select(s => CeilingOf(s.Sanction)).DefaultIfEmpty(0).Max();
        if (ceiling > band)
        {
            band = Fall(ceiling);
        }

        if (sanctions.Exists(s => s.Sanction.Type == SanctionType.DownOne) && band < Last)
        {
            band = Fall(band + 1);
        }

        return sanctions.Exists(s => s.Sanction.Type == SanctionType.ForceLowest) ? Last : band;
    }

    /// <summary>From a band downward, the first whose own conditions hold.</summary>
    public int Fall(int from)
    {
        for (var band = from; band < Last; band++)
        {
            if (Holds(_rubric.Bands[band]))
            {
                return band;
            }
        }

        return Last;
    }

    public static string NameOf(SanctionType type) => type switch
    {
        SanctionType.NoTop => "NO_TOP",
        SanctionType.MaxBand => "MAX_BAND",
        SanctionType.DownOne => "DOWN_ONE",
        _ => "FORCE_LOWEST",
    };

    /// <summary>Below every minimum it is the last one.</summary>
    private int Reached()
    {
        for (var band = 0; band < Last; band++)
        {
            if (sheet.Total >= _rubric.Bands[band].MinFor(subject.AreaClass))
            {
                return band;
            }
        }

        return Last;
    }

    private int CeilingOf(Sanction sanction) => sanction.Type switch
    {
        SanctionType.NoTop => Math.Min(1, Last),
        SanctionType.MaxBand => Math.Max(0, _rubric.IndexOfBand(sanction.Band)),
        _ => 0,
    };

    private bool Holds(Band band)
    {
        var holds = true;
        foreach (var condition in band.Conditions)
        {
            if (Holds(condition) is not { } known)
            {
                Refuse(new Reason(Reason.ConditionUnknown, band.Code, condition.Id));
                holds = false;
            }
            else if (!known)
            {
                Refuse(new Reason(Reason.ConditionFailed, band.Code, condition.Id));
                holds = false;
            }
        }

        return holds;
    }

    private void Refuse(Reason reason)
    {
        if (!_reasons.Exists(reason.IsSame))
        {
            _reasons.Add(reason);
        }
    }

    /// <summary>Null when it cannot be told.</summary>
    private bool? Holds(BandCondition condition) => condition.Type switch
    {
        ConditionType.NodePercent => plan.Find(condition.Node) is { } node ? Reaches(node.Node, condition.Percent ?? Fraction.Zero) : null,
        ConditionType.AllPercent => plan.Nodes.All(n => n.IsInBlock || !n.Counts || n.Node.Kind != condition.Kind || Reaches(n.Node, condition.Percent ?? Fraction.Zero)),
        ConditionType.FactMin => condition.Fact is { } fact && subject.Facts.TryGetValue(fact, out var value) ? value >= (condition.Value ?? Fraction.Zero) : null,
        ConditionType.PenaltyAbsent => !sheet.Occurred.Contains(condition.Node ?? ""),
        _ => (sheet.Penalty ?? Fraction.Zero) <= (condition.Value ?? Fraction.Zero),
    };

    /// <summary>What does not apply passes.</summary>
    private bool Reaches(RubricNode node, Fraction percent) => sheet.Nodes.GetValueOrDefault(node.Id) is not { } result
        || result.State == NodeState.NotApplicable || result.Worth * Fraction.Hundred >= percent * (node.Max ?? Fraction.Zero);
}
