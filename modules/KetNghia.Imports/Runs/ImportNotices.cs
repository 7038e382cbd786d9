using System.Globalization;
using KetNghia.Imports.Sheets;

namespace KetNghia.Imports.Runs;

/// <summary>Something noticed among the rows of a file.</summary>
/// <param name="Rows">"5–8, 12", as the sheet numbers them.</param>
/// <param name="IsTaken">The person takes it against what was proposed.</param>
internal sealed record ImportNotice(ImportTaking Choice, int Count, string Rows, bool IsTaken);

/// <summary>What a file holds besides its records.</summary>
/// <param name="Joined">Headings of two rows, with their columns.</param>
/// <param name="Hidden">Columns that are taken though the sheet does not show them: "D · Điện thoại".</param>
/// <param name="Aside">Rows set aside and all they say, the first ones.</param>
internal sealed record ImportNoticed(
    IReadOnlyList<ImportNotice> Rows, string HeadingRows, IReadOnlyList<string> Joined, IReadOnlyList<string> Hidden, IReadOnlyList<(string Place, string Text)> Aside, int AsideCount)
{
    /// <summary>Headings of columns that the product's own list shows and the import does not read.</summary>
    public IReadOnlyList<string> ShownOnly { get; init; } = [];

    /// <summary>Sheets of the workbook that are no part of the list.</summary>
    public IReadOnlyList<string> PassedBy { get; init; } = [];

    public bool IsAnything => Rows.Count + Joined.Count + Hidden.Count + ShownOnly.Count + PassedBy.Count > 0;
}

/// <summary>Says what was noticed in a file, and what a person has decided about it.</summary>
internal sealed class ImportNotices(KetNghiaDbContext db, ImportQueries queries)
{
    private const int AsideShown = 100;
    private const int RangesShown = 12;

    public async Task<ImportNoticed> OfAsync(ImportRunView view, CancellationToken cancellationToken)
    {
        var run = view.Run;
        var odd = await db.Set<ImportRow>().AsNoTracking()
            .Where(r => r.RunId == run.Id && (r.Kind != ImportRowKind.Plain || r.IsHidden || r.Filled != ""))
            .OrderBy(r => r.Sheet).ThenBy(r => r.Number).Select(r => new Odd(r.Sheet, r.Number, r.Kind, r.IsHidden, r.Filled)).ToListAsync(cancellationToken);
        var aside = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == run.Id && r.State == ImportRowState.SetAside)
            .OrderBy(r => r.Sheet).ThenBy(r => r.Number).Take(AsideShown).Select(r => new { r.Sheet, r.Number, r.Held }).ToListAsync(cancellationToken);
        var (shape, taken, sheets) = (run.File.ShapeOf(), run.File.MappingOf().Values.ToHashSet(), run.File.SheetsOf());
        return new ImportNoticed(
            [.. Notices(odd, run.Taken, sheets)], Ranges([run.File.HeadingRow, run.File.HeadingEnd]), shape.Joined,
            [.. queries.Columns(view).Where(c => shape.Hidden.Any(h => ExcelSheet.ColumnName(h) == c.Letter)).Select(c => $"{c.Letter} · {c.Heading}")],
            [.. aside.Select(a => (sheets.Row(a.Sheet, a.Number), a.Held ?? ""))], view.Counts.Of(ImportRowState.SetAside))
        {
            PassedBy = shape.PassedBy,
            ShownOnly = [.. shape.ShownOnly.Where(c => !taken.Contains(c.Key)).OrderBy(c => c.Key).Select(c => c.Value)],
        };
    }

    /// <summary>5, 6, 7, 8, 12 → "5–8, 12"; many of them end with "…".</summary>
    public static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var number in numbers.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].To + 1 == number)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        var shown = ranges.Take(RangesShown).Select(r => r.From == r.To
            ? r.From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{r.From}–{r.To}"));
        return string.Join(", ", ranges.Count > RangesShown ? shown.Append("…") : shown);
    }

    /// <summary>"5–8, 12", or "Xã Zuôich!5–8; Xã Chơ Chun!5".</summary>
    private static string RangesOf(List<Odd> rows, ListSheets sheets)
    {
        var bySheet = rows.GroupBy(r => r.Sheet).ToList();
        var shown = bySheet.Take(RangesShown).Select(s => ImportLine.PlaceIn(sheets.NameOf(s.Key), Ranges(s.Select(r => r.Number))));
        return string.Join("; ", bySheet.Count > RangesShown ? shown.Append("…") : shown);
    }

    private static IEnumerable<ImportNotice> Notices(List<Odd> odd, ImportTaking taken, ListSheets sheets)
    {
        foreach (var kind in Enum.GetValues<ImportRowKind>().Where(k => k != ImportRowKind.Plain))
        {
            if (odd.Where(o => o.Kind == kind).ToList() is { Count: > 0 } rows)
            {
                yield return Notice(ImportTakings.Of(kind), rows, taken, sheets);
            }
        }

        if (odd.Where(o => o is { IsHidden: true, Kind: ImportRowKind.Plain }).ToList() is { Count: > 0 } hidden)
        {
            yield return Notice(ImportTaking.Hidden, hidden, taken, sheets);
        }

        if (odd.Where(o => o.Filled.Length > 0).ToList() is { Count: > 0 } filled)
        {
            yield return Notice(ImportTaking.JoinedOnce, filled, taken, sheets) with { Count = filled.Sum(f => f.Filled.Count(c => c == ',') + 1) };
        }
    }

    private static ImportNotice Notice(ImportTaking choice, List<Odd> rows, ImportTaking taken, ListSheets sheets) =>
        new(choice, rows.Count, RangesOf(rows, sheets), taken.HasFlag(choice));

    private sealed record Odd(int Sheet, int Number, ImportRowKind Kind, bool IsHidden, string Filled);
}
