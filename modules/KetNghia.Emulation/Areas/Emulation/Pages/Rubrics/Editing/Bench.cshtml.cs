using System.ComponentModel.DataAnnotations;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Thử công thức: nothing is kept.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class BenchModel(RubricEditing editing) : RubricEditPage(editing), ITrialPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public override string Tab => "bench";

    public FormulaTrial? Trial { get; private set; }

    public IReadOnlyList<TrialRow> TrialRows => Input.Trial;

    /// <param name="node">A formula to begin with.</param>
    public async Task<IActionResult> OnGetAsync(string? node, CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        if (Rubric.Find(node) is { Type: ComponentType.Formula } formula)
        {
            Input = new InputModel { Expr = formula.Expr, Min = Figure.Of(formula.Min), Max = Figure.Of(formula.Max) };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        var limits = new RubricNode { Id = "", Kind = NodeKind.Component, Min = Input.Min?.Value, Max = Input.Max?.Value };
        Trial = TrialForm.Run(Input.Expr, Input.Trial, limits, Rubric, ModelState);
        return Page();
    }

    internal sealed class InputModel
    {
        [Required, StringLength(NodeFields.ExprLength)]
        public string? Expr { get; set; }

        public Figure? Min { get; set; }

        public Figure? Max { get; set; }

        public List<TrialRow> Trial { get; set; } = [];
    }
}
