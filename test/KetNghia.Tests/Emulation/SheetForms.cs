using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Emulation;

/// <summary>Where the forms of a sheet keep their fields.</summary>
internal static class SheetForms
{
    public static IHtmlFormElement Table(Answer page) => (IHtmlFormElement)page.Document.QuerySelector("form:has(table)")!;

    public static IHtmlFormElement FormOf(Answer page, string field) => (IHtmlFormElement)page.Document.QuerySelector($"[name='{field}']")!.Closest("form")!;

    /// <summary>Name of a field of a criterion in the table.</summary>
    public static string Field(Answer page, string node, string field) =>
        page.Document.QuerySelector($"input[type=hidden][name^='Cells'][value='{node}']")!.GetAttribute("name")!.Replace(".Node", "." + field, StringComparison.Ordinal);
}
