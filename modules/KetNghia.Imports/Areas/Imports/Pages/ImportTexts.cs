using KetNghia.Imports.Localization;
using KetNghia.Imports.Runs;

namespace KetNghia.Imports.Pages;

internal static class ImportTexts
{
    public static Pill PillOf(this IStringLocalizer<ImportsResource> texts, ImportState state) => new(
        state switch
        {
            ImportState.Applied => PillKind.Ok,
            ImportState.AppliedInPart or ImportState.NothingApplied or ImportState.UndoneInPart => PillKind.Warn,
            ImportState.Undone or ImportState.Cancelled => PillKind.Idle,
            _ => PillKind.Info,
        },
        texts["ImportState." + state]);

    public static IReadOnlyList<string> Steps(this IStringLocalizer<ImportsResource> texts) =>
        [texts["Imports.Step1"], texts["Imports.Step2"], texts["Imports.Step3"], texts["Imports.Step4"]];

    /// <summary>The page on which a run in this state goes on.</summary>
    public static string PageOf(ImportState state) => state switch
    {
        ImportState.Uploaded => "Map",
        ImportState.Checking or ImportState.Checked => "Preview",
        _ => "Result",
    };
}
