namespace KetNghia.Documents.Drafting;

/// <summary>What the lists of papers say of each, whose ever they are.</summary>
internal interface IListedPaper
{
    string Kind { get; }

    string Subject { get; }

    DateOnly? IssuedOn { get; }

    string IssuingBody { get; }

    /// <summary>Null before it is issued.</summary>
    string? FullNumber { get; }
}

internal static class PaperColumns
{
    public static IReadOnlyList<ListColumn<OfficialPaper, TRow>> Of<TRow>(ITexts kinds)
        where TRow : IListedPaper =>
    [
        new("Papers.Number")
        {
            SortKey = "number",
            By = (p, down) => down ? p.OrderByDescending(x => x.IssuedOn).ThenByDescending(x => x.Number) : p.OrderBy(x => x.IssuedOn).ThenBy(x => x.Number),
            Value = r => r.FullNumber,
        },
        new("Papers.IssuedOn") { Value = r => r.IssuedOn, Kind = ExcelKind.Date },
        new("Papers.Kind") { IsOnPage = false, Value = r => kinds["PaperKind." + r.Kind], Width = 28 },
        new("Papers.Subject") { Value = r => r.Subject, Width = 60 },
        new("Papers.Issuer") { IsOnPage = false, Value = r => r.IssuingBody, Width = 36 },
    ];
}
