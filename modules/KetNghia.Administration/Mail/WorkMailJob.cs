using System.Globalization;
using KetNghia.Administration.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Administration.Mail;

/// <summary>
/// Every morning: each person who owes work is told once. Run again on the same day it sends only what failed and what
/// was not reached; a server that takes nothing ends the run, and the job queue tries again, as it does for mails that the
/// server wants later.
/// </summary>
internal sealed class WorkMailJob(KetNghiaDbContext db, ISettings settings, IServiceScopeFactory scopes, IClock clock) : IJobHandler
{
    private const int ReportEvery = 20;

    public static string Name => "Administration.WorkMail";

    /// <summary>What links begin with; null while mail is not set up, and nothing is sent.</summary>
    public static async Task<string?> AddressAsync(ISettings settings, CancellationToken cancellationToken)
    {
        var set = await settings.GetManyAsync([MailSettings.Host, MailSettings.Sender, MailSettings.PublicAddress], cancellationToken);
        return set.Values.Any(value => value.Length == 0) ? null : set[MailSettings.PublicAddress];
    }

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (await AddressAsync(settings, cancellationToken) is not { } address)
        {
            await context.MessageAsync("Job.Administration.WorkMail.Off", cancellationToken);
            return;
        }

        var day = clock.Today;
        var people = await db.Set<Account>().Where(a => !a.IsDisabled && a.Email != null && a.WorkMail != WorkMailChoice.Never).OrderBy(a => a.SortName)
            .Select(a => a.Id).ToListAsync(cancellationToken);
        var ended = new List<WorkMailEnd?>();
        foreach (var person in people)
        {
            await using var scope = scopes.CreateAsyncScope();
            ended.Add(await scope.ServiceProvider.GetRequiredService<WorkMailCourier>().SendAsync(person, day, address, cancellationToken));
            if (ended.Count % ReportEvery == 0)
            {
                await context.ReportAsync(ended.Count, people.Count, cancellationToken);
            }
        }

        await context.MessageAsync(
            "Job.Administration.WorkMail.Ended", cancellationToken, Number(WorkMailState.Sent), Number(WorkMailState.Failed), Number(WorkMailState.Unsure));

        if (ended.Exists(e => e?.Reason == WorkMailEnd.Deferred))
        {
            throw new MailDeferredException();
        }

        string Number(WorkMailState state) => ended.Count(e => e?.State == state).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>The server was there and wants some of the mails later.</summary>
internal sealed class MailDeferredException() : IOException("The mail server wants some mails later.");
