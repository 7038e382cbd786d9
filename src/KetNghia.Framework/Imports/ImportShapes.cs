using System.Globalization;
using KetNghia.Framework.Excel;
using KetNghia.Framework.Values;

namespace KetNghia.Framework.Imports;

/// <summary>Whether each cell has the shape its column asks for; a choice is taken here, once.</summary>
internal static class ImportShapes
{
    public static void Check(ImportLine line, IImportDefinition definition, Dictionary<string, IReadOnlyList<ImportChoice>> choices)
    {
        foreach (var column in definition.Columns)
        {
            var text = line.Text(column.Key);
            if (text.Length == 0)
            {
                if (column.IsRequired)
                {
                    line.Refuse(column.Key, ImportErrors.CellEmpty);
                }

                continue;
            }

            if (text == CellFaults.NotCalculated || CellFaults.IsError(text))
            {
                line.Refuse(column.Key, text == CellFaults.NotCalculated ? ImportErrors.CellNotCalculated : ImportErrors.CellError, new Dictionary<string, string?> { ["value"] = text });
            }
            else if (text.Length > column.MaxLength)
            {
                line.Refuse(column.Key, ImportErrors.CellTooLong, new Dictionary<string, string?> { ["max"] = Format.Whole(column.MaxLength) });
            }
            else
            {
                CheckShape(line, column, text, choices);
            }
        }
    }

    private static void CheckShape(ImportLine line, ImportColumn column, string text, Dictionary<string, IReadOnlyList<ImportChoice>> choices)
    {
        var shown = new Dictionary<string, string?> { ["value"] = text };
        switch (column.Kind)
        {
            case ImportColumnKind.Date when line.Date(column.Key) is null:
                line.Refuse(column.Key, ImportErrors.CellDate, shown);
                break;
            case ImportColumnKind.Money when line.IsTooLargeMoney(column.Key):
                line.Refuse(column.Key, ImportErrors.CellTooLarge, new Dictionary<string, string?> { ["value"] = text, ["max"] = Format.Money(Dong.Max) });
                break;
            case ImportColumnKind.Quantity or ImportColumnKind.Whole when line.IsTooLargeQuantity(column.Key):
                line.Refuse(column.Key, ImportErrors.CellTooLarge, new Dictionary<string, string?> { ["value"] = text, ["max"] = Format.Quantity(Quantity.Max) });
                break;
            case ImportColumnKind.Money when line.Money(column.Key) is null:
                line.Refuse(column.Key, ImportErrors.CellMoney, shown, Digits(text));
                break;
            case ImportColumnKind.Quantity when line.Quantity(column.Key) is null:
                line.Refuse(column.Key, ImportErrors.CellQuantity, shown);
                break;
            case ImportColumnKind.Whole when line.Whole(column.Key) is null or < 0:
                line.Refuse(column.Key, ImportErrors.CellWhole, shown);
                break;
            case ImportColumnKind.Choice:
                CheckChoice(line, column.Key, text, choices[column.Key], shown);
                break;
            default:
                break;
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

        var squeezed = folded.Replace(" ", "", StringComparison.Ordinal);
        var near = choices.FirstOrDefault(c => VietnameseText.Fold(c.Name).Replace(" ", "", StringComparison.Ordinal) == squeezed)
            ?? choices.Where(c => VietnameseText.Fold(c.Name).Contains(folded, StringComparison.Ordinal)).Take(2).ToList() switch
            {
                [var only] => only,
                _ => null,
            };
        line.Refuse(column, ImportErrors.CellChoice, shown, near?.Name);
    }

    /// <summary>"3.00.000" → "300000", when nothing but digits and separators was typed: a figure every language reads alike.</summary>
    private static string? Digits(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or ' ') && long.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), out var n)
            ? n.ToString(CultureInfo.InvariantCulture)
            : null;
}
