using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KetNghia.Ui;

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

/// <param name="IsChosen">Filled by choosing, not by typing.</param>
internal sealed record FieldLabel(string Id, string Label, bool IsChosen)
{
    /// <summary>"Chưa nhập tên khoản hỗ trợ."; a label that is a question or starts with an abbreviation stays as it is.</summary>
    private string Missing
    {
        get
        {
            var isPlain = Label.Length > 1 && char.IsLower(Label[1]) && !Label.EndsWith('?');
            return FrameworkText.Get(IsChosen ? "Validation.NotChosen" : "Validation.NotEntered", isPlain ? char.ToLower(Label[0], CultureInfo.CurrentCulture) + Label[1..] : $"“{Label}”");
        }
    }

    /// <summary>The words about an error as the summary gives them: the field is named once.</summary>
    public string Line(string message) => IsMissing(message) ? Missing : $"{Label}: {message}";

    /// <summary>The words about an error beside the field.</summary>
    public string Words(string message) => IsMissing(message) ? Missing : message;

    private static bool IsMissing(string message) => message == FrameworkText.Get("Validation.Required") || message == UiText.Get("Binding.Missing");
}
