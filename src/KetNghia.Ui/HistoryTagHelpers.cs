using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <summary>What happened: date, person, sentence, old → new, reason.</summary>
[HtmlTargetElement("timeline", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimelineTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    public IReadOnlyList<TimelineEntry> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "timeline");
        var html = new HtmlContentBuilder();
        foreach (var entry in Items)
        {
            Entry(html, entry);
        }

        output.Content.SetHtmlContent(html);
    }

    private void Entry(HtmlContentBuilder html, TimelineEntry entry)
    {
        html.Html(entry.Kind switch
        {
            TimelineKind.Ok => "<li class=\"t-ok\">",
            TimelineKind.Bad => "<li class=\"t-bad\">",
            TimelineKind.Next => "<li class=\"t-next\">",
            _ => "<li>",
        });
        var shown = entry.When ?? (entry.AtUtc is { } at ? entry.DateOnly ? Format.Date(Format.DateOf(at)) : Format.DateTime(at) : Format.Unknown);
        var label = entry.Who is null ? shown : shown + " · " + entry.Who;
        if (entry.AtUtc is { } utc)
        {
            html.Put("<time datetime=\"{0}\">{1}</time>", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), label);
        }
        else
        {
            html.Put("<span class=\"mute xs d-block\">{0}</span>", label);
        }

        if (entry.Url is null)
        {
            html.Text(entry.Text);
        }
        else
        {
            html.Link(entry.Url, entry.Text);
        }

        foreach (var change in entry.Changes ?? [])
        {
            html.Put("<br>{0}: <del>{1}</del> <ins>{2}</ins>", change.Field, change.Before ?? Format.Unknown, change.After ?? Format.Unknown);
        }

        if (entry.Reason is not null)
        {
            html.Put("<br><span class=\"mute small\">{0}</span>", texts["Timeline.Reason", entry.Reason].Value);
        }

        html.Html("</li>");
    }
}

/// <param name="Met">Null: not decided yet.</param>
public sealed record WhyCheck(bool? Met, string Text);

/// <summary>Vì sao tôi không làm được: permission, scope, state, second person; child content says who can help.</summary>
[HtmlTargetElement("why", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhyTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<WhyCheck> Items { get; set; } = [];

    /// <summary>The action that is not possible, in words; shown in front of "Vì sao?".</summary>
    public string? Action { get; set; }

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var child = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Open)
        {
            output.Attributes.SetAttribute("open", "");
        }

        var html = new HtmlContentBuilder().Html("<summary>");
        if (Action is not null)
        {
            html.Put("<span class=\"mute\">{0}</span> · ", Action);
        }

        html.Put("<span class=\"b\">{0}</span></summary><ul class=\"why mt-2\">", texts["Why.Title"].Value);
        foreach (var check in Items)
        {
            var (css, icon, word) = check.Met switch
            {
                true => ("y", "check", "Why.Ok"),
                false => ("n", "x", "Why.Not"),
                _ => ("h", "hourglass", "Why.Open"),
            };
            html.Put("<li class=\"{0}\">", css).Html(Markup.SmallIcon(ViewContext.HttpContext, icon))
                .Put("<span><span class=\"visually-hidden\">{0}: </span>{1}</span></li>", texts[word].Value, check.Text);
        }

        html.Html("</ul>");
        if (!child.IsEmptyOrWhiteSpace)
        {
            html.Put("<p class=\"b small mt-2 mb-0\">{0}</p>", texts["Why.Help"].Value).Html(child);
        }

        output.Content.SetHtmlContent(html);
    }
}

/// <summary>Nothing here yet: what belongs here and why; the button is child content.</summary>
[HtmlTargetElement("empty-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EmptyStateTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Icon { get; set; } = "circle-dashed";

    public string Title { get; set; } = "";

    public string? Text { get; set; }

    /// <summary>What narrows the list: while something does, it is named and can be cleared, and nothing is said about the list as a whole.</summary>
    public IReadOnlyList<FilterChip> Filters { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var child = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        if (Filters.Count > 0)
        {
            output.Content.SetHtmlContent(Narrowed().Html(child));
            return;
        }

        var html = new HtmlContentBuilder().Html(Markup.Icon(ViewContext.HttpContext, Icon)).Put("<p class=\"h3\">{0}</p>", Title);
        if (Text is not null)
        {
            html.Put("<p>{0}</p>", Text);
        }

        output.Content.SetHtmlContent(html.Html(child));
    }

    private HtmlContentBuilder Narrowed()
    {
        var http = ViewContext.HttpContext;
        var named = string.Join(" · ", Filters.Select(f => $"{f.Label}: {f.Value}"));
        var clear = QueryUrl.With(http.Request, [.. Filters.Select(f => (f.QueryKey, (string?)null)).Distinct(), (PageInfo.NumberKey, null)]);
        return new HtmlContentBuilder().Html(Markup.Icon(http, "filter"))
            .Put("<p class=\"h3\">{0}</p><p data-filter>{1}</p>", texts["Empty.Narrowed"].Value, named)
            .Put("<a class=\"btn btn-outline\" href=\"{0}\" data-clear>{1}</a>", clear, texts["Empty.Clear"].Value);
    }
}
