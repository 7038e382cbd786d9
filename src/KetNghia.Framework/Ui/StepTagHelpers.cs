using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Framework.Ui;

/// <summary>Wizard of at most five steps.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(IStringLocalizer<FrameworkResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<string> Items { get; set; } = [];

    /// <summary>One-based number of the step in hand.</summary>
    public int Current { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps card flex-row mb-3");
        output.Attributes.SetAttribute("aria-label", texts["Steps.Label"].Value);
        var html = new HtmlContentBuilder();
        foreach (var (number, text) in Items.Index().Select(i => (i.Index + 1, i.Item)))
        {
            if (number < Current)
            {
                html.Html("<li class=\"done\"><span class=\"o\">").Html(Markup.SmallIcon(ViewContext.HttpContext, "check"))
                    .Put("</span>{0}<span class=\"visually-hidden\"> {1}</span></li>", text, texts["Steps.Done"].Value);
            }
            else
            {
                html.Html(number == Current ? "<li class=\"now\" aria-current=\"step\">" : "<li>").Put("<span class=\"o\">{0}</span>{1}</li>", number, text);
            }
        }

        output.Content.SetHtmlContent(html);
    }
}

public enum StageState
{
    Todo,
    Done,
    Now,
    Late,

    /// <summary>Repeats each period (stages 13 and 14).</summary>
    Part,
}

/// <param name="Note">Short words under the stage: "1 quá hạn", "1/2".</param>
public sealed record Stage(int Number, string Text, StageState State, string? Note = null, string? Url = null);

/// <summary>The fourteen stages in four phases; on phones a list behind "Xem đủ 14 bước".</summary>
[HtmlTargetElement("phases", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PhasesTagHelper(IStringLocalizer<FrameworkResource> texts) : TagHelper
{
    private static readonly (int First, int Last)[] Phases = [(1, 5), (6, 8), (9, 10), (11, 14)];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<Stage> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var html = new HtmlContentBuilder().Html("<div class=\"card-body phases hide-s\">");
        foreach (var (index, (first, last)) in Phases.Index())
        {
            html.Put("<section><h3>{0}</h3><ol class=\"st\" start=\"{1}\">", texts["Phases." + (index + 1).ToString(CultureInfo.InvariantCulture)].Value, first);
            foreach (var stage in Items.Where(s => s.Number >= first && s.Number <= last))
            {
                Cell(html, stage);
            }

            html.Html("</ol></section>");
        }

        html.Put("</div><details class=\"only-s card-body\"><summary>{0}</summary><ol class=\"st mt-2\">",
            texts["Phases.All", Items.Count, Items.Count(s => s.State == StageState.Done)].Value);
        foreach (var stage in Items)
        {
            Cell(html, stage);
        }

        output.Content.SetHtmlContent(html.Html("</ol></details>"));
    }

    private void Cell(HtmlContentBuilder html, Stage stage)
    {
        html.Put("<li class=\"{0}\"{1}><span class=\"o\">", stage.State.ToString().ToLowerInvariant(), new HtmlString(stage.State == StageState.Now ? " aria-current=\"step\"" : ""));
        if (stage.State == StageState.Done)
        {
            html.Html(Markup.SmallIcon(ViewContext.HttpContext, "check"));
        }
        else
        {
            html.Put("{0}", stage.Number);
        }

        html.Html("</span><span>");
        if (stage.Url is null)
        {
            html.Text(stage.Text);
        }
        else
        {
            html.Link(stage.Url, stage.Text);
        }

        html.Put("<span class=\"visually-hidden\">, {0}</span>", texts["Phases." + stage.State].Value);
        if (stage.Note is not null)
        {
            html.Put("<br><span class=\"{0}\">{1}</span>", stage.State == StageState.Late ? "ink-bad b" : "mute", stage.Note);
        }

        html.Html("</span></li>");
    }
}
