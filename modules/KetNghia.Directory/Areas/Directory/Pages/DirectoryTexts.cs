using KetNghia.Directory.Localization;

namespace KetNghia.Directory.Pages;

/// <summary>Words several pages of the directory share.</summary>
internal static class DirectoryTexts
{
    /// <summary>"từ 01/07/2025", "đến 30/06/2025", "01/01/2025–30/06/2025"; open ends are left out.</summary>
    public static string Validity(this IStringLocalizer<DirectoryResource> texts, DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => texts["Validity.Open"],
        ({ } f, null) => texts["Validity.From", Format.Date(f)],
        (null, { } t) => texts["Unit.Until", Format.Date(t)],
        ({ } f, { } t) => $"{Format.Date(f)}–{Format.Date(t)}",
    };

    public static Pill InForce(this IStringLocalizer<DirectoryResource> texts, DateOnly? to, DateOnly today) => to is { } last && last < today
        ? new Pill(PillKind.Idle, texts["State.Ended"])
        : new Pill(PillKind.Ok, texts["State.InForce"]);
}
