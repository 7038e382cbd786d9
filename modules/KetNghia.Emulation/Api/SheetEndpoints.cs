using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KetNghia.Emulation.Api;

/// <summary>Phiếu chấm điểm over the API: read as its page shows it, and figures of the round that is open.</summary>
internal static class SheetEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapRecordApi<ScoreSheet>("sheets");
        group.MapGet("/{id:guid}", GetAsync).EntersRecord<ScoreSheet>().RequireAuthorization(View()).WithName("GetSheet").WithSummary("Api.Sheets.Get");
        group.MapPost("/{id:guid}/figures", WriteAsync).EntersRecord<ScoreSheet>().RequireAuthorization(View())
            .WithName("WriteSheetFigures").WithSummary("Api.Sheets.Write").WithExample(NewFigures.Example);
    }

    /// <summary>Which round may be written, and by whom, is a matter of the sheet.</summary>
    private static HasPermissionAttribute View() => new(EmulationPermissions.Assessments.View);

    internal static async Task<SheetResource> GetAsync(
        Guid id, [FromServices] SheetQueries queries, [FromServices] StepPerson person, [FromServices] Workings workings, [FromServices] ReasonWords reasons, [FromServices] IClock clock,
        CancellationToken cancellationToken)
    {
        var sheet = await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException();
        return SheetResource.From(sheet, person, workings, reasons, clock.Today);
    }

    internal static async Task<SheetResource> WriteAsync(
        Guid id, NewFigures body, [FromServices] SheetQueries queries, [FromServices] SheetAppService sheets, [FromServices] StepPerson person, [FromServices] Workings workings,
        [FromServices] ReasonWords reasons, [FromServices] IClock clock, CancellationToken cancellationToken)
    {
        var rubric = (await queries.FindAsync(id, cancellationToken) ?? throw new RecordNotFoundException()).Rubric;
        await sheets.SaveAsync(id, body.Version, Read(rubric, body.Figures), cancellationToken);
        return await GetAsync(id, queries, person, workings, reasons, clock, cancellationToken);
    }

    /// <exception cref="BusinessException">Everything that is wrong, each at its field of the body.</exception>
    private static IReadOnlyList<TypedFigure> Read(Rubric rubric, IReadOnlyList<NewFigure> figures)
    {
        var nodes = rubric.Leaves.Where(FigureInputs.IsTyped).ToDictionary(n => n.Id);
        List<BusinessException> faults = [];
        Dictionary<string, TypedFigure> read = [];
        foreach (var (i, figure) in figures.Index())
        {
            var field = $"figures[{i}]";
            if (!nodes.TryGetValue(figure.Node, out var node))
            {
                faults.Add(new BusinessException(EmulationErrors.FigureNowhere).With("name", figure.Node).At(field + ".node"));
                continue;
            }

            try
            {
                if (!read.TryAdd(node.Id, new TypedFigure(node.Id, FigureInputs.Read(node, figure.Typed, field, Readings.Files), VietnameseText.CleanOrNull(figure.Reason))))
                {
                    faults.Add(new BusinessException(EmulationErrors.FigureTwice).With("name", node.Shown).At(field + ".node"));
                }
            }
            catch (BusinessException fault)
            {
                faults.Add(fault);
            }
        }

        BusinessException.ThrowIfAny(faults);
        return [.. read.Values];
    }
}

/// <summary>Figures of the round that is open; components not named keep theirs.</summary>
internal sealed record NewFigures
{
    public static readonly NewFigures Example = new()
    {
        Version = 1,
        Figures = [new NewFigure { Node = "II.1", First = "9", Second = "10" }, new NewFigure { Node = "IV.3", First = "2", Reason = "…" }],
    };

    /// <summary>Of the sheet, as it was read.</summary>
    public required long Version { get; init; }

    [Length(1, Rubrics.RubricContents.MaxNodes)]
    public required IReadOnlyList<NewFigure> Figures { get; init; }
}

/// <summary>What a component is given; blank takes back what the round had.</summary>
internal sealed record NewFigure
{
    [StringLength(SheetValue.NodeLength)]
    public required string Node { get; init; }

    /// <summary>A level, true or false, a number, numbers parted by semicolons; the count, the numerator, what was reached.</summary>
    [StringLength(SheetValue.InputLength)]
    public string? First { get; init; }

    /// <summary>The denominator, the target, the quality.</summary>
    [StringLength(SheetValue.InputLength)]
    public string? Second { get; init; }

    /// <summary>Nothing arose that could be scored.</summary>
    public bool NothingDue { get; init; }

    /// <summary>Why an appraisal differs.</summary>
    [StringLength(SheetValue.ReasonLength)]
    public string? Reason { get; init; }

    internal FigureInput Typed => new() { First = First, Second = Second, NothingDue = NothingDue };
}

