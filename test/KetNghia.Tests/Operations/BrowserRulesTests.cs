using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>What every browser is told: cookies of this host alone, nothing inline, no frames, no guessing of types.</summary>
public sealed class BrowserRulesTests(Hosts hosts) : IClassFixture<Hosts>
{
    [Fact]
    public async Task SetCookie_OnTheWayIn_IsHostOnlySecureAndHttpOnly()
    {
        var data = new TestData(await hosts.GetAsync(Provider.Sqlite));
        var person = await data.CreatePersonAsync(password: "mot-mat-khau-du-dai-2025");
        using var visitor = data.Host.Visitor();

        var page = await visitor.OpenAsync("/account/sign-in");
        var answer = await visitor.SubmitAsync(page.FormWith("Input.UserName"), ("Input.UserName", person.UserName), ("Input.Password", person.Password!));

        var cookies = page.Response.Headers.TryGetValues("Set-Cookie", out var first) ? first.ToList() : [];
        cookies.AddRange(answer.Response.Headers.TryGetValues("Set-Cookie", out var second) ? second : []);
        cookies.ShouldContain(c => c.StartsWith("__Host-kn-session=", StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            cookie.ShouldStartWith("__Host-");
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=", Case.Insensitive);
            cookie.ShouldNotContain("samesite=none", Case.Insensitive);
            cookie.ShouldContain("path=/;", Case.Insensitive);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
        }
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData("/favicon.svg")]
    public async Task Headers_OnAnyAnswer_AreStrict(string path)
    {
        var host = await hosts.GetAsync(Provider.Sqlite);
        using var visitor = host.Visitor();

        var headers = (await visitor.GetAsync(path)).Response.Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        foreach (var part in new[] { "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'" })
        {
            policy.ShouldContain(part);
        }

        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }
}
