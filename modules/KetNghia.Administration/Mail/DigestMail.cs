using System.Globalization;
using System.Text.Json;
using KetNghia.Administration.Localization;

namespace KetNghia.Administration.Mail;

/// <summary>Sends each day's digest to those who keep it outside, when mail is set up.</summary>
internal sealed class DigestCourier(ISettings settings, IJobQueue jobs) : IDigestCourier
{
    public async Task AnnounceAsync(SealDigest digest, CancellationToken cancellationToken)
    {
        var mail = await settings.GetManyAsync([MailSettings.Host, MailSettings.Sender, MailSettings.DigestTo], cancellationToken);
        if (mail[MailSettings.Host].Length == 0 || mail[MailSettings.Sender].Length == 0)
        {
            return;
        }

        foreach (var to in MailSettings.Addresses(mail[MailSettings.DigestTo]))
        {
            jobs.Enqueue<DigestMailJob>(new DigestMailJob.Args(digest.Id, to));
        }
    }
}

/// <summary>One digest to one address; a server that does not answer is asked again.</summary>
internal sealed class DigestMailJob(KetNghiaDbContext db, MailSender mail, IStringLocalizer<AdministrationResource> texts) : IJobHandler
{
    public static string Name => "Administration.DigestMail";

    internal sealed record Args(Guid DigestId, string To);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var args = JsonSerializer.Deserialize<Args>(context.Args)!;
        var digest = await db.Set<SealDigest>().AsNoTracking().SingleAsync(d => d.Id == args.DigestId, cancellationToken);
        var day = digest.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        await mail.SendAsync(args.To, texts["DigestMail.Subject", day], $"{texts["DigestMail.Body"]}\n\n{digest.Text}hash {digest.Hash}\n", cancellationToken);
        await context.MessageAsync("Job.Administration.DigestMail.Sent", cancellationToken, args.To);
    }
}
