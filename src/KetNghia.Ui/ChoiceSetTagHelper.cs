using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>A set of boxes drawn by the page itself: with <c>for-field</c> the summary of errors names it and leads there.</summary>
[HtmlTargetElement("fieldset", Attributes = "for-field")]
public sealed class ChoiceSetTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name of the boxes, for example <c>Input.RoleIds</c>.</summary>
    public string ForField { get; set; } = "";

    public string ForLabel { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        FieldLabels.Of(ViewContext.HttpContext).Add(ForField, new FieldLabel(output.Attributes["id"].Value.ToString()!, ForLabel, IsChosen: true));
}