/// <param name="Writes">The round that can be written now with this token; null when none can.</param>
/// <param name="Checked">By the cross-check; null while there is none that may be seen.</param>
/// <param name="Departments">By departments; null while there are none that may be seen.</param>
/// <param name="Appraised">Null while it may not be seen.</param>
/// <param name="Lacks">What keeps it from being sent or appraised, in words.</param>
/// <param name="Reasons">What made the result what it is, in words.</param>
internal sealed record SheetResource(
    SheetHeadResource Sheet, ScoringRound? Writes, PointsResource Self, PointsResource System, PointsResource? Checked, PointsResource? Departments, PointsResource? Appraised, IReadOnlyList<SheetNodeResource> Nodes, IReadOnlyList<string> Lacks,
    IReadOnlyList<string> Reasons)
{
    public static SheetResource From(SheetDetails sheet, StepPerson person, Workings workings, ReasonWords reasons, DateOnly today)
    {
        var (sees, scored) = (sheet.SeesAppraisal(person), sheet.Scored);
        var (check, parts) = (sheet.SeesCheck(person), sheet.SeesParts(person));
        var lines = SheetLines.Of(sheet, sees, workings).Concat(SheetLines.Blocks(sheet, sees, workings).SelectMany(b => b.Lines));
        var parents = sheet.Rubric.All.SelectMany(n => n.Children.Select(c => (c.Id, Parent: n.Id))).ToDictionary(c => c.Id, c => c.Parent);
        var shown = (sees ? scored.Appraised : scored.Self).Result;
        return new SheetResource(
            SheetHeadResource.From(sheet.Row, today), sheet.Writes(person), PointsResource.From(sheet.Rubric, scored.Self.Result), PointsResource.From(sheet.Rubric, scored.System.Result),
            check ? PointsResource.From(sheet.Rubric, scored.Checked.Result) : null, parts ? PointsResource.From(sheet.Rubric, scored.Parted.Result) : null,
            sees ? PointsResource.From(sheet.Rubric, scored.Appraised.Result) : null, [.. lines.Select(l => SheetNodeResource.From(sheet, l, parents.GetValueOrDefault(l.Node.Id), check, parts, sees))],
            sheet.Writes(person) is null ? [] : reasons.Of(sheet.Rubric, sheet.Lacks),
            reasons.Of(sheet.Rubric, shown.Reasons.Where(r => r.Code is not (Reason.MissingInput or Reason.NothingDue))));
    }
}

/// <summary>Exact points as text, with the signs of files: "6,25", "10/3"; null while unknown.</summary>
/// <param name="Band">By points and conditions; quotas are for all together.</param>
internal sealed record PointsResource(string? Base, string? Bonus, string? Penalty, string? Total, string? Band, string? BandName)
{
    public static PointsResource From(Rubric rubric, SubjectResult result) => new(
        ApiNumbers.Of(result.Sheet.Base), ApiNumbers.Of(result.Sheet.Bonus), ApiNumbers.Of(result.Sheet.Penalty), ApiNumbers.Of(result.Sheet.Total), result.PointsBand, rubric.BandName(result.PointsBand));
}

/// <summary>What a round gave a component, and the points of it.</summary>
/// <param name="Score">Null while unknown.</param>
internal sealed record RoundResource(string? First, string? Second, bool NothingDue, string? Score)
{
    /// <param name="own">What was entered in the round; null where the round before counts.</param>
    public static RoundResource From(FigureInput? own, NodeResult? result) => new(own?.First, own?.Second, own is { NothingDue: true }, ApiNumbers.Of(result?.Score));
}

/// <summary>A node of the rubric with what each round says of it.</summary>
/// <param name="Type">How a component is scored; null for a group.</param>
/// <param name="TakesFigures">Its figures can be written; others come from records, or from what is below it.</param>
/// <param name="Reason">Why the appraisal differs; null while it may not be seen.</param>
/// <param name="Finding">What was found false; null while it may not be seen.</param>
internal sealed record SheetNodeResource(
    string Id, string? ParentId, string Name, NodeKind Kind, ComponentType? Type, string? Max, bool TakesFigures, RoundResource Self, RoundResource System, RoundResource? Checked, RoundResource? Departments,
    RoundResource? Appraised, string? Reason, string? NotApplicableReason, string? Finding, int Files, string? Working)
{
    public static SheetNodeResource From(SheetDetails sheet, SheetLine line, string? parent, bool check, bool parts, bool sees)
    {
        var node = line.Node;
        FigureInput? Own(ScoringRound round) => sheet.ValueOf(node.Id, round)?.Read() is { } input ? FigureInputs.Show(node, input, Readings.Files) : null;
        FigureInput? Input(SheetView view) => node.IsLeaf ? FigureInputs.Show(node, view.InputOf(node), Readings.Files) : null;
        return new SheetNodeResource(
            node.Id, parent, node.Shown, node.Kind, node.Type, ApiNumbers.Of(node.Max), FigureInputs.IsTyped(node), RoundResource.From(Own(ScoringRound.Self), line.Self),
            RoundResource.From(Input(sheet.Scored.System), line.System), check ? RoundResource.From(Own(ScoringRound.CrossCheck), line.Checked) : null,
            parts ? RoundResource.From(Input(sheet.Scored.Parted), line.Parted) : null, sees ? RoundResource.From(Own(ScoringRound.Appraisal), line.Appraised) : null,
            sees ? sheet.ValueOf(node.Id, ScoringRound.Appraisal)?.Reason : null, line.Item?.NotApplicableReason, sees ? line.Item?.Finding : null, line.Files, line.Working.Length > 0 ? line.Working : null);
    }
}
