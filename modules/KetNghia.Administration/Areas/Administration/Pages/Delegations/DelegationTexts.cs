using KetNghia.Administration.Delegations;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Pages.Delegations;

internal static class DelegationTexts
{
    public static Pill PillOf(this IStringLocalizer<AdministrationResource> texts, DelegationState state)
    {
        var text = texts["DelegationState." + state].Value;
        return state switch
        {
            DelegationState.Current => new Pill(PillKind.Ok, text),
            DelegationState.Coming => new Pill(PillKind.Info, text, "clock"),
            DelegationState.Ended => new Pill(PillKind.Idle, text),
            _ => new Pill(PillKind.Bad, text, "lock"),
        };
    }
}
