using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KetNghia.Ui;

public enum FieldKind
{
    /// <summary>From the type of the property: date, money, quantity, check box, choice list or text.</summary>
    Auto,
    Text,
    TextArea,
    Select,
    Radio,
    CheckBox,
    Date,
    Money,
    Quantity,
    Points,
    Number,
    Password,
    Email,
    Tel,
    File,
}

/// <summary>
/// One field of a form: label above, hint and error below, described and marked for screen readers, what was typed kept.
/// Unknown attributes go to the control itself (<c>maxlength</c>, <c>autocomplete</c>, <c>data-shrink</c>, <c>accept</c>…).
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class FieldTagHelper(IStringLocalizer<UiResource> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public FieldKind Kind { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Marks the label "(không bắt buộc)"; fields are required unless said otherwise.</summary>
    public bool Optional { get; set; }

    /// <summary>Required under a condition, in words: "bắt buộc khi số nhận khác số giao". Said in the label, before anything is sent.</summary>
    public string? RequiredWhen { get; set; }

    /// <summary>Shown beside the control: "đ", "con", "bộ".</summary>
    public string? Unit { get; set; }

    public int Rows { get; set; } = 3;

    /// <summary>Choices of a list or of radio buttons.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First line of a list with nothing chosen; null takes the usual words, empty leaves it out.</summary>
    public string? Placeholder { get; set; }

    /// <summary>The label is for screen readers only (cells of a table).</summary>
    public bool HideLabel { get; set; }

    /// <summary>Never kept as a draft in the browser: personal data. Passwords, e-mail addresses and telephone numbers never are.</summary>
    public bool NoDraft { get; set; }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private FieldKind Resolved => Kind != FieldKind.Auto ? Kind : Guess();

    private FieldLabel? _field;

    private string? Error => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var label = Label ?? For.Metadata.GetDisplayName();
        _field = new FieldLabel(Id, label, Resolved is FieldKind.Select or FieldKind.Radio or FieldKind.File);
        FieldLabels.Of(ViewContext.HttpContext).Add(Name, _field);
        var own = output.Attributes.Where(a => a.Name != "class").Select(a => (a.Name, Value: a.Value?.ToString() ?? "")).ToList();
        var css = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.Join(' ', new[]
        {
            "field", "field-" + Resolved.ToString().ToLowerInvariant(), Error is null ? null : "field-bad", css,
        }.Where(c => !string.IsNullOrEmpty(c))));
        if (NoDraft || Resolved is FieldKind.Password or FieldKind.Email or FieldKind.Tel)
        {
            output.Attributes.SetAttribute("data-no-draft", "");
        }

        output.Content.SetHtmlContent(Resolved switch
        {
            FieldKind.Radio => Radio(label),
            FieldKind.CheckBox => CheckBox(label, own),
            _ => Labelled(label, own),
        });
    }

    private HtmlContentBuilder Labelled(string label, List<(string Name, string Value)> own)
    {
        var html = new HtmlContentBuilder().Put("<label class=\"{0}\" for=\"{1}\">{2}", HideLabel ? "visually-hidden" : "form-label", Id, label);
        OptionalMark(html);
        html.Html("</label>");
        var unit = ShownUnit;
        if (unit is null)
        {
            html.Html(Control(own));
        }
        else
        {
            html.Html("<div class=\"unit\">").Html(Control(own)).Put("<span>{0}</span></div>", unit);
        }

        if (Echoes)
        {
            html.Put("<output class=\"echo\" id=\"{0}-echo\" for=\"{0}\"></output>", Id);
        }

        return Below(html);
    }

    private string? ShownUnit => Unit ?? (Resolved == FieldKind.Money ? Format.DongSign : null);

    private bool Echoes => Resolved is FieldKind.Money or FieldKind.Quantity;

    private void OptionalMark(HtmlContentBuilder html)
    {
        if (Optional || RequiredWhen is not null)
        {
            html.Put(" <span class=\"opt\">{0}</span>", RequiredWhen is null ? texts["Common.Optional"].Value : $"({RequiredWhen})");
        }
    }

    private HtmlContentBuilder Below(HtmlContentBuilder html)
    {
        if (HintText is { } hint)
        {
            html.Put("<p class=\"form-hint\" id=\"{0}-hint\">{1}</p>", Id, hint);
        }

        if (Error is { } error)
        {
            html.Put("<p class=\"err mb-0\" id=\"{0}-error\">", Id)
                .Html(Markup.SmallIcon(ViewContext.HttpContext, "alert-circle")).Put("<span>{0}</span></p>", _field!.Words(error));
            LegacyTick.Below(html, Name, Id, ViewContext.ModelState[Name]);
        }

        return html;
    }

    private string? HintText => Resolved switch
    {
        FieldKind.File when HttpMethods.IsPost(ViewContext.HttpContext.Request.Method) => texts["Field.FileAgain"].Value,
        FieldKind.Date when Hint is null => texts["Field.DateHint"].Value,
        _ => string.IsNullOrEmpty(Hint) ? null : Hint,
    };

    /// <summary>Attributes every control shares: name, id, what describes it, whether it is wrong.</summary>
    private List<(string Name, string? Value)> Common()
    {
        var described = new List<string>();
        if (HintText is not null)
        {
            described.Add(Id + "-hint");
        }

        if (Error is not null)
        {
            described.Add(Id + "-error");
        }

        return
        [
            ("name", Name), ("aria-required", IsRequired ? "true" : null), ("aria-invalid", Error is null ? null : "true"),
            ("aria-describedby", described.Count == 0 ? null : string.Join(' ', described)),
        ];
    }

    private bool IsRequired => !Optional && RequiredWhen is null && Resolved != FieldKind.CheckBox && For.Metadata.IsRequired;

    private string? MaxLength => For.Metadata.ValidatorMetadata.Select(v => v switch
    {
        StringLengthAttribute s => s.MaximumLength,
        MaxLengthAttribute m => m.Length,
        _ => 0,
    }).FirstOrDefault(n => n > 0) is var n and > 0 ? n.ToString(CultureInfo.InvariantCulture) : null;
}
