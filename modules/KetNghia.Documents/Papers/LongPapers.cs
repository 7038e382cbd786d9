using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Papers;

/// <summary>Papers with tables of hundreds of rows: written in the background, and shown in part.</summary>
internal static class LongPapers
{
    /// <summary>With more rows in its tables nobody waits for the file: about what is written within half a second on an old server.</summary>
    public const int MostAtOnce = 500;

    /// <summary>Rows of each table a page shows of a long paper.</summary>
    public const int Shown = 50;

    /// <summary>Rows of all tables; those that are read while it is written are not counted.</summary>
    public static int RowsOf(Paper paper) => paper.Body.Concat(paper.Annexes.SelectMany(a => a.Body)).OfType<PaperTable>().Sum(t => (t.Rows as IReadOnlyCollection<IReadOnlyList<string?>>)?.Count ?? 0);

    public static bool IsLong(Paper paper) => RowsOf(paper) > MostAtOnce;

    /// <summary>With the first rows of each table; what is checked of a table its first rows show.</summary>
    public static Paper Shortened(Paper paper) => WithRows(paper, rows => rows.Take(Shown).ToList());

    /// <summary>Tells of each row that is written.</summary>
    public static Paper Watched(Paper paper, Action written) => WithRows(paper, rows => rows.Select(row =>
    {
        written();
        return row;
    }));

    private static Paper WithRows(Paper paper, Func<IEnumerable<IReadOnlyList<string?>>, IEnumerable<IReadOnlyList<string?>>> rows)
    {
        IReadOnlyList<PaperBlock> Of(IReadOnlyList<PaperBlock> body) => [.. body.Select(b => b is PaperTable table ? table with { Rows = rows(table.Rows) } : b)];

        return paper with { Body = Of(paper.Body), Annexes = [.. paper.Annexes.Select(a => a with { Body = Of(a.Body) })] };
    }
}
