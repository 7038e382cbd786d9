using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>
/// Progress of a background job. While running, the card asks its own page again every two seconds (htmx) and a link does
/// the same by hand. The page answers with the same card; <c>id</c> and <c>url</c> must not change.
/// </summary>
[HtmlTargetElement("job-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JobProgressTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    public string Id { get; set; } = "job";

    public string Url { get; set; } = "";

    /// <summary>Id of what is shown anew, when more around the card tells how the job goes; the card alone when null.</summary>
    public string? Part { get; set; }

    public bool Running { get; set; }

    public long Done { get; set; }

    /// <summary>Zero while unknown.</summary>
    public long Total { get; set; }

    /// <summary>"Đang lập 11/12 báo cáo, còn khoảng 20 giây".</summary>
    public string Text { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var child = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("class", "card-body");
        output.Attributes.SetAttribute("data-job", Running ? "running" : "ended");
        output.Attributes.SetAttribute("data-quiet", "");
        if (Running)
        {
            output.Attributes.SetAttribute("hx-get", Url);
            output.Attributes.SetAttribute("hx-trigger", "every 2s");
            output.Attributes.SetAttribute("hx-select", "#" + (Part ?? Id));
            output.Attributes.SetAttribute("hx-target", "#" + (Part ?? Id));
            output.Attributes.SetAttribute("hx-swap", "outerHTML");
        }

        var html = new HtmlContentBuilder().Put("<p class=\"mb-2\" data-job-text>{0}</p>", Text);
        if (Running)
        {
            html.Html("<progress class=\"progress-kn\" ");
            if (Total > 0)
            {
                html.Put("max=\"{0}\" value=\"{1}\" ", Total, Math.Min(Done, Total));
            }

            html.Put("aria-label=\"{0}\"></progress><p class=\"small mb-0\"><a href=\"{1}\">{2}</a></p>", Text, Url, texts["Job.Refresh"].Value);
        }

        output.Content.SetHtmlContent(html.Html(child));
    }
}
