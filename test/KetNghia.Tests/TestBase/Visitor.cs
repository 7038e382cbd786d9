using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace KetNghia.Tests.TestBase;

/// <summary>
/// A person at a browser without JavaScript: keeps cookies, sends forms as they stand on the page, and follows
/// redirects when asked.
/// </summary>
public sealed class Visitor : IDisposable
{
    private static int _requests;
    private readonly TestHost _host;
    private readonly HttpClient _client;

    internal Visitor(TestHost host, Func<DelegatingHandler, HttpClient> connect)
    {
        _host = host;
        _client = connect(new CookieContainerHandler(Cookies));
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
    }

    public CookieContainer Cookies { get; } = new();

    public TestHost Host => _host;

    /// <summary>The cookie that says who this is.</summary>
    public string Session => Cookies.GetCookies(new Uri("https://localhost"))["__Host-kn-session"]!.Value;

    /// <summary>Puts a cookie into the jar as if the server had set it.</summary>
    public void Keep(string name, string value) => Cookies.Add(new Cookie(name, value, "/", "localhost") { Secure = true });

    /// <summary>Sends a personal access token with every request.</summary>
    public void Carry(string token) => _client.DefaultRequestHeaders.Authorization = new("Bearer", token);

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens a page and expects to see it.</summary>
    public async Task<Answer> OpenAsync(string path)
    {
        var answer = await FollowAsync(await GetAsync(path));
        answer.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {answer.Text}");
        return answer;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var number = Interlocked.Increment(ref _requests).ToString(System.Globalization.CultureInfo.InvariantCulture);
        request.Headers.Add(SqlLog.RequestHeader, number);
        var response = await _client.SendAsync(request);
        response.Headers.Location?.OriginalString.ShouldAllBe(c => c > ' ' && c <= '~', $"{request.RequestUri}: a server refuses to send any other address");
        return await Answer.ReadAsync(response, _host.Sql.Of(number), _host.Sql.RowsOf(number));
    }

    /// <summary>Goes where a redirect points; any other answer is returned as it is.</summary>
    public async Task<Answer> FollowAsync(Answer answer)
    {
        for (var hops = 0; answer.Location is { } location && hops < 10; hops++)
        {
            answer = await GetAsync(location);
        }

        return answer;
    }

    /// <summary>
    /// Sends a form with everything that stands in it (hidden fields, defaults, the token and the submission id) and
    /// the given values on top. Does not follow the redirect.
    /// </summary>
    public Task<Answer> SubmitAsync(IHtmlFormElement form, params (string Name, string? Value)[] values) => SubmitAsync(form, values, []);

    public Task<Answer> SubmitAsync(IHtmlFormElement form, (string Name, string? Value)[] values, IReadOnlyList<Upload> files, IHtmlElement? button = null) =>
        SendAsync(FilledForm.From(form, values, files, button));

    /// <summary>Opens a page, fills its main form and sends it.</summary>
    public async Task<Answer> FillAsync(string path, params (string Name, string? Value)[] values)
    {
        var page = await OpenAsync(path);
        return await SubmitAsync(page.MainForm, values);
    }

    /// <summary>Signs in through the door everybody uses.</summary>
    public async Task<Answer> SignInAsync(string userName, string password)
    {
        var page = await OpenAsync("/account/sign-in");
        var answer = await SubmitAsync(page.FormWith("Input.UserName"), ("Input.UserName", userName), ("Input.Password", password));
        answer.Location.ShouldNotBeNull($"{userName} was not let in: {answer.Text}");
        return answer;
    }

    public void Dispose() => _client.Dispose();
}

public sealed record Upload(string Field, string FileName, string ContentType, byte[] Content);
