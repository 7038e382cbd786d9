using System.Text.RegularExpressions;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>Nodes as forms and back: which fields a type has, what is wrong with them, and the node they make.</summary>
internal static partial class NodeForm
{
    private const string At = "Input.";

    /// <summary>Types of block items.</summary>
    private static readonly ComponentType[] InBlocks =
        [ComponentType.Choice, ComponentType.Boolean, ComponentType.Manual, ComponentType.PerCount, ComponentType.AverageOfEvents, ComponentType.Formula, ComponentType.Late];

    /// <summary>Fields of the input that a measure may stand for.</summary>
    public static IReadOnlyList<string> MeasuredFields(ComponentType? type) => type switch
    {
        ComponentType.Manual => ["value"],
        ComponentType.Ratio => ["num", "den"],
        ComponentType.PerCount or ComponentType.MinusPerCount => ["count"],
        ComponentType.MinusPlus => ["count", "quality"],
        ComponentType.StepTable => ["value", "num", "den"],
        ComponentType.RelativeToLeader or ComponentType.Target => ["actual", "target"],
        ComponentType.AverageOfEvents => ["events"],
        _ => [],
    };

    /// <summary>Types that may stand in the part, in the order of their declaration.</summary>
    public static IReadOnlyList<ComponentType> TypesIn(RubricPart part) => part == RubricPart.Base
        ? [.. Enum.GetValues<ComponentType>().Where(t => t is not (ComponentType.Unknown or ComponentType.Late))]
        : InBlocks;

    public static bool HasPer(ComponentType? type) => type is ComponentType.PerCount or ComponentType.MinusPerCount or ComponentType.MinusPlus or ComponentType.Late;

    /// <summary>Figures of people or formulas, which may go below zero.</summary>
    public static bool HasMin(ComponentType? type) => type is ComponentType.Manual or ComponentType.AverageOfEvents or ComponentType.Formula or ComponentType.Choice or ComponentType.StepTable;

    /// <summary>Types that know when nothing was due.</summary>
    public static bool HasNothingDue(ComponentType? type) => type is not (null or ComponentType.Late);

    public static NodeFields Of(RubricNode node)
    {
        var input = new NodeFields
        {
            Id = node.Id,
            Name = node.Name,
            Guide = node.Guide,
            Unit = node.Unit,
            Kind = node.Kind,
            Type = node.Type,
            Max = Figure.Of(node.Max),
            Weight = new Figure(node.Weight),
            Cap = Figure.Of(node.Cap),
            Floor = Figure.Of(node.Floor),
            IsCapped = node.IsCapped,
            MayBeNotApplicable = node.MayBeNotApplicable,
            NaPolicy = node.NaPolicy,
            NeedsEvidence = node.NeedsEvidence,
            NothingDue = HasNothingDue(node.Type) ? node.NothingDue : null,
            Min = Figure.Of(node.Min),
            Levels = [.. node.Levels.Select(l => new LevelRow { Code = l.Code, Name = l.Name, Points = new Figure(l.Points), KnocksOut = l.KnocksOut, Occurs = l.Occurs })],
            Per = Figure.Of(node.Per),
            Extra = Figure.Of(node.Extra),
            Steps = [.. node.Steps.Select(s => new StepRow { At = new Figure(s.At), Points = new Figure(s.Points) })],
            IsAtMost = node.IsAtMost,
            Otherwise = Figure.Of(node.Otherwise),
            HasNoTarget = node.HasNoTarget,
            Target = Figure.Of(node.Target),
            IsZeroBelow = node.IsZeroBelow,
            MinShare = Figure.Of(node.MinShare),
            Method = node.Aggregation?.Method,
            BlocksMissing = node.Aggregation is { BlocksMissing: true },
            MinScorers = node.Aggregation is { } several ? new Figure(several.MinScorers) : null,
            SpreadWarn = Figure.Of(node.Aggregation?.SpreadWarn),
            Expr = node.Expr,
            UnitDays = node.Type == ComponentType.Late ? new Figure(node.UnitDays) : null,
            From = [.. node.From.Select(f => new FromRow { Field = f.Key, Measure = f.Value })],
            Sanctions = [.. node.Sanctions.Select(s => new SanctionRow { Type = s.Type, Band = s.Band })],
        };
        Shape(input);
        return input;
    }

    /// <summary>Gives the form the rows its type has: one for each field a measure may stand for, and some to begin with.</summary>
    public static void Shape(NodeFields input)
    {
        var named = input.From.Where(f => f.Field is not null).DistinctBy(f => f.Field).ToDictionary(f => f.Field!, f => f.Measure);
        input.From = [.. MeasuredFields(input.Type).Select(f => new FromRow { Field = f, Measure = named.GetValueOrDefault(f) })];
        while (input.Type == ComponentType.Choice && input.Levels.Count < 2)
        {
            input.Levels.Add(new LevelRow());
        }

        while (input.Type == ComponentType.StepTable && input.Steps.Count < 2)
        {
            input.Steps.Add(new StepRow());
        }
    }

