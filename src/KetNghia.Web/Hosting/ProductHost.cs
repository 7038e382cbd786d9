using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KetNghia.Data;
using KetNghia.Framework;
using KetNghia.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Serilog;
using Serilog.Formatting.Compact;

namespace KetNghia.Web.Hosting;

internal static class ProductHost
{
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    /// <param name="serving">False for verbs: no background workers are started.</param>
    public static WebApplication Build(string[] args, bool serving)
    {
        // Whatever runs outside a request or a job speaks the language of the screens.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Cultures[0];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = System.IO.Directory.Exists("wwwroot") ? Path.GetFullPath("wwwroot") : null,
        });
        // A built, unpublished product serves its files as a published one does: compressed at build and cached by their fingerprint.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= bool.FalseString;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        if (builder.Configuration["KETNGHIA_URLS"] is { Length: > 0 } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        DemoDefaults.Apply(builder.Configuration);
        var data = DataFolder.Of(builder.Configuration);
        builder.Host.UseSerilog((context, log) => log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", Serilog.Events.LogEventLevel.Fatal)
            .ReadFrom.Configuration(context.Configuration)
            .Enrich.FromLogContext().WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose));
        ConfigureServices(builder.Services, builder.Configuration, builder.Environment, data, serving);
        var app = builder.Build();
        Pipeline.Configure(app);
        return app;
    }

    private static void ConfigureServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, string data, bool serving)
    {
        services.AddSingleton(new DataFolder(data));
        services.AddKetNghiaFramework(Modules.All, data);
        services.AddKetNghiaData(configuration, data);
        services.Configure<KetNghia.Framework.Jobs.JobOptions>(o =>
        {
            o.WorkerEnabled = serving && configuration.GetValue("Jobs:Enabled", true);
            o.Lease = configuration.GetValue("Jobs:Lease", o.Lease);
            o.Lanes = configuration.GetValue("Jobs:Lanes", o.Lanes);
        });
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture("vi");
            o.SupportedCultures = Cultures;
            o.SupportedUICultures = Cultures;
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "__Host-kn-lang" }, new ApiLanguage()];
        });
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages()
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(FrameworkResource)));
        services.AddRouting(o => o.LowercaseUrls = true);

        // Nothing secret stands in a page unmasked: the form's token is another one each time. Assets were compressed at build.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html", "application/json", "application/problem+json"]));
        services.Configure<MvcOptions>(o => Validation.Configure(o));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "__Host-kn-form";
            o.Cookie.Path = "/";
            o.HeaderName = "X-CSRF-TOKEN";
            o.FormFieldName = "__RequestVerificationToken";
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = "__Host-kn-flash";
            o.Cookie.Path = "/";
        });
        services.Configure<CookiePolicyOptions>(o =>
        {
            o.Secure = CookieSecurePolicy.Always;
            o.HttpOnly = HttpOnlyPolicy.Always;
            o.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        KeyProtection.Add(services, configuration);
        if (environment.IsEnvironment(SqlCounter.EnvironmentName))
        {
            services.AddSingleton<IInterceptor, SqlCounter>();
        }

        services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        RequestLimits.Configure(services);
        ApiServices.Add(services, configuration);
        foreach (var module in Modules.All.All)
        {
            module.ConfigureServices(services, configuration);
            services.AddContributed(module.GetType().Assembly);
        }
    }
}

/// <summary>Where the installation keeps its files: <c>KETNGHIA_DATA</c>, by default <c>var/</c> of the current folder.</summary>
internal sealed record DataFolder(string Path)
{
    public static string Of(IConfiguration configuration)
    {
        var folder = System.IO.Path.GetFullPath(configuration["KETNGHIA_DATA"] is { Length: > 0 } set ? set : "var");
        System.IO.Directory.CreateDirectory(folder);
        return folder;
    }
}
