using Cronos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KetNghia.Framework.Jobs;

/// <summary>
/// The clock of the schedules: each planned instant becomes a JobRun with a unique key, so one node wins and a firing
/// missed while the system was down is made up for at the next start.
/// </summary>
internal sealed class JobClock(IServiceScopeFactory scopes, ModuleSet modules, IClock clock, IIdGenerator ids, HostTenant host, ILogger<JobClock> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schedules = modules.All.SelectMany(m => m.Schedules).ToList();
        while (schedules.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var schedule in schedules)
                {
                    await FireDueAsync(schedule, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Schedules could not be read");
            }

            await Task.Delay(TimeSpan.FromSeconds(20), stoppingToken);
        }
    }

    internal async Task FireDueAsync(JobSchedule schedule, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var cron = CronExpression.Parse(schedule.Cron, CronFormat.IncludeSeconds);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetNghiaDbContext>();
        var prefix = schedule.Key + "@";
        var last = await db.Set<JobRun>().AllTenants("schedules belong to the host")
            .Where(j => j.ScheduleKey != null && j.ScheduleKey.StartsWith(prefix))
            .MaxAsync(j => (DateTime?)j.CreatedAtUtc, cancellationToken);
        var planned = LastPlanned(cron, last ?? now.AddDays(-1), now);
        if (planned is null)
        {
            return;
        }

        using (AmbientFrame.Push(AmbientFrame.Empty with { TenantId = host.Id }))
        {
            db.Add(new JobRun(ids.New(), host.Id, schedule.Job, "{}", Guid.Empty, "vi", planned.Value)
            {
                ScheduleKey = prefix + planned.Value.ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture),
            });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (Exception e) when (e is TransientConflictException || DatabaseErrors.IsUniqueViolation(e))
            {
                logger.LogDebug("Another node fired {Schedule}", schedule.Key);
            }
        }
    }

    /// <summary>The last instant of the plan past the one and not past the other.</summary>
    private static DateTime? LastPlanned(CronExpression cron, DateTime after, DateTime now)
    {
        var planned = cron.GetOccurrences(after, now, SystemClock.VietNam, fromInclusive: false, toInclusive: true).ToList();
        return planned.Count == 0 ? null : planned[^1];
    }
}

/// <summary>The host side's tenant: owns what belongs to the installation as a whole.</summary>
public sealed class HostTenant
{
    /// <summary>Fixed, so that seeds, jobs and logs agree before any row exists.</summary>
    public static readonly Guid Value = new("01900000-0000-7000-8000-000000000001");

    public Guid Id => Value;
}
