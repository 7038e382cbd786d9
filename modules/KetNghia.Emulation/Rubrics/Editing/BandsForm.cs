using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>Bands, quotas and tie-breaks as a form and back.</summary>
internal static class BandsForm
{
    private const string At = "Input.";

    public static BandsInput Of(Rubric rubric) => new()
    {
        Bands = [.. rubric.Bands.Select(Of)],
        Quotas = [.. rubric.Quotas.Select(q => new QuotaRow
        {
            Band = q.Band, IsShare = q.IsShare, Value = new Figure(q.IsShare ? q.Value * Fraction.Hundred : q.Value), Rounding = q.Rounding, MinSeats = q.MinSeats == 0 ? null : new Figure(q.MinSeats),
            IsOfEligible = q.IsOfEligible, EligibleFrom = q.EligibleFrom, Scope = q.Scope, OverflowBand = q.OverflowBand,
        })],
        TieBreaks = [.. rubric.TieBreaks.Select(t => new TieBreakRow { Key = t.Key, Node = t.Node, IsAscending = t.IsAscending })],
    };

    public static IEnumerable<BusinessException> FaultsOf(BandsInput input, Rubric rubric) =>
        Bands(input, rubric).Concat(Quotas(input)).Concat(TieBreaks(input, rubric)).Concat(Gone(input, rubric));

    /// <summary>Sanctions that name a band follow its new code.</summary>
    public static Rubric Apply(BandsInput input, Rubric rubric)
    {
        var codes = CodesOf(input);
        string? Now(string? code) => code is null ? null : codes.GetValueOrDefault(code, code);
        return rubric with
        {
            Bands = [.. input.Bands.Where(b => !b.IsBlank).Select(Make)],
            Quotas = [.. input.Quotas.Where(q => !q.IsBlank).Select(q => new Quota
            {
                Band = Now(q.Band)!, IsShare = q.IsShare, Value = q.IsShare ? q.Value!.Value / Fraction.Hundred : q.Value!.Value, Rounding = q.Rounding ?? QuotaRounding.Floor,
                MinSeats = q.MinSeats is { } seats ? (int)seats.Value.Numerator : 0, IsOfEligible = q.IsOfEligible, EligibleFrom = Now(q.EligibleFrom), Scope = q.Scope ?? QuotaScope.Cluster,
                OverflowBand = Now(q.OverflowBand),
            })],
            TieBreaks = [.. input.TieBreaks.Where(t => !t.IsBlank).Select(t => new TieBreak(t.Key!.Value, t.Key == TieBreakKey.Node ? t.Node : null, t.IsAscending))],
            Penalty = rubric.Penalty is { } penalty ? penalty with { Items = [.. penalty.Items.Select(i => Renamed(i, Now))] } : null,
        };
    }

    private static BandRow Of(Band band) => new()
    {
        Was = band.Code,
        Code = band.Code,
        Name = band.Name,
        Min = new Figure(band.Min),
        Max = Figure.Of(band.Max),
        Areas = [.. band.MinByArea.Select(a => new AreaRow { Area = a.Key, Min = new Figure(a.Value) })],
        Conditions = [.. band.Conditions.Select(c => new ConditionRow
        {
            Id = c.Id, Type = c.Type, Node = c.Node, Kind = c.Kind, Percent = Figure.Of(c.Percent), Fact = c.Fact, Value = Figure.Of(c.Value),
        })],
    };

    private static Band Make(BandRow row)
    {
        var taken = row.Conditions.Select(c => c.Id).OfType<string>().ToHashSet();
        return new Band(
            row.Code!, row.Min!.Value, row.Max?.Value, row.Areas.Where(a => !a.IsBlank).ToDictionary(a => a.Area!, a => a.Min!.Value),
            [.. row.Conditions.Where(c => !c.IsBlank).Select(c => Make(c, taken))], row.Name);
    }

