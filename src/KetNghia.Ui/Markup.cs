using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Ui;

/// <summary>Small pieces of HTML the tag helpers share. Everything that is not a literal is encoded when written.</summary>
internal static class Markup
{
    public static IHtmlContent Icon(HttpContext http, string name, string css = "ic") =>
        new IconContent(Assets.Url(http, Assets.Icons), name, css);

    public static IHtmlContent SmallIcon(HttpContext http, string name) => Icon(http, name, "ic ic-s");

    public static HtmlContentBuilder Html(this HtmlContentBuilder builder, string literal)
    {
        builder.AppendHtml(literal);
        return builder;
    }

    public static HtmlContentBuilder Html(this HtmlContentBuilder builder, IHtmlContent content)
    {
        builder.AppendHtml(content);
        return builder;
    }

    public static HtmlContentBuilder Text(this HtmlContentBuilder builder, string? text)
    {
        builder.Append(text);
        return builder;
    }

    /// <summary>The format is a literal; its arguments are encoded.</summary>
    public static HtmlContentBuilder Put(this HtmlContentBuilder builder, string format, params object?[] values)
    {
        builder.AppendHtml(new HtmlFormattableString(format, values));
        return builder;
    }

    public static HtmlContentBuilder Link(this HtmlContentBuilder builder, string? url, string text, string css = "")
    {
        if (string.IsNullOrEmpty(url))
        {
            return builder.Put("<span class=\"{0}\">{1}</span>", css, text);
        }

        return builder.Put("<a class=\"{0}\" href=\"{1}\">{2}</a>", css, url, text);
    }
}

/// <summary>A page has a hundred of them.</summary>
internal sealed class IconContent(string sprite, string name, string css) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<svg class=\"");
        encoder.Encode(writer, css);
        writer.Write("\" aria-hidden=\"true\" focusable=\"false\"><use href=\"");
        encoder.Encode(writer, sprite);
        writer.Write("#i-");
        encoder.Encode(writer, name);
        writer.Write("\"/></svg>");
    }
}

/// <summary>Content made at the moment of writing, when the whole page has run.</summary>
internal sealed class LateContent(Func<IHtmlContent> make) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => make().WriteTo(writer, encoder);
}
