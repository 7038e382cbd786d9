using KetNghia.Administration.Contracts;

namespace KetNghia.Web.Hosting;

/// <summary>On the home of the province's administrators: when the data were last verified, and with what outcome.</summary>
internal sealed class VerifiedPanel(KetNghiaDbContext db, SealStatus seals, ICurrentWorkspace workspace, ICurrentUser user) : IHomePanel
{
    public int Order => 900;

    public async Task<HomePanel?> BuildAsync(CancellationToken cancellationToken)
    {
        if (workspace.Info?.Kind != WorkspaceKind.Province || !user.May(AdministrationPermissions.Jobs.ViewAll))
        {
            return null;
        }

        var last = await db.Set<JobRun>().AsNoTracking()
            .Where(j => j.Job == VerifyJob.Name && j.EndedAtUtc != null)
            .OrderByDescending(j => j.CreatedAtUtc)
            .Select(j => new { j.Id, j.EndedAtUtc, j.State, j.Message })
            .FirstOrDefaultAsync(cancellationToken);
        var isGood = last is { State: JobState.Succeeded } && last.Message?.StartsWith("Job.Framework.Verify.Ok", StringComparison.Ordinal) == true;
        return new HomePanel("/Pages/Shared/_HomeVerified.cshtml", new LastVerification(last?.Id, last?.EndedAtUtc, isGood, await seals.UnsealedAsync(cancellationToken)));
    }
}

/// <param name="JobId">Null when it has never run.</param>
/// <param name="Unsealed">Log rows whose change would not be noticed yet.</param>
public sealed record LastVerification(Guid? JobId, DateTime? AtUtc, bool IsGood, int Unsealed);
