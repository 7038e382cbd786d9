using KetNghia.Imports.Workbooks;

namespace KetNghia.Imports.Sheets;

/// <summary>Whether each cell has the shape its column asks for; a choice is taken here, once.</summary>
internal static class ImportShapes
{
    public static void Check(ImportLine line, IImportDefinition definition, Dictionary<string, IReadOnlyList<ImportChoice>> choices, bool from1904)
    {
        foreach (var column in definition.Columns)
        {
            var text = line.Text(column.Key);
            if (text == CellFaults.NotCalculated || CellFaults.IsError(text))
            {
                line.Refuse(column.Key, text == CellFaults.NotCalculated ? ImportErrors.CellNotCalculated : ImportErrors.CellError, new Dictionary<string, string?> { ["value"] = text });
            }
            else if (text.Length > column.MaxLength)
            {
                line.Refuse(column.Key, ImportErrors.CellTooLong, new Dictionary<string, string?> { ["max"] = Format.Whole(column.MaxLength) });
            }
            else if (column.Kind is ImportColumnKind.Text or ImportColumnKind.Choice && LegacyLetters.Read(text) is { } meant)
            {
                AskLegacy(line, column, text, meant);
            }
            else if (text.Length > 0)
            {
                CheckShape(line, column, text, choices, from1904);
            }

            if (column.IsRequired && line.IsEmpty(column.Key))
            {
                line.Refuse(column.Key, ImportErrors.CellEmpty);
            }
        }
    }

    /// <summary>A name may look like it and be none: a person decides. No choice is written so.</summary>
    private static void AskLegacy(ImportLine line, ImportColumn column, string text, string meant)
    {
        var told = new Dictionary<string, string?> { ["value"] = text };
        if (column.Kind == ImportColumnKind.Choice)
        {
            line.Refuse(column.Key, ImportErrors.CellLegacyLetters, told, meant);
        }
        else
        {
            line.Doubt(column.Key, ImportErrors.CellLegacyLetters, told, meant);
        }
    }

    private static void CheckShape(ImportLine line, ImportColumn column, string text, Dictionary<string, IReadOnlyList<ImportChoice>> choices, bool from1904)
    {
        switch (column.Kind)
        {
            case ImportColumnKind.Date:
                Take(line, column.Key, Readings.Date(text, from1904));
                break;
            case ImportColumnKind.Money:
                Take(line, column.Key, Readings.Money(text, Readings.Files));
                break;
            case ImportColumnKind.Quantity:
                Take(line, column.Key, Readings.Quantity(text, Readings.Files));
                break;
            case ImportColumnKind.Whole when Readings.Whole(text, Readings.Files) is var whole:
                Take(line, column.Key, whole.Value < 0 ? whole with { Value = null, Fault = ReadingErrors.Whole, Values = new Dictionary<string, string?> { ["value"] = text } } : whole);
                break;
            case ImportColumnKind.Choice:
                CheckChoice(line, column.Key, text, choices[column.Key], new Dictionary<string, string?> { ["value"] = text });
                break;
            default:
                break;
        }
    }

    private static void Take<T>(ImportLine line, string column, Reading<T> reading)
        where T : struct
    {
        if (reading.Fault is { } fault)
        {
            line.Refuse(column, fault, reading.Values, reading.Proposal);
        }
        else if (reading.IsBlank)
        {
            line.Blank(column);
        }
    }

    private static void CheckChoice(ImportLine line, string column, string text, IReadOnlyList<ImportChoice> choices, Dictionary<string, string?> shown)
    {
        var folded = VietnameseText.Fold(text);
        var meant = choices.Where(c => c.IsNamed(folded)).Take(2).ToList();
        meant = meant.Count > 0 ? meant : [.. choices.Where(c => c.IsMeantBy(folded)).Take(2)];
        if (meant is [var one])
        {
            line.Choose(column, one);
            return;
        }

        line.Refuse(column, ImportErrors.CellChoice, shown, NearChoice.Of(folded, choices)?.Name);
    }
}
