using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>
/// Shared by the helpers that show one number: right figures, no line break, raw value beside a named total, and a link to
/// the rows it is made of unless there are none.
/// </summary>
public abstract class NumberTagHelper : TagHelper
{
    public string? Href { get; set; }

    private protected void Show(TagHelperOutput output, string text, long? raw)
    {
        var isLink = !string.IsNullOrEmpty(Href) && raw != 0;
        output.TagName = isLink ? "a" : "span";
        if (isLink)
        {
            output.Attributes.SetAttribute("href", Href);
        }

        output.TagMode = TagMode.StartTagAndEndTag;
        var css = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(css) ? "tn" : "tn " + css);
        if (output.Attributes.ContainsName("data-total"))
        {
            output.Attributes.SetAttribute("data-value", raw?.ToString(CultureInfo.InvariantCulture) ?? "");
        }

        output.Content.SetContent(text);
    }
}

public enum MoneyUnit
{
    /// <summary>1.234.567 đ</summary>
    Dong,

    /// <summary>3.412,6 (unit in the column head)</summary>
    Million,

    /// <summary>17,86 tỷ đồng</summary>
    Heading,
}

/// <summary>An amount in đồng. <c>data-total="name"</c> adds the raw value.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : NumberTagHelper
{
    public long? Value { get; set; }

    public MoneyUnit Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Show(output, TextOf(), Value);

    private string TextOf() => Unit switch
    {
        MoneyUnit.Million => Format.Millions(Value),
        MoneyUnit.Heading => Format.MoneyHeading(Value),
        _ => Format.Money(Value),
    };
}

/// <summary>A quantity in thousandths, with its unit.</summary>
[HtmlTargetElement("quantity", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuantityTagHelper : NumberTagHelper
{
    public long? Value { get; set; }

    public string? Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Show(output, Format.Quantity(Value, Unit), Value);
}

/// <summary>A whole number.</summary>
[HtmlTargetElement("number", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NumberValueTagHelper : NumberTagHelper
{
    public long? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Show(output, Format.Whole(Value), Value);
}

/// <summary>A share: <c>part</c> of <c>whole</c>, or ready basis points in <c>value</c>.</summary>
[HtmlTargetElement("percent", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PercentTagHelper : NumberTagHelper
{
    public long? Value { get; set; }

    public long? Part { get; set; }

    public long? Whole { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Show(output, Whole is null ? Format.Percent(Value) : Format.PercentOf(Part, Whole), Value);
}

/// <summary>A business date, dd/MM/yyyy; <c>short</c> drops the year of today, <c>due</c> adds "còn 3 ngày".</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(IClock clock) : TagHelper
{
    public DateOnly? Value { get; set; }

    public bool Short { get; set; }

    public bool Due { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is { } date)
        {
            output.Attributes.SetAttribute("datetime", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        output.Content.SetContent(Short ? Format.DateShort(Value, clock.Today) : Format.Date(Value));
        if (Due && Value is { } due)
        {
            output.Content.Append(" · " + Format.DueIn(due, clock.Today));
        }
    }
}

/// <summary>An instant (UTC), shown in Viet Nam's time: dd/MM/yyyy HH:mm.</summary>
[HtmlTargetElement("datetime", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTimeTagHelper : TagHelper
{
    public DateTime? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is { } utc)
        {
            output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        output.Content.SetContent(Format.DateTime(Value));
    }
}
