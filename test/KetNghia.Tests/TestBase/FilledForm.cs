using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KetNghia.Tests.TestBase;

/// <summary>The fields a browser would send, by the HTML rules for successful controls.</summary>
internal static class FilledForm
{
    public static HttpRequestMessage From(IHtmlFormElement form, IReadOnlyList<(string Name, string? Value)> values, IReadOnlyList<Upload> files, IHtmlElement? button)
    {
        var fields = Fields(form, button);
        foreach (var group in values.GroupBy(value => value.Name))
        {
            fields.RemoveAll(field => field.Name == group.Key);
            fields.AddRange(group.Where(value => value.Value is not null).Select(value => (value.Name, value.Value!)));
        }

        foreach (var name in values.Select(value => value.Name).Concat(files.Select(file => file.Field)).Distinct())
        {
            form.Elements.Any(element => element.GetAttribute("name") == name).ShouldBeTrue($"The form has no field {name}.");
        }

        var target = button?.GetAttribute("formaction") ?? form.Action;
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, target.Split('?')[0] + "?" + query);
        }

        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(form, fields, files) };
    }

    public static List<(string Name, string Value)> Fields(IHtmlFormElement form, IHtmlElement? button)
    {
        var fields = new List<(string, string)>();
        foreach (var element in form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 } && !element.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    fields.Add((name, box.GetAttribute("value") ?? "on"));
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" or "file" or "submit" or "button" or "image" or "reset" }:
                    break;
                case IHtmlInputElement input:
                    fields.Add((name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add((name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.AddRange(select.Options.Where(option => option.IsSelected && !option.IsDisabled).Select(option => (name, option.Value)));
                    break;
            }
        }

        if (button?.GetAttribute("name") is { Length: > 0 } pressed)
        {
            fields.Add((pressed, button.GetAttribute("value") ?? ""));
        }

        return fields;
    }

    private static HttpContent Content(IHtmlFormElement form, List<(string Name, string Value)> fields, IReadOnlyList<Upload> files)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            files.ShouldBeEmpty("The form cannot carry files: enctype is not multipart/form-data.");
            return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            content.Add(part, file.Field, file.FileName);
        }

        return content;
    }
}