    /// <summary>With what its type needs, and nothing else.</summary>
    private static BandCondition Make(ConditionRow row, HashSet<string> taken) => new()
    {
        Id = row.Id ?? RubricTree.Free(taken, "dk"),
        Type = row.Type!.Value,
        Node = row.Type is ConditionType.NodePercent or ConditionType.PenaltyAbsent ? row.Node : null,
        Kind = row.Type == ConditionType.AllPercent ? row.Kind : null,
        Percent = row.Type is ConditionType.NodePercent or ConditionType.AllPercent ? row.Percent?.Value : null,
        Fact = row.Type == ConditionType.FactMin ? row.Fact : null,
        Value = row.Type is ConditionType.FactMin or ConditionType.PenaltyMax ? row.Value?.Value : null,
    };

    /// <summary>Old code → new one, for bands that are kept.</summary>
    private static Dictionary<string, string> CodesOf(BandsInput input)
    {
        var codes = input.Bands.Where(b => b.Was is not null && b.Code is not null).DistinctBy(b => b.Was).ToDictionary(b => b.Was!, b => b.Code!);
        foreach (var band in input.Bands.Where(b => b.Code is not null))
        {
            codes.TryAdd(band.Code!, band.Code!);
        }

        return codes;
    }

    private static RubricNode Renamed(RubricNode item, Func<string?, string?> now) =>
        item.Sanctions.Count == 0 ? item : item with { Sanctions = [.. item.Sanctions.Select(s => s with { Band = now(s.Band) })] };