    /// <summary>What keeps the fields from being a node.</summary>
    /// <param name="id">Of the node as it is kept; null for a new one.</param>
    /// <param name="isPenalty">It may carry sanctions.</param>
    public static IEnumerable<BusinessException> FaultsOf(NodeFields input, Rubric rubric, string? id, bool isPenalty)
    {
        if (input.Id is { } wanted && wanted != id)
        {
            if (!IdForm().IsMatch(wanted))
            {
                yield return new BusinessException(RubricEditErrors.IdForm).At(At + nameof(input.Id));
            }
            else if (rubric.Find(wanted) is not null)
            {
                yield return new BusinessException(RubricEditErrors.IdTaken).With("id", wanted).At(At + nameof(input.Id));
            }
        }

        var faults = Limits(input).Concat(input.Type switch
        {
            ComponentType.Choice => Choice(input),
            ComponentType.StepTable => StepTable(input),
            ComponentType.Target => Ranges((input.Target, nameof(input.Target), 0, Figure.Most), (input.MinShare, nameof(input.MinShare), 0, 100)),
            ComponentType.Manual => Ranges((input.SpreadWarn, nameof(input.SpreadWarn), 0, Figure.Most)).Concat(Whole(input.MinScorers, nameof(input.MinScorers), 1, 100)),
            ComponentType.Formula => Expression(input.Expr),
            ComponentType.MinusPlus => Needed(input.Extra, nameof(input.Extra)),
            ComponentType.Late => Whole(input.UnitDays, nameof(input.UnitDays), 1, 366),
            _ => [],
        });
        if (HasPer(input.Type))
        {
            faults = faults.Concat(Needed(input.Per, nameof(input.Per)));
        }

        foreach (var fault in isPenalty ? faults.Concat(Sanctions(input, rubric)) : faults)
        {
            yield return fault;
        }
    }

    /// <summary>The node the fields make.</summary>
    /// <param name="old">As it is kept; of the same type it keeps what the form does not ask for.</param>
    public static RubricNode Make(NodeFields input, RubricNode? old, bool isPenalty)
    {
        var type = input.Type;
        var ground = old is not null && old.Type == type ? old : new RubricNode { Id = input.Id!, Kind = NodeKind.Component };
        var node = ground with
        {
            Id = input.Id!,
            Name = Tidy(input.Name),
            Guide = Lines(input.Guide),
            Unit = Tidy(input.Unit),
            Type = type,
            Kind = type is not null ? KindOfLeaf(old) : input.Kind == NodeKind.Criterion ? NodeKind.Criterion : NodeKind.Group,
            Max = input.Max?.Value,
            Weight = input.Weight?.Value ?? Fraction.One,
            Cap = input.Cap?.Value,
            Floor = input.Floor?.Value,
            MayBeNotApplicable = input.MayBeNotApplicable,
            NaPolicy = input.NaPolicy,
        };
        if (type is null)
        {
            return node with { IsCapped = input.IsCapped };
        }

        node = node with
        {
            NeedsEvidence = input.NeedsEvidence,
            NothingDue = HasNothingDue(type) ? input.NothingDue ?? NothingDueResult.Full : node.NothingDue,
            Min = HasMin(type) ? input.Min?.Value : node.Min,
            Per = HasPer(type) ? input.Per?.Value : node.Per,
            From = FromOf(input, node),
            Sanctions = isPenalty ? [.. input.Sanctions.Where(s => s.Type is not null).Select(s => new Sanction(s.Type!.Value, s.Type == SanctionType.MaxBand ? s.Band : null))] : node.Sanctions,
        };
        return Typed(node, input);
    }

    private static RubricNode Typed(RubricNode node, NodeFields input) => input.Type switch
    {
        ComponentType.Choice => node with { Levels = Levels(input) },
        ComponentType.StepTable => node with
        {
            Steps = [.. input.Steps.Where(s => !s.IsBlank).Select(s => new Step(s.At!.Value, s.Points!.Value))],
            IsAtMost = input.IsAtMost,
            Otherwise = input.Otherwise?.Value,
        },
        ComponentType.MinusPlus => node with { Extra = input.Extra?.Value },
        ComponentType.RelativeToLeader => node with { HasNoTarget = input.HasNoTarget },
        ComponentType.Target => node with { Target = input.Target?.Value, IsZeroBelow = input.IsZeroBelow, MinShare = input.MinShare?.Value },
        ComponentType.Manual => node with
        {
            Aggregation = input.Method is { } method ? new Aggregation(method, input.BlocksMissing, input.MinScorers is { } fewest ? (int)fewest.Value.Numerator : 1, input.SpreadWarn?.Value) : null,
        },
        ComponentType.Formula => node with { Expr = Lines(input.Expr) },
        ComponentType.Late => node with { UnitDays = input.UnitDays is { } days ? (int)days.Value.Numerator : 1 },
        _ => node,
    };

