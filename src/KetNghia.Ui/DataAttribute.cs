using Microsoft.AspNetCore.Html;

namespace KetNghia.Ui;

/// <summary>A data attribute that is left out when there is nothing to say; Razor writes an empty one for null.</summary>
public static class DataAttribute
{
    public static IHtmlContent Of(string name, string? value) =>
        string.IsNullOrEmpty(value) ? HtmlString.Empty : new HtmlFormattableString("{0}=\"{1}\"", name, value);
}
