using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KetNghia.Framework;

public static class FrameworkServices
{
    public static IServiceCollection AddKetNghiaFramework(this IServiceCollection services, ModuleSet modules, string dataFolder)
    {
        services.AddSingleton(modules);
        services.TryAddSingleton<IClock, SystemClock>();
        services.TryAddSingleton<IIdGenerator, Version7Ids>();
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.AddSingleton<HostTenant>();
        services.AddSingleton<PermissionCatalogue>();
        services.AddSingleton<ITexts, Texts>();
        services.AddSingleton<CurrentAmbient>();
        services.AddSingleton<ICurrentTenant>(p => p.GetRequiredService<CurrentAmbient>());
        services.AddSingleton<ICurrentWorkspace>(p => p.GetRequiredService<CurrentAmbient>());
        services.AddSingleton<ICurrentUser>(p => p.GetRequiredService<CurrentAmbient>());
        services.AddSingleton<StepPerson>();
        services.AddSingleton<LocalityPrefixes>();
        services.AddSingleton<RecordCodes>();
        services.AddScoped<NumberBook>();
        services.AddScoped<Approvals>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton(p => FileStores.In(dataFolder, p.GetRequiredService<IClock>()));
        services.AddScoped<StoredContentReferences>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Verifier>();
        services.AddJob<VerifyJob>();
        services.AddJob<ExportJob>();
        services.AddScoped<ListExports>();
        services.AddKetNghiaLists();
        services.AddKetNghiaRecords();
        services.AddJob<PurgeJob>();
        services.AddScoped<RecordPack>();
        services.AddSingleton<Sealer>();
        services.AddScoped<Digests>();
        services.AddScoped<SealStatus>();
        services.AddSingleton<SealService>();
        services.AddHostedService(p => p.GetRequiredService<SealService>());
        services.AddOptions<SealOptions>().BindConfiguration("Sealing");
        services.AddScoped<IActionLog, ActionLog>();
        services.AddScoped<FieldTexts>();
        services.AddScoped<HistoryAccess>();
        services.AddScoped<IHistory, HistoryQueries>();
        services.AddSingleton<RunningSubmissions>();
        services.AddScoped<SubmissionStore>();
        services.AddScoped<IMeasures, PublishedMeasures>();
        services.AddScoped<WorkItems>();
        services.AddScoped<UnsavedRows>();
        services.AddSingleton<KeptSettings>();
        services.AddScoped<ISettings, SettingsReader>();
        services.AddScoped<IJobQueue, JobQueue>();
        services.AddSingleton<JobWorker>();
        services.AddHostedService(p => p.GetRequiredService<JobWorker>());
        services.AddHostedService<JobClock>();
        services.AddScoped<SubmissionPageFilter>();
        services.AddScoped<FormPageFilter>();
        services.AddScoped<StepUpFilter>();
        services.Configure<MvcOptions>(o =>
        {
            o.Filters.AddService<SubmissionPageFilter>();
            o.Filters.AddService<FormPageFilter>();
            o.Filters.AddService<StepUpFilter>();
            o.Filters.Add(new StaleFormFilter());
            o.Filters.Add(new RedirectFilter());
        });
        return services.AddContributed(typeof(FrameworkServices).Assembly);
    }

    /// <summary>Before routing.</summary>
    public static IApplicationBuilder UseWorkspacePath(this IApplicationBuilder app) => app.UseMiddleware<WorkspacePathMiddleware>();

    /// <summary>After authentication, before authorization.</summary>
    public static IApplicationBuilder UseWorkspaceEntry(this IApplicationBuilder app) => app.UseMiddleware<WorkspaceEntryMiddleware>();

    /// <summary>Last before the endpoints.</summary>
    public static IApplicationBuilder UseTransientRetry(this IApplicationBuilder app) => app.UseMiddleware<TransientRetryMiddleware>();
}
