using KetNghia.Emulation.Rubrics.Editing;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Rubrics.Editing;

/// <summary>A page on which a formula can be tried.</summary>
internal interface ITrialPage
{
    /// <summary>Null until it is tried.</summary>
    FormulaTrial? Trial { get; }

    IReadOnlyList<TrialRow> TrialRows { get; }
}
