using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Sheets;

/// <summary>A page whose table takes figures, criterion by criterion.</summary>
internal interface ICellPage
{
    List<CellModel> Cells { get; }

    /// <summary>Whoever writes says why where points change.</summary>
    bool AsksReasons { get; }

    /// <summary>What counts when nothing is typed.</summary>
    FigureInput OtherwiseOf(RubricNode node);
}

internal sealed class CellModel
{
    public string? Node { get; set; }

    public string? First { get; set; }

    public string? Second { get; set; }

    public bool NothingDue { get; set; }

    public string? Reason { get; set; }

    public FigureInput Figure => new() { First = First, Second = Second, NothingDue = NothingDue };
}

/// <summary>Figures of a table of criteria, as its cells show and send them.</summary>
internal static class SheetCells
{
    /// <summary>What a round has so far.</summary>
    public static List<CellModel> Of(SheetDetails sheet, ScoringRound round) =>
        [.. sheet.Rubric.Leaves.Where(FigureInputs.IsTyped).Select(node =>
        {
            var kept = sheet.ValueOf(node.Id, round);
            var figure = FigureInputs.Show(node, kept);
            return new CellModel { Node = node.Id, First = figure.First, Second = figure.Second, NothingDue = figure.NothingDue, Reason = kept?.Reason };
        })];

    /// <exception cref="BusinessException">Cells cannot be read; all of them are named.</exception>
    /// <exception cref="RecordNotFoundException">The rubric has no such criterion.</exception>
    public static IReadOnlyList<TypedFigure> Read(Rubric rubric, IReadOnlyList<CellModel> cells)
    {
        var nodes = rubric.Leaves.ToDictionary(n => n.Id);
        List<BusinessException> faults = [];
        List<TypedFigure> typed = [];
        foreach (var (i, cell) in cells.Index())
        {
            if (cell.Node is not { } id || !nodes.TryGetValue(id, out var node) || !FigureInputs.IsTyped(node))
            {
                throw new RecordNotFoundException();
            }

            try
            {
                typed.Add(new TypedFigure(id, FigureInputs.Read(node, cell.Figure, $"Cells[{i}]"), VietnameseText.CleanOrNull(cell.Reason)));
            }
            catch (BusinessException fault)
            {
                faults.Add(fault);
            }
        }

        BusinessException.ThrowIfAny(faults);
        return typed;
    }

    public static int? IndexOf(this ICellPage page, string node)
    {
        var index = page.Cells.FindIndex(c => c.Node == node);
        return index < 0 ? null : index;
    }
}
