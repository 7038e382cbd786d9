using System.Text.RegularExpressions;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Scoring.Formulas;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>A formula on the bench: what is wrong with it and where, or what it reads and gives.</summary>
internal sealed partial record FormulaTrial
{
    /// <summary>Characters shown on either side of a fault.</summary>
    private const int Window = 40;

    public FormulaException? Fault { get; private init; }

    /// <summary>The line of the fault, cut around it, and below it a caret; null where it has no place.</summary>
    public (string Line, string Caret)? Place { get; private init; }

    /// <summary>Measures it reads.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>Those of which it takes a list.</summary>
    public IReadOnlySet<string> Lists { get; private init; } = new HashSet<string>();

    /// <summary>The formula with figures in place of names; a question mark where none is known.</summary>
    public string Filled { get; private init; } = "";

    /// <summary>Null while it has a fault.</summary>
    public FormulaValue? Value { get; private init; }

    /// <summary>What a component of these limits gives; null where the value is no number.</summary>
    public Fraction? Points { get; private init; }

    /// <param name="known">What each measure is; those left out are unknown.</param>
    /// <param name="limits">The component it would stand in.</param>
    /// <param name="step">What components are rounded to.</param>
    public static FormulaTrial Of(string expr, IReadOnlyDictionary<string, Measure> known, RubricNode limits, Fraction? step)
    {
        if (FaultOf(expr) is { } fault)
        {
            return new FormulaTrial { Fault = fault, Place = PlaceOf(expr, fault) };
        }

        var formula = Formula.Parse(expr);
        var trial = new FormulaTrial { Names = formula.Names, Lists = ListsOf(formula), Filled = Name().Replace(expr, m => formula.Names.Contains(m.Value) ? Told(known.GetValueOrDefault(m.Value)) : m.Value) };
        try
        {
            var value = new FormulaRun(known).Compute(formula);
            return trial with { Value = value, Points = value.State == FormulaState.Number ? Limited(value.Number, limits, step) : null };
        }
        catch (FormulaException misused)
        {
            return trial with { Fault = misused };
        }
    }

    /// <summary>Null when it can be read.</summary>
    public static FormulaException? FaultOf(string expr)
    {
        try
        {
            Formula.Parse(expr);
            return null;
        }
        catch (FormulaException fault)
        {
            return fault;
        }
    }

    /// <summary>The fault in words.</summary>
    public static BusinessException Told(FormulaException fault) => new BusinessException(fault.Code switch
    {
        Formula.Depth => RubricEditErrors.FormulaDepth,
        Formula.UnknownFunction => RubricEditErrors.FormulaFunction,
        Formula.Type => RubricEditErrors.FormulaType,
        _ => fault.Line == 0 ? RubricEditErrors.FormulaEnds : RubricEditErrors.FormulaSyntax,
    }).With("line", fault.Line).With("column", fault.Column);

    /// <summary>What was typed for measures: one figure, or several parted by semicolons.</summary>
    /// <param name="lists">Measures of which a list is meant, however many figures there are.</param>
    public static IReadOnlyDictionary<string, Measure> Read(IEnumerable<TrialRow> rows, IReadOnlySet<string> lists)
    {
        var known = new Dictionary<string, Measure>();
        foreach (var row in rows.Where(r => r.Name is not null && !string.IsNullOrWhiteSpace(r.Typed)))
        {
            var figures = row.Typed!.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => Figure.Read(t).Value).ToList();
            if (figures.TrueForAll(f => f is not null))
            {
                var list = figures.ConvertAll(f => f!.Value);
                known[row.Name!] = lists.Contains(row.Name!) || list.Count != 1 ? new Measure(null, list) : new Measure(list[0], null);
            }
        }

        return known;
    }

    /// <summary>Between least and most, rounded, then within floor and cap: as sheets do it.</summary>
    private static Fraction Limited(Fraction value, RubricNode limits, Fraction? step)
    {
        var lowest = limits.Min ?? Fraction.Zero;
        value = Fraction.Max(value, lowest);
        value = limits.Max is { } max ? Fraction.Min(value, max) : value;
        value = step is { Sign: > 0 } by ? value.Round(by) : value;
        value = Fraction.Max(value, limits.Floor ?? lowest);
        return limits.Top is { } top ? Fraction.Min(value, top) : value;
    }

    private static HashSet<string> ListsOf(Formula formula) =>
        [.. formula.Root.Descend().OfType<FormulaNode.Call>().Where(c => c.Function is "count" or "sum").SelectMany(c => c.Arguments).OfType<FormulaNode.Name>().Select(n => n.Measure)];

    private static string Told(Measure? measure) => measure switch
    {
        { Number: { } number } => number.Sign < 0 ? $"({number})" : number.ToString(),
        { List: { } list } => $"[{string.Join("; ", list)}]",
        _ => "?",
    };

    private static (string Line, string Caret)? PlaceOf(string expr, FormulaException fault)
    {
        var lines = expr.Split('\n');
        var (line, column) = fault.Line > 0 ? (fault.Line, fault.Column) : (lines.Length, lines[^1].TrimEnd('\r').Length + 1);
        if (fault.Code == Formula.Depth && fault.Line == 0)
        {
            return null;
        }

        var text = lines[line - 1].TrimEnd('\r').Replace('\t', ' ');
        var from = Math.Max(0, column - 1 - Window);
        return (text[from..Math.Min(text.Length, column - 1 + Window)], new string(' ', column - 1 - from) + "^");
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}0-9_]*(\.[\p{L}0-9_]+)*")]
    private static partial Regex Name();
}
