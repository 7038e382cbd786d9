using KetNghia.Administration.Contracts;
using Microsoft.Extensions.Options;

namespace KetNghia.Web.Backups;

/// <summary>On the home of the province's administrators: whether there is a backup that was restored and verified last night.</summary>
internal sealed class BackupPanel(KetNghiaDbContext db, IOptions<BackupOptions> options, ICurrentWorkspace workspace, ICurrentUser user, IClock clock) : IHomePanel
{
    /// <summary>A night and the time the job may take.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(26);

    public int Order => 901;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        if (workspace.Info?.Kind != WorkspaceKind.Province || !user.May(AdministrationPermissions.Jobs.ViewAll))
        {
            return null;
        }

        var nights = db.Set<JobRun>().AsNoTracking().Where(j => j.Job == BackupJob.Name && j.EndedAtUtc != null);
        var last = await nights.OrderByDescending(j => j.CreatedAtUtc)
            .Select(j => new { j.Id, j.Message, Proven = nights.Where(n => n.Message != null && n.Message.StartsWith(BackupJob.Proven)).Max(n => n.StartedAtUtc) })
            .FirstOrDefaultAsync(cancellationToken);
        var isLast = last?.Message?.StartsWith(BackupJob.Proven, StringComparison.Ordinal) == true;
        return new HomePanel("/Pages/Shared/_HomeBackup.cshtml", new LastBackup(
            options.Value.IsOn, last?.Id, last?.Message?.Split('\n') is [BackupJob.Failed, var reason] ? reason : null, last?.Proven, isLast && last!.Proven > clock.UtcNow - Fresh));
    }
}

/// <param name="IsOn">A folder was given.</param>
/// <param name="JobId">The last attempt; null before the first.</param>
/// <param name="Reason">Why the last one is none.</param>
/// <param name="ProvenAtUtc">When the last proven one was made; null when there is none.</param>
/// <param name="IsGood">That was last night.</param>
public sealed record LastBackup(bool IsOn, Guid? JobId, string? Reason, DateTime? ProvenAtUtc, bool IsGood);
