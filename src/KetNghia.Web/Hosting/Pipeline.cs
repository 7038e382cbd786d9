using KetNghia.Framework;
using KetNghia.Web.Api;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace KetNghia.Web.Hosting;

internal static class Pipeline
{
    public static void Configure(WebApplication app)
    {
        SqlCounter.Use(app);
        ReverseProxy.Use(app);
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseCookiePolicy();
        app.UseExceptionHandler("/error/500");
        app.UseMiddleware<FailurePages>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<RefusalLog>();
        app.UseMiddleware<RequestLimits>();
        app.UseMiddleware<OwnOrigin>();
        ApiServices.UseEdge(app);
        app.UseWorkspacePath();
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseWorkspaceEntry();
        ApiServices.UseLimit(app);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseTransientRetry();
        ApiServices.UsePosts(app);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        ApiServices.Map(app);
        foreach (var module in app.Services.GetRequiredService<ModuleSet>().All)
        {
            module.MapEndpoints(app);
        }
    }
}
