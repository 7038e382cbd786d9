using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KetNghia.Ui;

/// <summary>The controls themselves.</summary>
public sealed partial class FieldTagHelper
{
    private FieldKind Guess()
    {
        var type = For.Metadata.UnderlyingOrModelType;
        return type switch
        {
            _ when Items is not null => FieldKind.Select,
            _ when type == typeof(bool) => FieldKind.CheckBox,
            _ when type == typeof(DateOnly) => FieldKind.Date,
            _ when type == typeof(Dong) => FieldKind.Money,
            _ when type == typeof(Quantity) => FieldKind.Quantity,
            _ when typeof(Microsoft.AspNetCore.Http.IFormFile).IsAssignableFrom(For.Metadata.ElementType ?? type) => FieldKind.File,
            _ when type == typeof(int) || type == typeof(long) => FieldKind.Number,
            _ => FieldKind.Text,
        };
    }

    private IHtmlContent Control(List<(string Name, string Value)> own) => Resolved switch
    {
        FieldKind.Select => Select(own),
        FieldKind.TextArea => TextArea(own),
        _ => Input(own),
    };

    private HtmlContentBuilder Input(List<(string Name, string Value)> own)
    {
        var kind = Resolved;
        var attributes = Common();
        attributes.InsertRange(0, [("class", "form-control"), ("id", Id), ("type", TypeOf(kind))]);
        if (kind is not (FieldKind.Password or FieldKind.File))
        {
            attributes.Add(("value", Value()));
        }

        attributes.Add(("inputmode", InputMode(kind)));
        attributes.Add(("autocomplete", kind is FieldKind.Date or FieldKind.Money or FieldKind.Quantity or FieldKind.Points or FieldKind.Number ? "off" : null));
        attributes.Add(("maxlength", kind is FieldKind.File ? null : MaxLength ?? (kind is FieldKind.Text ? null : "60")));
        if (Echoes)
        {
            attributes.AddRange([("data-echo", Id + "-echo"), ("data-kind", kind.ToString().ToLowerInvariant()), ("data-unit", ShownUnit ?? "")]);
        }

        return Tag("input", attributes, own, selfClosing: true);
    }

    private HtmlContentBuilder TextArea(List<(string Name, string Value)> own)
    {
        var attributes = Common();
        attributes.InsertRange(0, [("class", "form-control"), ("id", Id), ("rows", Rows.ToString(CultureInfo.InvariantCulture)), ("maxlength", MaxLength)]);
        return Tag("textarea", attributes, own, selfClosing: false).Html("\n").Text(Value()).Html("</textarea>");
    }

    private HtmlContentBuilder Select(List<(string Name, string Value)> own)
    {
        var attributes = Common();
        attributes.InsertRange(0, [("class", "form-select"), ("id", Id)]);
        var html = Tag("select", attributes, own, selfClosing: false);
        var chosen = Values();
        if (Placeholder != "" && own.All(a => a.Name != "multiple"))
        {
            html.Put("<option value=\"\">{0}</option>", Placeholder ?? texts["Common.Choose"].Value);
        }

        SelectListGroup? group = null;
        foreach (var item in Items ?? [])
        {
            if (!ReferenceEquals(item.Group, group))
            {
                html.Html(group is null ? "" : "</optgroup>");
                group = item.Group;
                html.Put(group is null ? "" : "<optgroup label=\"{0}\">", group?.Name);
            }

            html.Put("<option value=\"{0}\"", item.Value ?? item.Text).Html(IsChosen(item, chosen) ? " selected" : "")
                .Html(item.Disabled ? " disabled" : "").Put(">{0}</option>", item.Text);
        }

        return html.Html(group is null ? "</select>" : "</optgroup></select>");
    }

