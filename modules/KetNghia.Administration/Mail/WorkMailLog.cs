using System.Linq.Expressions;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Mail;

/// <summary>A mail with the account it is of.</summary>
internal sealed class WorkMailOf
{
    public required WorkMail Mail { get; init; }

    public required Account Account { get; init; }
}

/// <param name="Address">Masked.</param>
/// <param name="Reason">Why it was not sent, in words; null when it was.</param>
internal sealed record WorkMailRow(DateOnly Day, string Person, string Address, int Items, int Attempts, WorkMailState State, string? Reason, DateTime AtUtc);

/// <summary>What became of the mails about work, and sending again those that failed today.</summary>
internal sealed class WorkMailLog(
    KetNghiaDbContext db, ISettings settings, IJobQueue jobs, IActionLog log, ICurrentWorkspace workspace, IClock clock, IStringLocalizer<AdministrationResource> texts)
{
    /// <summary>No server is waited for as long: whoever was sending is gone.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public DateTime GoneBefore => clock.UtcNow - Longest;

    public IQueryable<WorkMailOf> All =>
        from mail in db.Set<WorkMail>().AsNoTracking()
        join account in db.Set<Account>() on mail.AccountId equals account.Id
        select new WorkMailOf { Mail = mail, Account = account };

    public static Expression<Func<WorkMailOf, bool>> OfState(WorkMailState state, DateTime goneBefore) => state switch
    {
        WorkMailState.Sending => x => x.Mail.State == WorkMailState.Sending && x.Mail.StartedAtUtc >= goneBefore,
        WorkMailState.Unsure => x => x.Mail.State == WorkMailState.Unsure || (x.Mail.State == WorkMailState.Sending && x.Mail.StartedAtUtc < goneBefore),
        _ => x => x.Mail.State == state,
    };

    public WorkMailRow Row(WorkMailOf found)
    {
        var mail = found.Mail;
        var isGone = mail.State == WorkMailState.Sending && mail.StartedAtUtc < GoneBefore;
        var reason = isGone ? "WorkMail.BrokenOff" : mail.Reason;
        return new WorkMailRow(
            mail.Day, found.Account.FullName, mail.Address, mail.Items, mail.Attempts, isGone ? WorkMailState.Unsure : mail.State, reason is null ? null : texts[reason].Value,
            mail.EndedAtUtc ?? mail.StartedAtUtc);
    }

    public Task<int> FailedTodayAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return db.Set<WorkMail>().CountAsync(m => m.Day == today && m.State == WorkMailState.Failed, cancellationToken);
    }

    /// <summary>Runs the job of the morning again: it sends what failed and what was not reached.</summary>
    /// <returns>The job.</returns>
    /// <exception cref="BusinessException">Mail is not set up.</exception>
    public async Task<Guid> SendAgainAsync(CancellationToken cancellationToken)
    {
        if (await WorkMailJob.AddressAsync(settings, cancellationToken) is null)
        {
            throw new BusinessException(AdministrationErrors.WorkMailNotConfigured);
        }

        var job = jobs.Enqueue<WorkMailJob>(new object());
        log.Add(new ActionEntry("Administration.WorkMail.AgainAsked", nameof(JobRun), job, workspace.Required.Name));
        await db.SaveChangesAsync(cancellationToken);
        return job;
    }
}
