using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Framework.Excel;

namespace KetNghia.Emulation.Assessments;

/// <summary>A round as a workbook: one sheet for all subjects, then one for each, as far as the reader sees them.</summary>
internal sealed class AssessmentWorkbook(AssessmentResults results, Workings workings, ReasonWords reasons, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
{
    public async Task<(string Name, ExcelTable[] Tables)> WriteAsync(Guid id, CancellationToken cancellationToken)
    {
        var (standing, sheets) = await results.WholeAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        return (standing.Row.Name, [Overview(standing), .. sheets.Select(One)]);
    }

    private ExcelTable Overview(AssessmentStanding standing)
    {
        List<ExcelColumn> columns =
        [
            new(texts["Assessments.Cluster"], Width: 24), new(texts["Assessments.Rank"], ExcelKind.Whole), new(texts["Assessments.Subject"], Width: 32), new(texts["Assessments.State"], Width: 18),
            new(texts["Sheets.SentOn"], ExcelKind.Date), new(texts["Sheets.Self"], ExcelKind.Points), new(texts["Sheets.System"], ExcelKind.Points), new(texts["Sheets.Appraised"], ExcelKind.Points),
            new(texts["Sheets.BandHead"], Width: 18), new(texts["Sheets.WhySo"], Width: 60),
        ];
        var rows = standing.Rows.Select(IReadOnlyList<object?> (r) =>
        [
            r.Sheet.Cluster, standing.IsWhole ? r.Provisional?.Rank : null, r.Sheet.SubjectName, texts["SheetState." + r.Sheet.State].Value,
            r.Sheet.SentOn, Figures.Hundredths(r.SelfTotal), Figures.Hundredths(r.SystemTotal), Figures.Hundredths(r.Total),
            r.Provisional is { } result && (standing.IsWhole ? result.Band ?? result.PointsBand : result.PointsBand) is { } band ? ReasonWords.BandOf(standing.Rubric, band) : null,
            r.Provisional is { } why ? string.Join("; ", reasons.Of(standing.Rubric, why.Reasons)) : null,
        ]);
        return new ExcelTable(standing.Row.Name, columns, rows) { Sheet = texts["Assessments.Overview"], Notes = Notes(standing.Row) };
    }

    private ExcelTable One(SheetDetails sheet)
    {
        var (seesAppraisal, seesCheck, seesParts) = (sheet.SeesAppraisal(person), sheet.SeesCheck(person), sheet.SeesParts(person));
        List<ExcelColumn> columns =
        [
            new(texts["Sheets.NodeId"], Width: 9), new(texts["Sheets.Criterion"], Width: 48), new(texts["Sheets.Max"], ExcelKind.Points),
            new(texts["Sheets.Cell.First"], Width: 16), new(texts["Sheets.Cell.Second"], Width: 16), new(texts["Sheets.Self"], ExcelKind.Points), new(texts["Sheets.System"], ExcelKind.Points),
            .. seesCheck ? [new ExcelColumn(texts["Sheets.Checked"], ExcelKind.Points)] : Array.Empty<ExcelColumn>(),
            .. seesParts ? [new ExcelColumn(texts["Sheets.Parted"], ExcelKind.Points)] : Array.Empty<ExcelColumn>(),
            .. seesAppraisal ? [new ExcelColumn(texts["Sheets.Appraised"], ExcelKind.Points)] : Array.Empty<ExcelColumn>(),
            new(texts["Sheets.Working"], Width: 40), new(texts["Sheets.Reasons"], Width: 40), new(texts["Sheets.Files"], ExcelKind.Whole),
        ];
        IReadOnlyList<SheetLine> lines =
        [
            .. SheetLines.Of(sheet, seesAppraisal, workings),
            .. SheetLines.Blocks(sheet, seesAppraisal, workings).SelectMany(b => b.Lines),
        ];
        var rows = lines.Select(IReadOnlyList<object?> (line) =>
        {
            var input = line.Node.IsLeaf && FigureInputs.IsTyped(line.Node) ? FigureInputs.Show(line.Node, sheet.Scored.Self.InputOf(line.Node)) : new FigureInput();
            return
            [
                line.Node.Id, line.Node.Shown, Figures.Hundredths(line.Node.Max), input.NothingDue ? texts["Sheets.Cell.NothingDue"].Value : input.First, input.Second,
                Figures.Hundredths(line.Self?.Score), Figures.Hundredths(line.System?.Score),
                .. seesCheck ? [Figures.Hundredths(line.Checked?.Score)] : Array.Empty<object?>(),
                .. seesParts ? [Figures.Hundredths(line.Parted?.Score)] : Array.Empty<object?>(),
                .. seesAppraisal ? [Figures.Hundredths(line.Appraised?.Score)] : Array.Empty<object?>(),
                line.Working, ReasonsOf(sheet, line, seesCheck, seesParts, seesAppraisal), line.Files,
            ];
        });
        IReadOnlyList<object?> totals =
        [
            null, texts["Sheets.Total"].Value, Figures.Hundredths(sheet.Rubric.Highest), null, null, Total(sheet.Scored.Self), Total(sheet.Scored.System),
            .. seesCheck ? [Total(sheet.Scored.Checked)] : Array.Empty<object?>(),
            .. seesParts ? [Total(sheet.Scored.Parted)] : Array.Empty<object?>(),
            .. seesAppraisal ? [Total(sheet.Scored.Appraised)] : Array.Empty<object?>(),
            null, null, null,
        ];
        return new ExcelTable($"{sheet.Row.SubjectName} – {sheet.Assessment.Name}", columns, rows) { Sheet = sheet.Row.SubjectName, Notes = [texts["SheetState." + sheet.Row.State], .. Notes(sheet.Assessment)], Totals = totals };
    }

    private string? ReasonsOf(SheetDetails sheet, SheetLine line, bool seesCheck, bool seesParts, bool seesAppraisal)
    {
        List<string?> said =
        [
            line.Item?.NotApplicableReason is { } why ? $"{texts["Sheets.LeftOut"]}: {why}" : null,
            seesCheck && sheet.ValueOf(line.Node.Id, ScoringRound.CrossCheck)?.Reason is { } check ? texts["Sheets.CheckSays", check].Value : null,
            .. seesParts ? sheet.SaidByParts(line.Node.Id).Select(v => texts["Sheets.PartSays", v.EnteredByName, v.Reason!].Value) : [],
            seesAppraisal ? sheet.ValueOf(line.Node.Id, ScoringRound.Appraisal)?.Reason : null,
            seesAppraisal && line.Item?.Finding is { } finding ? $"{texts["Sheets.Voided"]}: {finding}" : null,
        ];
        return said.OfType<string>().ToList() is { Count: > 0 } all ? string.Join("; ", all) : null;
    }

    private IReadOnlyList<string> Notes(AssessmentRow row) =>
        [$"{row.RubricName}, {texts["Rubrics.VersionNumber", row.RubricNumber]} · {Format.Period(row.From, row.To)}", texts["Assessments.FileBy", user.Required.FullName, Format.DateTime(clock.UtcNow)]];

    private static long? Total(SheetView view) => Figures.Hundredths(view.Result.Sheet.Total);
}
