using KetNghia.Administration.Localization;
using KetNghia.Administration.Users;

namespace KetNghia.Administration.Pages.Users;

internal static class UserTexts
{
    public static Pill PillOf(this IStringLocalizer<AdministrationResource> texts, MemberState state)
    {
        var text = texts["MemberState." + state].Value;
        return state switch
        {
            MemberState.Active => new Pill(PillKind.Ok, text),
            MemberState.Invited => new Pill(PillKind.Info, text, "send"),
            MemberState.NotYet => new Pill(PillKind.Info, text, "clock"),
            MemberState.Expired => new Pill(PillKind.Warn, text, "clock"),
            _ => new Pill(PillKind.Bad, text, "lock"),
        };
    }

    /// <summary>"từ 01/03/2025", "01/04/2025 – 30/06/2025" or "không thời hạn".</summary>
    public static string Validity(this IStringLocalizer<AdministrationResource> texts, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => texts["Validity.Open"],
        ({ } f, null) => texts["Validity.From", Format.Date(f)],
        (null, { } t) => texts["Validity.To", Format.Date(t)],
        ({ } f, { } t) => Format.Date(f) + " – " + Format.Date(t),
    };
}
