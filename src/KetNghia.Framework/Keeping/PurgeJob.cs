using System.Globalization;

namespace KetNghia.Framework.Keeping;

/// <summary>Dọn dữ liệu hết hạn lưu: deletes what is past its keep-time, a bounded batch at a time.</summary>
public sealed class PurgeJob(IEnumerable<IExpiring> kinds, ISettings settings, IClock clock) : IJobHandler
{
    public const int Batch = 500;

    public static string Name => "Framework.Purge";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var kind in kinds)
        {
            var before = clock.UtcNow.AddDays(-await DaysAsync(kind.Setting, cancellationToken));
            for (var deleted = Batch; deleted == Batch;)
            {
                deleted = await kind.PurgeAsync(before, Batch, cancellationToken);
                done += deleted;
                await context.ReportAsync(done, done, cancellationToken);
            }
        }

        await context.MessageAsync("Job.Framework.Purge.Done", cancellationToken, done.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A configuration file is not bound by what the settings page allows.</summary>
    private async Task<int> DaysAsync(string setting, CancellationToken cancellationToken)
    {
        var least = (int)KeepingSettings.Definitions.Single(d => d.Name == setting).Min;
        return Math.Max(least, await settings.GetIntAsync(setting, cancellationToken));
    }
}