    private static IEnumerable<BusinessException> Bands(BandsInput input, Rubric rubric)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < input.Bands.Count; i++)
        {
            var (row, at) = (input.Bands[i], $"{At}Bands[{i}].");
            if (row.IsBlank)
            {
                continue;
            }

            if (row.Code is null)
            {
                yield return FieldFaults.Missing(at + nameof(row.Code));
            }
            else if (!seen.Add(row.Code))
            {
                yield return new BusinessException(RubricEditErrors.Twice).With("id", row.Code).At(at + nameof(row.Code));
            }

            if (row.Min is null)
            {
                yield return FieldFaults.Missing(at + nameof(row.Min));
            }

            foreach (var fault in FieldFaults.Range(row.Min, at + nameof(row.Min), -Figure.Most, Figure.Most).Concat(Areas(row, at)).Concat(Conditions(row, at, rubric)))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<BusinessException> Areas(BandRow band, string at)
    {
        for (var i = 0; i < band.Areas.Count; i++)
        {
            var (row, field) = (band.Areas[i], $"{at}Areas[{i}].");
            if (!row.IsBlank && row.Area is null)
            {
                yield return FieldFaults.Missing(field + nameof(row.Area));
            }
            else if (row.Area is not null && band.Areas.Take(i).Any(a => a.Area == row.Area))
            {
                yield return new BusinessException(RubricEditErrors.Twice).With("id", row.Area).At(field + nameof(row.Area));
            }

            if (!row.IsBlank && row.Min is null)
            {
                yield return FieldFaults.Missing(field + nameof(row.Min));
            }
        }
    }

    private static IEnumerable<BusinessException> Conditions(BandRow band, string at, Rubric rubric)
    {
        for (var i = 0; i < band.Conditions.Count; i++)
        {
            var (row, field) = (band.Conditions[i], $"{at}Conditions[{i}].");
            if (row.IsBlank)
            {
                continue;
            }

            if (row.Type is null)
            {
                yield return FieldFaults.Missing(field + nameof(row.Type));
            }

            if (row.Id is not null && band.Conditions.Take(i).Any(c => c.Id == row.Id))
            {
                yield return new BusinessException(RubricEditErrors.Twice).With("id", row.Id).At(field + nameof(row.Type));
            }

            foreach (var fault in Parts(row, field, rubric))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<BusinessException> Parts(ConditionRow row, string at, Rubric rubric)
    {
        if (row.Type is ConditionType.NodePercent or ConditionType.PenaltyAbsent && Node(row.Node, at, row.Type == ConditionType.PenaltyAbsent ? rubric.Penalty?.Items ?? [] : rubric.All) is { } gone)
        {
            yield return gone;
        }

        if (row.Type == ConditionType.AllPercent && row.Kind is null)
        {
            yield return FieldFaults.Missing(at + nameof(row.Kind));
        }

        if (row.Type is ConditionType.NodePercent or ConditionType.AllPercent)
        {
            foreach (var fault in row.Percent is null ? [FieldFaults.Missing(at + nameof(row.Percent))] : FieldFaults.Range(row.Percent, at + nameof(row.Percent), 0, 100))
            {
                yield return fault;
            }
        }

        if (row.Type == ConditionType.FactMin && row.Fact is null)
        {
            yield return FieldFaults.Missing(at + nameof(row.Fact));
        }

        if (row.Type is ConditionType.FactMin or ConditionType.PenaltyMax && row.Value is null)
        {
            yield return FieldFaults.Missing(at + nameof(row.Value));
        }
    }

    private static IEnumerable<BusinessException> Quotas(BandsInput input)
    {
        var codes = CodesOf(input);
        for (var i = 0; i < input.Quotas.Count; i++)
        {
            var (row, at) = (input.Quotas[i], $"{At}Quotas[{i}].");
            if (row.IsBlank)
            {
                continue;
            }

            foreach (var (code, name) in new[] { (row.Band, nameof(row.Band)), (row.EligibleFrom, nameof(row.EligibleFrom)), (row.OverflowBand, nameof(row.OverflowBand)) })
            {
                if (code is not null && !codes.ContainsKey(code))
                {
                    yield return new BusinessException(RubricEditErrors.ChoiceGone).With("id", code).At(at + name);
                }
            }

            if (row.Band is null)
            {
                yield return FieldFaults.Missing(at + nameof(row.Band));
            }

            IEnumerable<BusinessException> figures = row.Value is null ? [FieldFaults.Missing(at + nameof(row.Value))]
                : row.IsShare ? FieldFaults.Range(row.Value, at + nameof(row.Value), 0, 100) : FieldFaults.Whole(row.Value, at + nameof(row.Value), 0, 10_000);
            foreach (var fault in figures.Concat(FieldFaults.Whole(row.MinSeats, at + nameof(row.MinSeats), 0, 10_000)))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<BusinessException> TieBreaks(BandsInput input, Rubric rubric)
    {
        for (var i = 0; i < input.TieBreaks.Count; i++)
        {
            var (row, at) = (input.TieBreaks[i], $"{At}TieBreaks[{i}].");
            if (!row.IsBlank && row.Key is null)
            {
                yield return FieldFaults.Missing(at + nameof(row.Key));
            }
            else if (row.Key == TieBreakKey.Node && Node(row.Node, at, rubric.All) is { } gone)
            {
                yield return gone;
            }
        }
    }

    /// <summary>A band that goes while a sanction names it.</summary>
    private static IEnumerable<BusinessException> Gone(BandsInput input, Rubric rubric)
    {
        var codes = CodesOf(input);
        return (rubric.Penalty?.Items ?? []).SelectMany(i => i.Sanctions.Select(s => (Item: i, s.Band)))
            .Where(s => s.Band is not null && rubric.IndexOfBand(s.Band) >= 0 && !codes.ContainsKey(s.Band))
            .Select(s => new BusinessException(RubricEditErrors.BandInUse).With("band", s.Band).With("item", s.Item.Shown));
    }

    private static BusinessException? Node(string? id, string at, IEnumerable<RubricNode> among) => id is null ? FieldFaults.Missing(at + "Node")
        : among.Any(n => n.Id == id) ? null : new BusinessException(RubricEditErrors.ChoiceGone).With("id", id).At(at + "Node");
}
