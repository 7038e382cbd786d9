using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>Thiết lập của bộ tiêu chí: everything that is no node and no band.</summary>
[HasPermission(EmulationPermissions.Rubrics.Manage)]
[EntersRecord<RubricVersion>]
internal sealed class SettingsModel(RubricEditing editing) : RubricEditPage(editing)
{
    [BindProperty]
    public SettingsInput Input { get; set; } = new();

    public override string Tab => "settings";

    public override IReadOnlyList<StaleLine> Stale => Compare(SettingsInput.Of(Rubric), Input);

    /// <summary>Those that have words, and those the rubric has besides.</summary>
    public IReadOnlyList<SelectListItem> Rounds => [.. SettingsInput.KnownRounds.Concat(Rubric.Rounds).Distinct().Select(r => new SelectListItem(RoundWord(r), r))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        Input = SettingsInput.Of(Rubric);
        return Shown();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Do is { } command)
        {
            RowCommands.Apply(command, new Dictionary<string, IRows> { ["Input.LegalBasis"] = new Rows<BasisRow>(Input.LegalBasis), ["Input.Rounds"] = new Rows<RoundRow>(Input.Rounds) }, ModelState);
            return await AgainAsync(cancellationToken);
        }

        await ReloadAsync(cancellationToken);
        BusinessException.ThrowIfAny(Faults());
        await ChangeAsync(Input.Apply, Words["RubricEdit.Tab.settings"], cancellationToken);
        return ToTree(null, Words["RubricEdit.Saved"]);
    }

    /// <summary>Steps that are allowed, and the one that stands there.</summary>
    public IReadOnlyList<SelectListItem> StepsWith(string? step) =>
        [.. SettingsInput.Steps.Append(step).OfType<string>().Distinct().Select(s => new SelectListItem(Fraction.TryParse(s, out var value) ? new Figure(value).Shown : s, s))];

    protected override IEnumerable<BusinessException> Faults() => Input.FaultsOf(Rubric);

    private string RoundWord(string round) => SettingsInput.KnownRounds.Contains(round) ? Words["RubricEdit.Round." + round] : round;
}
