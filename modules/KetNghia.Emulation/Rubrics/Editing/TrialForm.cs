using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KetNghia.Emulation.Rubrics.Editing;

/// <summary>The bench as a part of a form: a row for each measure the formula reads.</summary>
internal static class TrialForm
{
    /// <summary>Computes with what was typed; rows follow the formula, and what was typed stays with its measure.</summary>
    /// <param name="limits">The component it stands in.</param>
    public static FormulaTrial Run(string? expr, List<TrialRow> rows, RubricNode limits, Rubric rubric, ModelStateDictionary typed)
    {
        FormulaTrial With(IReadOnlyDictionary<string, Measure> known) => FormulaTrial.Of(expr ?? "", known, limits, rubric.Rounding.Component);
        var read = With(new Dictionary<string, Measure>());
        var was = rows.Where(r => r.Name is not null).DistinctBy(r => r.Name).ToDictionary(r => r.Name!, r => r.Typed);
        rows.Clear();
        rows.AddRange(read.Names.Select(name => new TrialRow { Name = name, Typed = was.GetValueOrDefault(name) }));
        RowCommands.Forget(typed, "Input.Trial");
        return With(FormulaTrial.Read(rows, read.Lists));
    }
}
