using System.Security.Cryptography;
using System.Text;
using KetNghia.Framework.Errors;
using KetNghia.Framework.Persistence;
using KetNghia.Framework.Values;
using Microsoft.EntityFrameworkCore;

namespace KetNghia.Framework.Imports;

/// <summary>The dry run: shapes, then the definition's own rules, then what is there already. Writes nothing but the rows' states.</summary>
internal sealed class ImportChecker(KetNghiaDbContext db)
{
    private const int KeysAtOnce = 500;

    public async Task CheckAsync(ImportRun run, IReadOnlyList<ImportRow> rows, IImportDefinition definition, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var column in definition.Columns.Where(c => c.Kind == ImportColumnKind.Choice))
        {
            choices[column.Key] = await definition.ChoicesAsync(column.Key, cancellationToken);
        }

        var lines = rows.Select(r => r.ToLine()).ToList();
        foreach (var line in lines)
        {
            CheckShapes(line, definition, choices);
        }

        await definition.ValidateAsync(lines, cancellationToken);
        var keys = lines.Select(l => l.HasErrors ? null : Hash(definition, l)).ToList();
        var applied = await AppliedAsync([.. keys.OfType<string>().Distinct()], run.Id, cancellationToken);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, (row, line)) in rows.Zip(lines).Index())
        {
            if (row.State is not (ImportRowState.Applied or ImportRowState.Undone))
            {
                Judge(row, line, keys[index], applied, first);
            }
        }
    }

    private static void Judge(ImportRow row, ImportLine line, string? key, HashSet<string> applied, Dictionary<string, int> first)
    {
        if (line.HasErrors)
        {
            row.Judge(ImportRowState.Faulty, line.Remarks, null, null);
            return;
        }

        if (key is not null && first.TryGetValue(key, out var earlier))
        {
            var remark = new ImportRemark(ImportRemarkKind.Doubt, "", ImportErrors.SameAsRow, new Dictionary<string, string?> { ["row"] = Format.Whole(earlier) }, null);
            row.Judge(ImportRowState.Known, [remark], key, null);
            return;
        }

        if (key is not null)
        {
            first[key] = row.Number;
        }

        var isKnown = line.ExistingId is not null || (key is not null && applied.Contains(key));
        var state = isKnown ? ImportRowState.Known : line.HasDoubts && !row.IsAccepted ? ImportRowState.Doubtful : ImportRowState.Ready;
        row.Judge(state, line.Remarks, key, line.ExistingId);
    }

    private async Task<HashSet<string>> AppliedAsync(List<string> keys, Guid runId, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(KeysAtOnce))
        {
            applied.UnionWith(await db.Set<ImportRow>().AsNoTracking()
                .Where(r => r.AppliedKey != null && r.RunId != runId && some.Contains(r.AppliedKey)).Select(r => r.AppliedKey!).ToListAsync(cancellationToken));
        }

        return applied;
    }

    private static string? Hash(IImportDefinition definition, ImportLine line) => definition.RowKey(line) is { Length: > 0 } key
        ? definition.Key + ":" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(VietnameseText.Clean(key))))
        : null;

    private static void CheckShapes(ImportLine line, IImportDefinition definition, Dictionary<string, IReadOnlyList<string>> choices)
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

            if (text.Length > column.MaxLength)
            {
                line.Refuse(column.Key, ImportErrors.CellTooLong, new Dictionary<string, string?> { ["max"] = Format.Whole(column.MaxLength) });
            }
            else
            {
                CheckShape(line, column, text, choices);
            }
        }
    }

    private static void CheckShape(ImportLine line, ImportColumn column, string text, Dictionary<string, IReadOnlyList<string>> choices)
    {
        var shown = new Dictionary<string, string?> { ["value"] = text };
        switch (column.Kind)
        {
            case ImportColumnKind.Date when line.Date(column.Key) is null:
                line.Refuse(column.Key, ImportErrors.CellDate, shown);
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

    private static void CheckChoice(ImportLine line, string column, string text, IReadOnlyList<string> choices, Dictionary<string, string?> shown)
    {
        var folded = VietnameseText.Fold(text);
        if (choices.FirstOrDefault(c => VietnameseText.Fold(c) == folded) is { } exact)
        {
            line.Replace(column, exact);
            return;
        }

        var squeezed = folded.Replace(" ", "", StringComparison.Ordinal);
        var near = choices.FirstOrDefault(c => VietnameseText.Fold(c).Replace(" ", "", StringComparison.Ordinal) == squeezed)
            ?? choices.Where(c => VietnameseText.Fold(c).Contains(folded, StringComparison.Ordinal)).Take(2).ToList() switch
            {
                [var only] => only,
                _ => null,
            };
        line.Refuse(column, ImportErrors.CellChoice, shown, near);
    }

    /// <summary>"3.00.000" → "300000", when nothing but digits and separators was typed.</summary>
    private static string? Digits(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or ' ') && text.Any(char.IsAsciiDigit)
            ? Format.Whole(long.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), out var n) ? n : null)
            : null;
}
