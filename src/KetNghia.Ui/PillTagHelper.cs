using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

public enum PillKind
{
    Idle,
    Info,
    Ok,
    Warn,
    Bad,
    Award,
    Lock,
}

/// <param name="Icon">Null takes the icon of the kind.</param>
public sealed record Pill(PillKind Kind, string Text, string? Icon = null);

/// <summary>Status pill: icon, words and colour, never colour alone.</summary>
[HtmlTargetElement("pill", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PillTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public Pill? Value { get; set; }

    public PillKind Kind { get; set; }

    public string? Text { get; set; }

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kind = Value?.Kind ?? Kind;
        var child = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", ("pill " + Css(kind)).TrimEnd());
        output.Content.SetHtmlContent(Markup.Icon(ViewContext.HttpContext, Value?.Icon ?? Icon ?? IconOf(kind)));
        if ((Value?.Text ?? Text) is { } text)
        {
            output.Content.Append(text);
        }
        else
        {
            output.Content.AppendHtml(child);
        }
    }

    internal static string Css(PillKind kind) => kind switch
    {
        PillKind.Info => "p-info",
        PillKind.Ok => "p-ok",
        PillKind.Warn => "p-warn",
        PillKind.Bad => "p-bad",
        PillKind.Award => "p-award",
        _ => "",
    };

    private static string IconOf(PillKind kind) => kind switch
    {
        PillKind.Info => "progress",
        PillKind.Ok => "circle-check",
        PillKind.Warn => "alert-triangle",
        PillKind.Bad => "alert-circle",
        PillKind.Award => "award",
        PillKind.Lock => "lock",
        _ => "circle-dashed",
    };

    internal static IHtmlContent Render(ViewContext view, Pill pill) => new HtmlContentBuilder()
        .Put("<span class=\"pill {0}\">", Css(pill.Kind))
        .Html(Markup.Icon(view.HttpContext, pill.Icon ?? IconOf(pill.Kind)))
        .Text(pill.Text)
        .Html("</span>");
}