    private HtmlContentBuilder Radio(string label)
    {
        var html = new HtmlContentBuilder().Put("<fieldset id=\"{0}\" tabindex=\"-1\"><legend class=\"{1}\">{2}", Id, HideLabel ? "visually-hidden" : "form-label", label);
        OptionalMark(html);
        html.Html("</legend><div class=\"grid-2 gap-2\">");
        var chosen = Values();
        var number = 0;
        foreach (var item in Items ?? [])
        {
            var on = IsChosen(item, chosen);
            var attributes = Common();
            attributes.InsertRange(0, [("class", "form-check-input"), ("type", "radio"), ("id", Id + "_" + number++), ("value", item.Value), ("checked", on ? "checked" : null)]);
            html.Put("<label class=\"{0}\">", on ? "choice on" : "choice").Html(Tag("input", attributes, [], selfClosing: true))
                .Put("<span>{0}", item.Text);
            if (item.Group?.Name is { } note)
            {
                html.Put("<small>{0}</small>", note);
            }

            html.Html("</span></label>");
        }

        return Below(html.Html("</div>")).Html("</fieldset>");
    }

    private HtmlContentBuilder CheckBox(string label, List<(string Name, string Value)> own)
    {
        var on = Values().Any(v => string.Equals(v, "true", StringComparison.OrdinalIgnoreCase));
        var attributes = Common();
        attributes.InsertRange(0, [("class", "form-check-input"), ("type", "checkbox"), ("id", Id), ("value", "true"), ("checked", on ? "checked" : null)]);
        var html = new HtmlContentBuilder().Html("<div class=\"form-check\">").Html(Tag("input", attributes, own, selfClosing: true))
            .Put("<label class=\"form-check-label\" for=\"{0}\">{1}</label></div><input type=\"hidden\" name=\"{2}\" value=\"false\"/>", Id, label, Name);
        return Below(html);
    }

    private static HtmlContentBuilder Tag(string name, List<(string Name, string? Value)> attributes, List<(string Name, string Value)> own, bool selfClosing)
    {
        var html = new HtmlContentBuilder().Html("<" + name);
        foreach (var (key, value) in attributes.Where(a => a.Value is not null && own.All(o => o.Name != a.Name)))
        {
            html.Html(" " + key).Put("=\"{0}\"", value);
        }

        foreach (var (key, value) in own)
        {
            html.Html(" " + key).Put("=\"{0}\"", value);
        }

        return html.Html(selfClosing ? "/>" : ">");
    }

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Password => "password",
        FieldKind.Email => "email",
        FieldKind.Tel => "tel",
        FieldKind.File => "file",
        _ => "text",
    };

    private static string? InputMode(FieldKind kind) => kind switch
    {
        FieldKind.Quantity or FieldKind.Points => "decimal",
        FieldKind.Date or FieldKind.Number => "numeric",
        _ => null,
    };

    private string Value() => Values().FirstOrDefault() ?? "";

    /// <summary>What was typed when the form is shown again, otherwise the model's value as a person writes it.</summary>
    private IReadOnlyList<string> Values()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
        {
            return raw as string[] ?? [entry.AttemptedValue ?? ""];
        }

        return For.Model switch
        {
            null => [],
            string s => [s],
            DateOnly d => [Format.Date(d)],
            Dong d => [Format.Whole(d.Amount)],
            Quantity q => [Format.Quantity(q.Thousandths)],
            long n when Resolved == FieldKind.Money => [Format.Whole(n)],
            long n when Resolved == FieldKind.Quantity => [Format.Quantity(n)],
            int n when Resolved == FieldKind.Points => [Format.Points(n)],
            long n when Resolved == FieldKind.Points => [Format.Points(n)],
            bool b => [b ? "true" : "false"],
            Enum e => [e.ToString()],
            System.Collections.IEnumerable many => [.. many.Cast<object?>().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "")],
            var other => [Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""],
        };
    }

    private bool IsChosen(SelectListItem item, IReadOnlyList<string> chosen) =>
        chosen.Count > 0 ? chosen.Contains(item.Value ?? item.Text) : item.Selected;
}
