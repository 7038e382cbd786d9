using KetNghia.Administration.Localities;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Pages.Localities;

internal static class LocalityTexts
{
    public static Pill PillOf(this IStringLocalizer<AdministrationResource> texts, LocalityState state)
    {
        var text = texts["LocalityState." + state].Value;
        return state switch
        {
            LocalityState.Suspended => new Pill(PillKind.Bad, text, "lock"),
            LocalityState.NoAdmin => new Pill(PillKind.Warn, text),
            _ => new Pill(PillKind.Idle, text),
        };
    }
}
