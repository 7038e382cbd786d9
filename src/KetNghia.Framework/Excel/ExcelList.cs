namespace KetNghia.Framework.Excel;

/// <summary>A list of any length as it is shown on the screen, read while it is written.</summary>
/// <param name="Count">Rows the filter holds; every sheet says which of them it has.</param>
public sealed record ExcelList(string Title, IReadOnlyList<ExcelColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows, int Count)
{
    /// <summary>Lines under the title: filters, as-of date, who exported.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Last row, set off from the others; asked for when every row has been written.</summary>
    public Func<IReadOnlyList<object?>>? Totals { get; init; }

    /// <summary>At the foot of each printed page.</summary>
    public string? Footer { get; init; }
}

public static class ExcelBatches
{
    private const int Size = 1_000;

    /// <summary>Reads by pages what cannot be read in one go; the order must be unique.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(Func<int, int, Task<IReadOnlyList<T>>> page)
    {
        for (var skip = 0; ; skip += Size)
        {
            var rows = await page(skip, Size);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Size)
            {
                yield break;
            }
        }
    }
}
