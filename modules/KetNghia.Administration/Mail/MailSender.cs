using System.Globalization;
using System.Text.Json;
using KetNghia.Administration.Contracts;
using KetNghia.Administration.Localization;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace KetNghia.Administration.Mail;

/// <summary>Sends through the configured server and no other.</summary>
internal sealed class MailSender(ISettings settings)
{
    private const int TimeoutMilliseconds = 20_000;

    public async Task SendAsync(string to, string subject, string text, CancellationToken cancellationToken)
    {
        var set = await settings.GetManyAsync([MailSettings.Host, MailSettings.Port, MailSettings.Security, MailSettings.User, MailSettings.Sender], cancellationToken);
        var (host, sender, user) = (set[MailSettings.Host], set[MailSettings.Sender], set[MailSettings.User]);
        if (host.Length == 0 || sender.Length == 0)
        {
            throw new BusinessException(AdministrationErrors.MailNotConfigured);
        }

        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(sender));
        message.To.Add(MailboxAddress.Parse(to));
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(host, int.Parse(set[MailSettings.Port], CultureInfo.InvariantCulture), Options(set[MailSettings.Security]), cancellationToken);
        if (user.Length > 0)
        {
            await client.AuthenticateAsync(user, await settings.GetAsync(MailSettings.Password, cancellationToken), cancellationToken);
        }

        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is SmtpProtocolException or TimeoutException or IOException)
        {
            throw new MailAnswerLostException(e);
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is SmtpProtocolException or SmtpCommandException or TimeoutException or IOException)
        {
            // The server has the mail; how it says goodbye changes nothing.
        }
    }

    private static SecureSocketOptions Options(string security) => security switch
    {
        "Tls" => SecureSocketOptions.SslOnConnect,
        "None" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}

/// <summary>The server was given the mail and did not say whether it took it.</summary>
internal sealed class MailAnswerLostException(Exception inner) : IOException(inner.Message, inner);

/// <summary>A test mail; says in words what the server answered.</summary>
internal sealed class TestMailJob(MailSender mail, IStringLocalizer<AdministrationResource> texts) : IJobHandler
{
    public static string Name => "Administration.TestMail";

    internal sealed record Args(string To);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var args = JsonSerializer.Deserialize<Args>(context.Args)!;
        try
        {
            await mail.SendAsync(args.To, texts["TestMail.Subject"], texts["TestMail.Body"], cancellationToken);
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or SmtpCommandException or SmtpProtocolException or AuthenticationException or SslHandshakeException or IOException or TimeoutException)
        {
            throw new BusinessException(e is AuthenticationException ? AdministrationErrors.MailRefusedSignIn : AdministrationErrors.MailServerSilent);
        }

        await context.MessageAsync("Job.Administration.TestMail.Sent", cancellationToken, args.To);
    }
}
