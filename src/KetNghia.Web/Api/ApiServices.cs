using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Api;

/// <summary>The whole of <c>/api</c> in one place: services, middleware and endpoints.</summary>
internal static class ApiServices
{
    public const string Document = "v1";
    private const int DefaultPerMinute = 6000;

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Configured(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi(Document, o =>
        {
            o.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer<ApiDocumentTexts>();
            o.AddOperationTransformer<ApiOperationTexts>();
            o.AddSchemaTransformer<ApiSchemaTexts>();
        });
        services.AddSingleton(_ => new ApiLimit.Limiter(configuration.GetValue("Api:RequestsPerMinute", DefaultPerMinute)));
    }

    /// <summary>Before everything that can refuse a request.</summary>
    public static void UseEdge(WebApplication app) => app.UseMiddleware<ApiEdge>();

    /// <summary>Once it is known who asks, and before it is judged what they may.</summary>
    public static void UseLimit(WebApplication app) => app.UseMiddleware<ApiLimit>();

    /// <summary>After authorization and inside the retry of conflicts.</summary>
    public static void UsePosts(WebApplication app)
    {
        app.UseMiddleware<ApiChoices>();
        app.UseMiddleware<RecordsFirst>();
        app.UseMiddleware<IdempotentPosts>();
    }

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        if (app.Services.GetRequiredService<IOptions<AuthenticationOptions>>().Value.Schemes.All(s => s.Name != ApiGroup.TokenScheme))
        {
            return;
        }

        app.Map(ApiGroup.Prefix + "/{**rest}", () => Results.NotFound())
            .RequireAuthorization(p => p.AddAuthenticationSchemes(ApiGroup.TokenScheme).RequireAuthenticatedUser())
            .ExcludeFromDescription();
    }
}
