using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

/// <param name="Url">Where it is taken.</param>
public sealed record ShownStep(string Action, string Name, string Url);

/// <param name="Names">Those that are kept by one reason.</param>
public sealed record KeptStep(IReadOnlyList<string> Names, string Why);

/// <summary>The steps a record's state allows: those the reader can take, and the others with what is missing.</summary>
public sealed record ShownSteps(IReadOnlyList<ShownStep> Open, IReadOnlyList<KeptStep> Kept)
{
    public static readonly ShownSteps None = new([], []);

    /// <summary>Null when the reader cannot take it.</summary>
    public string? UrlOf(string action) => Open.FirstOrDefault(s => s.Action == action)?.Url;
}

/// <summary>A state of the way, in words.</summary>
public sealed record WayState(string Text, Moment Moment);

/// <summary>Makes the steps of a record ready to be shown.</summary>
public sealed class RecordSteps(StepPerson person, ITexts texts)
{
    /// <param name="url">Where a step is taken; null for one that is not offered here.</param>
    public ShownSteps Of<T, TState, TAction>(StepRules<T, TState, TAction> rules, T record, Func<Step<TState, TAction>, string?> url)
        where TState : struct, Enum
        where TAction : struct, Enum
    {
        var answers = rules.Answers(record, person).Select(a => (a.Step, Name: texts[a.Step.TextKey], Url: url(a.Step), Why: a.Why is null ? null : texts.Error(a.Why))).Where(a => a.Url is not null).ToList();
        return new ShownSteps(
            [.. answers.Where(a => a.Why is null).Select(a => new ShownStep(a.Step.Action.ToString(), a.Name, a.Url!))],
            [.. answers.Where(a => a.Why is not null).GroupBy(a => a.Why!).Select(g => new KeptStep([.. g.Select(a => a.Name)], g.Key))]);
    }

    public IReadOnlyList<WayState> WayOf<TState, TAction>(StepTable<TState, TAction> table, TState now, IReadOnlyCollection<TState> passed, Func<TState, bool>? expects = null)
        where TState : struct, Enum
        where TAction : struct, Enum =>
        [.. table.WayOf(now, passed, expects).Select(s => new WayState(texts[$"{typeof(TState).Name}.{s.State}"], s.Moment))];
}

/// <summary>Buttons of the steps the reader can take; below them, folded away, the others and why not.</summary>
[HtmlTargetElement("record-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RecordStepsTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ShownSteps Of { get; set; } = ShownSteps.None;

    /// <summary>The action that is waited for.</summary>
    public string? First { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var html = new HtmlContentBuilder();
        if (Of.Open.Count > 0)
        {
            html.Html("<div class=\"btn-list mt-2\">");
            foreach (var step in Of.Open)
            {
                html.Put("<a class=\"btn btn-sm {0}\" href=\"{1}\">{2}…</a>", step.Action == First ? "btn-primary" : "btn-outline", step.Url, step.Name);
            }

            html.Html("</div>");
        }

        if (Of.Kept.Count > 0)
        {
            html.Put("<details class=\"small mt-2\" data-kept-steps><summary>{0}</summary><ul class=\"why mt-1\">", texts["Step.Others"].Value);
            foreach (var step in Of.Kept)
            {
                html.Html("<li class=\"n\">").Html(Markup.SmallIcon(ViewContext.HttpContext, "lock"))
                    .Put("<span><b>{0}</b>: {1}</span></li>", string.Join(", ", step.Names), step.Why);
            }

            html.Html("</ul></details>");
        }

        output.Content.SetHtmlContent(html);
    }
}

/// <summary>What lies behind a record, where it stands, and what is to come.</summary>
[HtmlTargetElement("state-way", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateWayTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IReadOnlyList<WayState> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "st card flex-row mb-3");
        output.Attributes.SetAttribute("aria-label", texts["Way.Label"].Value);
        var html = new HtmlContentBuilder();
        foreach (var (number, state) in Items.Index().Select(i => (i.Index + 1, i.Item)))
        {
            var (css, word) = state.Moment switch
            {
                Moment.Done => ("done", "Steps.Done"),
                Moment.Now => ("now", "Way.Now"),
                _ => ("todo", "Way.ToCome"),
            };
            html.Put("<li class=\"{0}\"", css).Html(state.Moment == Moment.Now ? " aria-current=\"step\">" : ">").Html("<span class=\"o\" aria-hidden=\"true\">");
            _ = state.Moment == Moment.Done ? html.Html(Markup.SmallIcon(ViewContext.HttpContext, "check")) : html.Put("{0}", number);
            html.Put("</span><span>{0}<span class=\"visually-hidden\"> {1}</span></span></li>", state.Text, texts[word].Value);
        }

        output.Content.SetHtmlContent(html);
    }
}
