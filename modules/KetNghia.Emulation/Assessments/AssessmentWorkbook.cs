using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using KetNghia.Framework.Excel;

namespace KetNghia.Emulation.Assessments;

/// <summary>A round as a workbook: one sheet for all subjects, then one for each, as far as the reader sees them.</summary>
internal sealed class AssessmentWorkbook(AssessmentResults results, Workings workings, ReasonWords reasons, FigureWords words, StepPerson person, ICurrentUser user, IClock clock, IStringLocalizer<EmulationResource> texts)
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

    /// <summary>What is shown, and where somebody may write, what is read back with the sheet and the round it is for.</summary>
    private ExcelTable One(SheetDetails sheet)
    {
        var (seesAppraisal, seesCheck, seesParts, writes) = (sheet.SeesAppraisal(person), sheet.SeesCheck(person), sheet.SeesParts(person), sheet.Writes(person));
        FigureInput Reached(SheetLine line) => line.Node.IsLeaf && FigureInputs.IsTyped(line.Node) ? words.Show(line.Node, sheet.Scored.Self.InputOf(line.Node)) : new FigureInput();
        List<Column> columns =
        [
            new(Head("Node", 9), l => l.Node.Id),
            new(Head("Criterion", 48), l => l.Node.Shown, texts["Sheets.Total"].Value),
            new(Head("Max", kind: ExcelKind.Points), l => Figures.Hundredths(l.Node.Max), Figures.Hundredths(sheet.Rubric.Highest)),
            new(Head("Reached", 16), l => Reached(l).First),
            new(Head("OutOf", 16), l => Reached(l).Second),
            .. writes is { } round ? Typed(sheet, round) : [],
            new(Head("Self", kind: ExcelKind.Points), l => Figures.Hundredths(l.Self?.Score), Total(sheet.Scored.Self)),
            new(Head("System", kind: ExcelKind.Points), l => Figures.Hundredths(l.System?.Score), Total(sheet.Scored.System)),
            .. seesCheck ? [new Column(Head("Checked", kind: ExcelKind.Points), l => Figures.Hundredths(l.Checked?.Score), Total(sheet.Scored.Checked))] : Array.Empty<Column>(),
            .. seesParts ? [new Column(Head("Parted", kind: ExcelKind.Points), l => Figures.Hundredths(l.Parted?.Score), Total(sheet.Scored.Parted))] : Array.Empty<Column>(),
            .. seesAppraisal ? [new Column(Head("Appraised", kind: ExcelKind.Points), l => Figures.Hundredths(l.Appraised?.Score), Total(sheet.Scored.Appraised))] : Array.Empty<Column>(),
            new(Head("Working", 40), l => l.Working),
            new(Head("Said", 40), l => ReasonsOf(sheet, l, seesCheck, seesParts, seesAppraisal)),
            new(Head("Files", kind: ExcelKind.Whole), l => l.Files),
            .. writes is { } open ? [new Column(Head("Sheet", 36), _ => SheetCode.Of(sheet.Row, open))] : Array.Empty<Column>(),
        ];
        IReadOnlyList<SheetLine> lines =
        [
            .. SheetLines.Of(sheet, seesAppraisal, workings),
            .. SheetLines.Blocks(sheet, seesAppraisal, workings).SelectMany(b => b.Lines),
        ];
        return new ExcelTable(
            $"{sheet.Row.SubjectName} – {sheet.Assessment.Name}", [.. columns.Select(c => c.Head)], lines.Select(IReadOnlyList<object?> (line) => [.. columns.Select(c => c.Of(line))]))
        {
            Sheet = sheet.Row.SubjectName,
            Notes =
            [
                texts["SheetState." + sheet.Row.State], .. Notes(sheet.Assessment),
                .. writes is { } now ? [texts["Sheets.FileHow", texts[$"{nameof(ScoringRound)}.{now}"]].Value] : Array.Empty<string>(),
            ],
            Totals = [.. columns.Select(c => c.Total)],
        };
    }

    /// <summary>What a file gives back; blank where the round has none of its own.</summary>
    private IReadOnlyList<Column> Typed(SheetDetails sheet, ScoringRound round)
    {
        FigureInput Own(SheetLine line) => line.Node.IsLeaf && FigureInputs.IsTyped(line.Node) ? words.Show(line.Node, sheet.ValueOf(line.Node.Id, round)?.Read()) : new FigureInput();
        return
        [
            new(Head("Takes", 24), l => l.Node.IsLeaf && words.Takes(l.Node) is { Count: > 0 } answers ? string.Join("; ", answers) : null),
            new(Head("First", 16), l => Own(l).First),
            new(Head("Second", 16), l => Own(l).Second),
            .. round == ScoringRound.Self ? Array.Empty<Column>() : [new Column(Head("Reason", 40), l => sheet.ValueOf(l.Node.Id, round)?.Reason)],
        ];
    }

    private ExcelColumn Head(string column, int width = 0, ExcelKind kind = ExcelKind.Text) => new(texts["Import.figures." + column], kind, width);

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

    private sealed record Column(ExcelColumn Head, Func<SheetLine, object?> Of, object? Total = null);
}
