using KetNghia.Framework.Localization;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Framework.Ui;

/// <summary>Labels of the fields shown on this page, so that the summary above them can name them.</summary>
internal sealed class FieldLabels
{
    private readonly Dictionary<string, FieldLabel> _fields = new(StringComparer.OrdinalIgnoreCase);

    public static FieldLabels Of(HttpContext http)
    {
        if (http.Items[typeof(FieldLabels)] is not FieldLabels labels)
        {
            http.Items[typeof(FieldLabels)] = labels = new FieldLabels();
        }

        return labels;
    }

    public void Add(string name, FieldLabel field) => _fields[name] = field;

    public FieldLabel? Find(string name) => _fields.GetValueOrDefault(name);
}

/// <param name="Missing">What is said when nothing is in it, naming the field.</param>
internal sealed record FieldLabel(string Id, string Label, string Missing)
{
    /// <summary>The words about an error as the summary gives them: the field is named once.</summary>
    public string Line(string message) => IsMissing(message) ? Missing : $"{Label}: {message}";

    /// <summary>The words about an error beside the field.</summary>
    public string Words(string message) => IsMissing(message) ? Missing : message;

    private static bool IsMissing(string message) => message == FrameworkText.Get("Validation.Required") || message == FrameworkText.Get("Binding.Missing");
}
