using KetNghia.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KetNghia.Web.Hosting;

/// <summary>Ready: the database answers, its schema is this version's, and the data folder can be written. The answer says no more than that.</summary>
internal sealed class ReadyCheck(DatabaseMigrator migrator, DataFolder data) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            var isCurrent = await migrator.IsCurrentAsync(timeout.Token).WaitAsync(Patience, cancellationToken);
            return isCurrent && IsWritable(data) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(exception: e);
        }
    }

    public static bool IsWritable(DataFolder data)
    {
        try
        {
            var probe = Path.Combine(data.Path, Path.GetRandomFileName());
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
