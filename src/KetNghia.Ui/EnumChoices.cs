using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Ui;

/// <summary>Values of an enumeration to choose from, by their texts (<c>Kind.Value</c>).</summary>
public static class EnumChoices
{
    public static IReadOnlyList<SelectListItem> Choices<T>(this IStringLocalizer texts, params T[] without)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Except(without).Select(v => new SelectListItem(texts[$"{typeof(T).Name}.{v}"], v.ToString()))];
}
