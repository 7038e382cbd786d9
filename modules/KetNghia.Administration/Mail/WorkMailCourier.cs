using System.Globalization;
using System.Runtime.ExceptionServices;
using KetNghia.Administration.Accounts;
using KetNghia.Administration.Contracts;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace KetNghia.Administration.Mail;

/// <summary>How one mail ended.</summary>
/// <param name="Reason">Text key of why not, when it was not sent.</param>
internal sealed record WorkMailEnd(WorkMailState State, string? Reason = null)
{
    /// <summary>The server wants it later.</summary>
    public const string Deferred = "WorkMail.Deferred";
}

/// <summary>
/// Sends one person their mail of the day. The row with its unique key is written before the mail leaves: of two nodes
/// one sends, and what may have gone is not sent again.
/// </summary>
internal sealed class WorkMailCourier(KetNghiaDbContext db, WorkMailReader reader, WorkMailWords words, MailSender mail, IClock clock, IIdGenerator ids)
{
    /// <returns>How it ended; null when there was nothing to send.</returns>
    /// <exception cref="Exception">The server takes no mail from us now, whoever it is for.</exception>
    public async Task<WorkMailEnd?> SendAsync(Guid accountId, DateOnly day, string address, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<WorkMail>().AsNoTracking().FirstOrDefaultAsync(m => m.AccountId == accountId && m.Day == day, cancellationToken);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        if (earlier is { State: not WorkMailState.Failed } || account is not { IsDisabled: false, Email.Length: > 0 } || !WorkMail.IsDue(account.WorkMail, day))
        {
            return null;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(account.Language);
        var owed = await reader.ReadAsync(account, cancellationToken);
        if (owed.Count == 0 || await TakeAsync(earlier?.Id, account, day, owed.Sum(o => o.Count), cancellationToken) is not { } id)
        {
            return null;
        }

        var (end, fault) = await SendAsync(account.Email, words.Subject(owed, day), words.Text(owed, day, address));
        await EndAsync(id, end);
        fault?.Throw();
        return end;
    }

    /// <summary>Not to be cancelled: a mail broken off half-way is one nobody knows about.</summary>
    private async Task<(WorkMailEnd End, ExceptionDispatchInfo? Fault)> SendAsync(string to, string subject, string text)
    {
        try
        {
            await mail.SendAsync(to, subject, text, CancellationToken.None);
            return (new WorkMailEnd(WorkMailState.Sent), null);
        }
        catch (MailAnswerLostException)
        {
            return (new WorkMailEnd(WorkMailState.Unsure, "WorkMail.AnswerLost"), null);
        }
        catch (SmtpCommandException e) when (e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            var isPassing = (int)e.StatusCode is >= 400 and < 500;
            return (new WorkMailEnd(WorkMailState.Failed, isPassing ? WorkMailEnd.Deferred : e.ErrorCode == SmtpErrorCode.MessageNotAccepted ? "WorkMail.MailRefused" : "WorkMail.AddressRefused"), null);
        }
        catch (FormatException)
        {
            return (new WorkMailEnd(WorkMailState.Failed, "WorkMail.AddressRefused"), null);
        }
        catch (Exception e)
        {
            var error = e is AuthenticationException ? AdministrationErrors.MailRefusedSignIn : AdministrationErrors.MailServerSilent;
            return (new WorkMailEnd(WorkMailState.Failed, "Error." + error), ExceptionDispatchInfo.Capture(e));
        }
    }

    /// <returns>The row, when it is ours to send.</returns>
    private async Task<Guid?> TakeAsync(Guid? failed, Account account, DateOnly day, int items, CancellationToken cancellationToken)
    {
        var (now, address) = (clock.UtcNow, WorkMail.Masked(account.Email!));
        if (failed is { } id)
        {
            var taken = await db.Set<WorkMail>().Where(m => m.Id == id && m.State == WorkMailState.Failed).ExecuteUpdateAsync(
                u => u.SetProperty(m => m.State, WorkMailState.Sending).SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Items, items).SetProperty(m => m.Address, address)
                    .SetProperty(m => m.StartedAtUtc, now).SetProperty(m => m.EndedAtUtc, (DateTime?)null).SetProperty(m => m.Reason, (string?)null),
                cancellationToken);
            return taken == 1 ? id : null;
        }

        var row = new WorkMail(ids.New(), account.Id, day, account.Email!, items, now);
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return row.Id;
        }
        catch (Exception e) when (e is TransientConflictException || DatabaseErrors.IsUniqueViolation(e))
        {
            if (await db.Set<WorkMail>().AsNoTracking().AnyAsync(m => m.AccountId == account.Id && m.Day == day, cancellationToken))
            {
                return null;
            }

            throw;
        }
    }

    private Task EndAsync(Guid id, WorkMailEnd end)
    {
        var now = clock.UtcNow;
        return db.Set<WorkMail>().Where(m => m.Id == id).ExecuteUpdateAsync(
            u => u.SetProperty(m => m.State, end.State).SetProperty(m => m.Reason, end.Reason).SetProperty(m => m.EndedAtUtc, now), CancellationToken.None);
    }
}
