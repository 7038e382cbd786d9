using KetNghia.Emulation.Scoring;

namespace KetNghia.Emulation.Assessments;

/// <summary>Figures as a workbook holds them: levels and answers by their names, numbers with the signs of files. What they are worth is read by <see cref="FigureInputs"/>.</summary>
internal sealed class FigureWords(ITexts texts)
{
    private const string NothingDue = "Sheets.Cell.NothingDue";

    /// <summary>"Không phát sinh" stands in the first cell.</summary>
    public FigureInput Show(RubricNode node, NodeInput? input)
    {
        var figure = input is null ? new FigureInput() : FigureInputs.Show(node, input, Readings.Files);
        return figure.NothingDue ? new FigureInput { First = texts[NothingDue] } : figure with { First = Answers(node).FirstOrDefault(a => a.Value == figure.First)?.Name ?? figure.First };
    }

    /// <summary>What the two cells say; a word that is none stays as it was typed.</summary>
    public FigureInput Read(RubricNode node, string? first, string? second)
    {
        var folded = VietnameseText.Fold(first);
        return Says(NothingDue, folded) ? new FigureInput { NothingDue = true } : new FigureInput { First = AnswerOf(node, first, folded) ?? first, Second = second };
    }

    /// <summary>Names of all that may be typed; nothing where numbers are.</summary>
    public IReadOnlyList<string> Takes(RubricNode node) => [.. Answers(node).Select(a => a.Name)];

    private string? AnswerOf(RubricNode node, string? typed, string folded)
    {
        var answers = Answers(node);
        var named = answers.Where(a => a.Also.Contains(folded)).Take(2).ToList();
        return answers.FirstOrDefault(a => a.Value == typed)?.Value ?? (named is [var one] ? one.Value : null);
    }

    private IReadOnlyList<Answer> Answers(RubricNode node) => node.Type switch
    {
        ComponentType.Choice => [.. node.Levels.Select(l => new Answer(l.Code, l.Shown, [VietnameseText.Fold(l.Shown)]))],

        // A spreadsheet makes 1 and 0 of TRUE and FALSE.
        ComponentType.Boolean => [new Answer("true", texts["Yes"], [.. InEveryLanguage("Yes"), "1"]), new Answer("false", texts["No"], [.. InEveryLanguage("No"), "0"])],
        _ => [],
    };

    private bool Says(string key, string folded) => InEveryLanguage(key).Contains(folded);

    private IEnumerable<string> InEveryLanguage(string key) => texts.InEveryLanguage(key).Select(VietnameseText.Fold);

    /// <param name="Also">Names it is understood by, folded.</param>
    private sealed record Answer(string Value, string Name, IReadOnlyList<string> Also);
}
