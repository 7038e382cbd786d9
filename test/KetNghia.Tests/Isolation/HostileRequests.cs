using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Isolation;

/// <summary>Makes of a form, or of the example of an operation, what nobody means; the same seed makes the same.</summary>
internal sealed class HostileRequests(int seed)
{
    private static readonly string[] Nonsense =
    [
        new string('a', 5000) + "\u0000\u202E\r\n'\"<>;--",
        "-99999999999999999999999999",
        "\uD83D\uDE00{0}%s%n../../etc/passwd\t",
    ];

    private static readonly string[] Values =
    [
        "", " ", "\u0000", "-1", "0", "2147483648", "9223372036854775807", "-9223372036854775808", "1e400", "31/02/2024", "0001-01-01", "9999-12-31", "31/12/9999", "true", "[]", "{0}", "%00",
        "00000000-0000-0000-0000-000000000000", "x", "🐖", "??", "A,B", "a.b.c", "../..", "?a[b[c", "ế",
    ];

    private static readonly string[] Json =
        ["null", "[]", "{}", "\"\"", "\" \"", "-1", "1e400", "9223372036854775807", "true", "[null]", "[[]]", "\"\\u0000\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"00000000-0000-0000-0000-000000000000\"", "{\"a[b[\":1}"];

    private static readonly string[] Names = ["SubmissionId[a[a[a[", "Input[", "Input.", "[0]", "Input[0].Name", "a].b[c", "Input.Items[9].Name", "__proto__[x"];

    private readonly Random _random = new(seed);
    private int _made;

    /// <summary>A few sends of one form: nonsense in every field, blank entries, seeded mutations, and without its handler's name.</summary>
    public IEnumerable<HttpRequestMessage> Of(IHtmlFormElement form, Func<Guid> newId)
    {
        var given = FilledForm.Fields(form, null).ConvertAll(f => f.Name == "SubmissionId" ? (f.Name, newId().ToString()) : f);
        var own = form.Elements.Where(e => e is not IHtmlInputElement { Type: "hidden" or "submit" or "button" or "file" or "reset" or "image" } and not IHtmlButtonElement)
            .Select(e => e.GetAttribute("name")).OfType<string>().Where(n => n.Length > 0).Distinct().ToList();
        var kept = given.Where(f => !own.Contains(f.Name)).ToList();
        yield return Request(form, form.Action, [.. kept, .. own.Select(n => (n, Nonsense[_made++ % Nonsense.Length]))]);
        yield return Request(form, form.Action, [.. Renewed(kept, newId), .. own.SelectMany(n => new[] { (n, ""), (n, "") }), (Pick(Names), "1")]);
        yield return Request(form, form.Action, [.. Renewed(given, newId).Select(f => own.Contains(f.Name) && _random.Next(3) == 0 ? (f.Name, Pick(Values)) : f).Where(_ => _random.Next(20) > 0)]);
        if (form.Action.Contains("handler=", StringComparison.OrdinalIgnoreCase))
        {
            yield return Request(form, form.Action.Split('?')[0], Renewed(given, newId));
        }
    }

    /// <summary>The example with one member at a time replaced by what it is not.</summary>
    public IEnumerable<string> Of(object example, JsonSerializerOptions options)
    {
        var members = JsonSerializer.SerializeToNode(example, example.GetType(), options)!.AsObject();
        foreach (var name in members.Select(m => m.Key))
        {
            for (var n = 0; n < 3; n++)
            {
                var others = members.Where(m => m.Key != name).Select(m => $"{JsonSerializer.Serialize(m.Key)}:{(m.Value ?? JsonValue.Create((string?)null))?.ToJsonString() ?? "null"}");
                yield return "{" + string.Join(',', others.Append($"{JsonSerializer.Serialize(name)}:{(n == 0 ? "null" : Pick(Json))}")) + "}";
            }
        }
    }

    public string Query() => string.Join('&', Enumerable.Range(0, 2).Select(_ => $"{Uri.EscapeDataString(Pick(Names))}={Uri.EscapeDataString(Pick(Values))}"));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private static List<(string Name, string Value)> Renewed(List<(string Name, string Value)> fields, Func<Guid> newId) =>
        fields.ConvertAll(f => f.Name == "SubmissionId" ? (f.Name, newId().ToString()) : f);

    private static HttpRequestMessage Request(IHtmlFormElement form, string action, List<(string Name, string Value)> fields)
    {
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, action.Split('?')[0] + "?" + query);
        }

        var body = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
        return new HttpRequestMessage(HttpMethod.Post, action) { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") };
    }
}
