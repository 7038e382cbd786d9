using Microsoft.AspNetCore.Http;

namespace KetNghia.Framework.Ui;

/// <summary>Labels of the fields shown on this page, so that the summary above them can name them.</summary>
internal sealed class FieldLabels
{
    private readonly Dictionary<string, (string Id, string Label)> _fields = new(StringComparer.OrdinalIgnoreCase);

    public static FieldLabels Of(HttpContext http)
    {
        if (http.Items[typeof(FieldLabels)] is not FieldLabels labels)
        {
            http.Items[typeof(FieldLabels)] = labels = new FieldLabels();
        }

        return labels;
    }

    public void Add(string name, string id, string label) => _fields[name] = (id, label);

    public (string Id, string Label)? Find(string name) => _fields.TryGetValue(name, out var found) ? found : null;
}
