using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Framework.Jobs;

internal sealed class JobQueue(KetNghiaDbContext db, IClock clock, IIdGenerator ids) : IJobQueue
{
    public Guid Enqueue<THandler>(object args, string? subject)
        where THandler : class, IJobHandler
    {
        var frame = AmbientFrame.Current;
        var run = new JobRun(
            ids.New(), frame.TenantId ?? throw new InvalidOperationException("A job needs a tenant."), THandler.Name,
            JsonSerializer.Serialize(args), frame.User?.AccountId ?? Guid.Empty, CultureInfo.CurrentUICulture.Name, clock.UtcNow)
        {
            Subject = subject?.Length > JobRun.SubjectLength ? subject[..JobRun.SubjectLength] : subject,
            MembershipId = frame.User?.MembershipId,
            WorkspaceId = frame.Workspace?.Id,
        };
        db.Add(run);
        return run.Id;
    }
}

/// <summary>Which class runs a job name.</summary>
public sealed class JobRegistry
{
    private readonly Dictionary<string, Type> _handlers = [];

    public void Add<THandler>()
        where THandler : class, IJobHandler => _handlers.Add(THandler.Name, typeof(THandler));

    public IEnumerable<string> Names => _handlers.Keys;

    public Type? Find(string name) => _handlers.GetValueOrDefault(name);
}

public static class JobServices
{
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler
    {
        services.AddScoped<THandler>();
        services.Configure<JobOptions>(o => o.Registry.Add<THandler>());
        return services;
    }
}

public sealed class JobOptions
{
    public JobRegistry Registry { get; } = new();

    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that run at once on this node; never fewer than two.</summary>
    public int Lanes { get; set; } = 2;

    public bool WorkerEnabled { get; set; } = true;
}
