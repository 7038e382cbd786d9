using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KetNghia.Tests.TestBase;

/// <summary>An answer as a test wants to look at it.</summary>
public sealed partial class Answer
{
    private readonly Lazy<IHtmlDocument> _document;

    private Answer(HttpResponseMessage response, byte[] bytes, IReadOnlyList<string> sql, int rows)
    {
        Response = response;
        Bytes = bytes;
        Body = System.Text.Encoding.UTF8.GetString(bytes);
        Sql = sql;
        RowsRead = rows;
        _document = new(Parse);
    }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public byte[] Bytes { get; }

    public string Body { get; }

    /// <summary>The SQL commands this request cost.</summary>
    public IReadOnlyList<string> Sql { get; }

    /// <summary>The rows this request took from the database.</summary>
    public int RowsRead { get; }

    /// <summary>
    /// Parsed when it is asked for: crawls read most answers as text alone. The page knows its own address, so that links
    /// and forms without an action resolve as in a browser.
    /// </summary>
    public IHtmlDocument Document => _document.Value;

    public bool IsHtml => Response.Content.Headers.ContentType?.MediaType == "text/html";

    /// <summary>Path and query of a redirect, or null.</summary>
    public string? Location => (int)Status is >= 300 and < 400 && Response.Headers.Location is { } location
        ? location.IsAbsoluteUri ? location.PathAndQuery : location.ToString()
        : null;

    /// <summary>What can be read on the page, in one line.</summary>
    public string Text => IsHtml ? Spaces().Replace(Document.Body?.TextContent ?? "", " ").Trim() : Body;

    public string? ErrorCode => Document.QuerySelector("[data-error-code]")?.GetAttribute("data-error-code");

    public string? Receipt => Document.QuerySelector("[data-receipt]")?.GetAttribute("data-receipt");

    /// <summary>The form of the page's main part.</summary>
    public IHtmlFormElement MainForm => Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault()
        ?? throw new ShouldAssertException($"There is no form on the page: {Text}");

    public IHtmlFormElement FormWith(string field) => Document.Forms.FirstOrDefault(form => form.QuerySelector($"[name='{field}']") is not null)
        ?? throw new ShouldAssertException($"No form has a field {field}: {Text}");

    public IHtmlFormElement FormTo(string action) => Document.Forms.FirstOrDefault(form => form.GetAttribute("action")?.Contains(action, StringComparison.Ordinal) == true)
        ?? throw new ShouldAssertException($"No form posts to {action}: {Text}");

    /// <summary>The message beside a field.</summary>
    public string? FieldError(string field) =>
        Document.QuerySelector($"[data-valmsg-for='{field}'], [id='{IdOf(field)}-error']")?.TextContent.Trim() is { Length: > 0 } text ? text : null;

    private static string IdOf(string field) => field.Replace('.', '_').Replace('[', '_').Replace(']', '_');

    public long Total(string name) => long.Parse(
        Document.QuerySelector($"[data-total='{name}']")?.GetAttribute("data-value") ?? throw new ShouldAssertException($"No total {name} on the page."),
        System.Globalization.CultureInfo.InvariantCulture);

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    internal static async Task<Answer> ReadAsync(HttpResponseMessage response, IReadOnlyList<string> sql, int rows) =>
        new(response, await response.Content.ReadAsByteArrayAsync(), sql, rows);

    /// <summary>Reading from memory, the parser never waits.</summary>
    private IHtmlDocument Parse() => (IHtmlDocument)BrowsingContext.New(Configuration.Default)
        .OpenAsync(page => page.Content(IsHtml ? Body : "").Address(Response.RequestMessage!.RequestUri!.ToString()))
        .GetAwaiter().GetResult();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
