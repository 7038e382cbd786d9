using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KetNghia.Ui;

/// <summary>Below a field whose text looks typed in an old font: keeps it as it was typed.</summary>
internal static class LegacyTick
{
    /// <summary>Posted once for each field that is to be kept, with the field's name.</summary>
    public const string Field = "KeepTyped";

    public static void Below(HtmlContentBuilder html, string name, string id, ModelStateEntry? entry)
    {
        if (entry is { Errors.Count: > 0, AttemptedValue: { } typed } && LegacyLetters.Read(typed) is not null)
        {
            html.Put("<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"{0}\" value=\"{1}\" id=\"{2}-keep\" /> <span>{3}</span></label>", Field, name, id, UiText.Get("Binding.LegacyLetters.Keep"));
        }
    }
}