    /// <summary>A criterion that is scored itself stays one.</summary>
    private static NodeKind KindOfLeaf(RubricNode? old) => old is { IsLeaf: true } ? old.Kind : NodeKind.Component;

    private static Dictionary<string, string> FromOf(NodeFields input, RubricNode node)
    {
        var asked = MeasuredFields(input.Type);
        var kept = node.From.Where(f => !asked.Contains(f.Key));
        var named = input.From.Where(f => asked.Contains(f.Field) && !string.IsNullOrWhiteSpace(f.Measure)).DistinctBy(f => f.Field).Select(f => KeyValuePair.Create(f.Field!, Tidy(f.Measure)!));
        return new Dictionary<string, string>(kept.Concat(named));
    }

    /// <summary>Who leaves a code out gets one.</summary>
    private static List<Level> Levels(NodeFields input)
    {
        var rows = input.Levels.Where(l => !l.IsBlank).ToList();
        var taken = rows.Select(l => l.Code).OfType<string>().ToHashSet();
        return rows.ConvertAll(l => new Level(l.Code ?? RubricTree.Free(taken, "muc"), l.Points!.Value, l.KnocksOut, l.Occurs, Tidy(l.Name)));
    }

    private static IEnumerable<BusinessException> Limits(NodeFields input) =>
        Ranges(
            (input.Max, nameof(input.Max), 0, Figure.Most), (input.Weight, nameof(input.Weight), 0, Figure.Most), (input.Cap, nameof(input.Cap), 0, Figure.Most),
            (HasPer(input.Type) ? input.Per : null, nameof(input.Per), 0, Figure.Most), (input.Type == ComponentType.MinusPlus ? input.Extra : null, nameof(input.Extra), 0, Figure.Most));

    private static IEnumerable<BusinessException> Choice(NodeFields input)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < input.Levels.Count; i++)
        {
            var row = input.Levels[i];
            if (!row.IsBlank && row.Points is null)
            {
                yield return Missing($"Levels[{i}].Points");
            }

            if (row.Code is { } code && !seen.Add(code))
            {
                yield return new BusinessException(RubricEditErrors.Twice).With("id", code).At($"{At}Levels[{i}].Code");
            }
        }
    }

    private static IEnumerable<BusinessException> StepTable(NodeFields input)
    {
        for (var i = 0; i < input.Steps.Count; i++)
        {
            var row = input.Steps[i];
            if (!row.IsBlank && row.At is null)
            {
                yield return Missing($"Steps[{i}].At");
            }

            if (!row.IsBlank && row.Points is null)
            {
                yield return Missing($"Steps[{i}].Points");
            }
        }
    }

    private static IEnumerable<BusinessException> Expression(string? expr)
    {
        if (FormulaTrial.FaultOf(expr ?? "") is { } fault)
        {
            yield return FormulaTrial.Told(fault).At(At + nameof(NodeFields.Expr));
        }
    }

    private static IEnumerable<BusinessException> Sanctions(NodeFields input, Rubric rubric)
    {
        for (var i = 0; i < input.Sanctions.Count; i++)
        {
            var row = input.Sanctions[i];
            if (!row.IsBlank && row.Type is null)
            {
                yield return Missing($"Sanctions[{i}].Type");
            }
            else if (row.Type == SanctionType.MaxBand && rubric.IndexOfBand(row.Band) < 0)
            {
                yield return row.Band is null ? Missing($"Sanctions[{i}].Band") : new BusinessException(RubricEditErrors.ChoiceGone).With("id", row.Band).At($"{At}Sanctions[{i}].Band");
            }
        }
    }

    private static IEnumerable<BusinessException> Ranges(params (Figure? Figure, string Name, long Low, long High)[] figures) => figures.SelectMany(f => FieldFaults.Range(f.Figure, At + f.Name, f.Low, f.High));

    private static IEnumerable<BusinessException> Whole(Figure? figure, string name, int low, int high) => FieldFaults.Whole(figure, At + name, low, high);

    private static IEnumerable<BusinessException> Needed(Figure? figure, string name) => figure is null ? [Missing(name)] : [];

    private static BusinessException Missing(string name) => FieldFaults.Missing(At + name);

    /// <summary>One line.</summary>
    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Clean(text);

    /// <summary>Several lines, ended alike whatever the browser sends.</summary>
    private static string? Lines(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._-]*$")]
    private static partial Regex IdForm();
}
