using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using KetNghia.Emulation.Trials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Thử công thức, with figures as typed or as records have them: nothing is kept.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class BenchModel(RubricEditing editing, TrialFigures figures, IClock clock) : RubricEditPage(editing), ITrialPage
{
    private const string Fill = "fill";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public override string Tab => "bench";

    public FormulaTrial? Trial { get; private set; }

    public IReadOnlyList<TrialRow> TrialRows => Input.Trial;

    /// <summary>Whose records can be asked.</summary>
    public IReadOnlyList<SelectListItem> Subjects { get; private set; } = [];

    /// <summary>What was just read; null while nothing was.</summary>
    public FilledFigures? Filled { get; private set; }

    /// <param name="node">A formula to begin with.</param>
    public async Task<IActionResult> OnGetAsync(string? node, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var last = clock.Today.Year - 1;
        Input = new InputModel { From = new DateOnly(last, 1, 1), To = new DateOnly(last, 12, 31) };
        if (Rubric.Find(node) is { Type: ComponentType.Formula } formula)
        {
            (Input.Expr, Input.Min, Input.Max) = (formula.Expr, Figure.Of(formula.Min), Figure.Of(formula.Max));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        BusinessException.ThrowIfAny(Faults());
        var limits = new RubricNode { Id = "", Kind = NodeKind.Component, Min = Input.Min?.Value, Max = Input.Max?.Value };
        if (Do == Fill)
        {
            await FillAsync(limits, cancellationToken);
        }

        Trial = TrialForm.Run(Input.Expr, Input.Trial, limits, Rubric, ModelState);
        return Page();
    }

    /// <summary>Both buttons need what is typed.</summary>
    protected override bool ChecksInput(string? handler) => true;

    protected override IEnumerable<BusinessException> Faults()
    {
        if (Input.To < Input.From)
        {
            yield return new BusinessException(EmulationErrors.PeriodEndsBeforeStart).At("Input.To");
        }

        if (Do == Fill && Subjects.All(s => s.Value != Input.SubjectId))
        {
            yield return new BusinessException(EmulationErrors.SubjectUnknown).At("Input.SubjectId");
        }
    }

    protected override async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await base.ReloadAsync(cancellationToken);
        Subjects = [.. (await figures.SubjectsAsync(Details.Row.Subject, cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
    }

    /// <summary>Puts what records say beside the names of the formula; what they do not say stays blank.</summary>
    private async Task FillAsync(RubricNode limits, CancellationToken cancellationToken)
    {
        var names = FormulaTrial.Of(Input.Expr!, new Dictionary<string, Measure>(), limits, null).Names;
        var subject = Subjects.First(s => s.Value == Input.SubjectId);
        var id = Guid.Parse(subject.Value);
        var known = SheetFigures.Known((await figures.ReadAsync(names, Details.Row.Subject, [id], Input.From!.Value, Input.To!.Value, cancellationToken))[id]);
        Input.Trial = [.. names.Select(name => new TrialRow { Name = name, Typed = Figure.Of(known.GetValueOrDefault(name)?.Number)?.ToString() })];
        Filled = new FilledFigures(subject.Text, [.. names.Where(known.ContainsKey)], [.. names.Where(name => !known.ContainsKey(name))]);
    }

    internal sealed class InputModel
    {
        [Required, StringLength(NodeFields.ExprLength)]
        public string? Expr { get; set; }

        public Figure? Min { get; set; }

        public Figure? Max { get; set; }

        public string? SubjectId { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required]
        public DateOnly? To { get; set; }

        public List<TrialRow> Trial { get; set; } = [];
    }
}

/// <param name="Known">Names of measures that were filled in.</param>
/// <param name="Unknown">Names records say nothing of.</param>
internal sealed record FilledFigures(string Subject, IReadOnlyList<string> Known, IReadOnlyList<string> Unknown);
