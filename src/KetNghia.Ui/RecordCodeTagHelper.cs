using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>
/// The code of a record: short on the screen of its own locality, and with the locality's prefix on what is printed there;
/// with the prefix everywhere else. Never broken over two lines.
/// </summary>
[HtmlTargetElement("record-code", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RecordCodeTagHelper(RecordCodes codes) : TagHelper
{
    /// <summary>The tenant whose record it is.</summary>
    public Guid Of { get; set; }

    /// <summary>The locality's own code.</summary>
    public string Value { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (shown, full) = (codes.Shown(Of, Value), codes.Full(Of, Value));
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rc");
        if (shown.Length < full.Length)
        {
            output.Attributes.SetAttribute("data-prefix", full[..^shown.Length]);
        }

        output.Content.SetContent(shown);
    }
}
