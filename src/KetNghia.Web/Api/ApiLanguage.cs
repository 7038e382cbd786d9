using Microsoft.AspNetCore.Localization;

namespace KetNghia.Web.Api;

/// <summary>Programs have no cookie: they ask with <c>Accept-Language</c>. People's pages keep Vietnamese until they choose.</summary>
internal sealed class ApiLanguage : RequestCultureProvider
{
    private static readonly AcceptLanguageHeaderRequestCultureProvider Header = new();

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var path = httpContext.Request.Path;
        return path.StartsWithSegments("/api/v1") || path.StartsWithSegments("/openapi")
            ? Header.DetermineProviderCultureResult(httpContext)
            : NullProviderCultureResult;
    }
}
