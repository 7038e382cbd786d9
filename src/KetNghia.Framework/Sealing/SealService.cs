using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KetNghia.Framework.Sealing;

/// <summary>Seals every few seconds and makes the digest of each day. Every node that runs jobs does; the database lets one through.</summary>
internal sealed class SealService(
    Sealer sealer, IServiceScopeFactory scopes, IOptions<SealOptions> options, IOptions<JobOptions> jobs, ILogger<SealService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || !jobs.Value.WorkerEnabled)
        {
            return;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.Interval, stoppingToken);
            await TryAsync(() => sealer.RunAsync(stoppingToken));
            await TryAsync(() => DigestAsync(stoppingToken));
        }
    }

    internal async Task DigestAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Digests>().MakeAsync(cancellationToken);
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Digests>().FileAsync(cancellationToken);
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is TransientConflictException || DatabaseErrors.IsUniqueViolation(e) || DatabaseErrors.IsTransient(e))
        {
            logger.LogDebug("Another node was sealing");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Sealing stumbled; it is tried again");
        }
    }
}
