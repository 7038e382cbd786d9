using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Framework.Excel;

namespace KetNghia.Emulation.Results;

/// <summary>Results of localities as a sheet: a row for each assessment, and one for each locality without any.</summary>
internal sealed class ResultWorkbook(ProvinceResultQueries results, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
{
    /// <param name="year">Null: every year.</param>
    /// <param name="words">What the period is called.</param>
    public async Task<ExcelTable> WriteAsync(IReadOnlyList<LocalityHead> places, int? year, string words, CancellationToken cancellationToken)
    {
        var found = await results.OfAsync([.. places.Select(p => p.TenantId)], year, cancellationToken);
        List<ExcelColumn> columns =
        [
            new(texts["Results.Locality"], Width: 24), new(texts["Results.Assessment"], Width: 40), new(texts["Rubrics.Subject"], Width: 20), new(texts["Assessments.Period"], Width: 24),
            new(texts["Results.Sheets"], ExcelKind.Whole), new(texts["Results.Sent"], ExcelKind.Whole), new(texts["Results.Late"], ExcelKind.Whole), new(texts["Results.Returned"], ExcelKind.Whole),
            new(texts["Results.Appraised"], ExcelKind.Whole), new(texts["Results.Counted"], ExcelKind.Whole), new(texts["Results.Bands"], Width: 40), new(texts["Results.Incomplete"], ExcelKind.Whole),
            new(texts["Results.Average"], ExcelKind.Points), new(texts["Results.Lowest"], ExcelKind.Points), new(texts["Results.Highest"], ExcelKind.Points),
            new(texts["Results.DifferentSheets"], ExcelKind.Whole), new(texts["Results.DifferentCriteria"], ExcelKind.Whole), new(texts["Results.ComputedAt"], ExcelKind.DateTime, 20), new(texts["Results.Note"], Width: 30),
        ];
        var rows = places.SelectMany(place => found[place.TenantId].ToList() is { Count: > 0 } assessments ? assessments.Select(a => Row(place, a)) : [[place.Name, texts["Results.None", words].Value]]);
        return new ExcelTable(texts["Results.Title"], columns, rows.Select(IReadOnlyList<object?> (row) => [.. row, .. Enumerable.Repeat<object?>(null, columns.Count - row.Count)]))
        {
            Notes = [words, texts["Results.Hint"], texts["Assessments.FileBy", user.Required.FullName, Format.DateTime(clock.UtcNow)]],
        };
    }

    /// <summary>"Xuất sắc: 3 · Tốt: 5".</summary>
    public static string Bands(ComputedFigures computed, IStringLocalizer texts) => string.Join(" · ", computed.Bands.Select(b => $"{b.Name ?? texts["Results.Undecided"].Value}: {Format.Whole(b.Count)}"));

    private IReadOnlyList<object?> Row(LocalityHead place, AssessmentResultRow row) =>
    [
        place.Name, row.Name, texts["SubjectKind." + row.Subject].Value, Format.Period(row.From, row.To),
        row.Counts.Sheets, row.Counts.Sent, row.Counts.Late, row.Counts.Returned, row.Counts.Appraised,
        .. row.Computed is { } computed
            ? [
                computed.Sheets, Bands(computed, texts), computed.Incomplete, Figures.Hundredths(computed.Average), Figures.Hundredths(computed.Lowest), Figures.Hundredths(computed.Highest),
                computed.Different, computed.Criteria, computed.AtUtc, computed.IsUnderWay ? texts["Results.UnderWay"].Value : null,
            ]
            : new object?[] { null, null, null, null, null, null, null, null, null, texts["Results.Never"].Value },
    ];
}
