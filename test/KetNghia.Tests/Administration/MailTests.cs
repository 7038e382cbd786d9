using System.Net;
using System.Net.Sockets;
using KetNghia.Administration.Mail;
using KetNghia.Tests.TestBase;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Administration;

/// <summary>What leaves by mail: one recipient, the headers we wrote and no others.</summary>
public sealed class MailTests(Hosts hosts) : IClassFixture<Hosts>
{
    [DatabaseTest]
    public async Task Send_LineBreaksInTheSubject_MakeNoHeader(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        using var server = new Sink();
        await ConfigureAsync(data, server.Port);

        await data.Host.WithAsync(services => services.GetRequiredService<MailSender>().SendAsync(
            "can.bo@namgiang.example", "Chào\r\nBcc: ke.trom@evil.example\r\n\r\nthân giả", "Nội dung\r\n.\r\nMAIL FROM:<x@evil.example>", CancellationToken.None));

        var (commands, text) = await server.HeardAsync();
        commands.Count(line => line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        commands.Count(line => line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        var headers = text.TakeWhile(line => line.Length > 0).ToList();
        headers.ShouldNotContain(line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
        headers.Count(line => line.StartsWith("Subject:", StringComparison.Ordinal)).ShouldBe(1);
        headers.ShouldContain(line => line.StartsWith("Content-Type: text/plain", StringComparison.Ordinal));
        await ConfigureAsync(data, null);
    }

    [DatabaseTest]
    public async Task TestMail_ToAnAddressWithLineBreaks_IsRefusedAtTheField(Provider provider)
    {
        var data = new TestData(await hosts.GetAsync(provider));
        await ConfigureAsync(data, 2525);
        using var visitor = await data.VisitAsync(await data.CreateMightyMemberAsync(data.Province));
        var path = data.Province.Path("/administration/settings/testmail");

        foreach (var address in new[] { "a@b.example\r\nBcc: x@evil.example", "a@b.example, x@evil.example", "a@b.example\nDATA", "<a@b.example>\r\nRCPT TO:<x@evil.example>" })
        {
            var answer = await visitor.FillAsync(path, ("Input.To", address));

            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, address);
            answer.FieldError("Input.To").ShouldNotBeNull(address);
        }

        (await data.Host.WithAsync(
            services => services.GetRequiredService<KetNghiaDbContext>().Set<JobRun>().CountAsync(j => j.Job == TestMailJob.Name), AmbientFrame.Empty with { TenantId = HostTenant.Value })).ShouldBe(0);
        await ConfigureAsync(data, null);
    }

    [DatabaseTest]
    public async Task Digest_MailIsSetUp_IsSentToTheRecipient(Provider provider)
    {
        var data = new TestData(await hosts.FreshAsync(provider));
        using var server = new Sink();
        await ConfigureAsync(data, server.Port);
        await AuthAccountTests.SetAsync(data, MailSettings.DigestTo, "thanh.tra@tinh.example");
        data.Host.Clock.Advance(TimeSpan.FromSeconds(3));
        await data.Host.Services.GetRequiredService<Sealer>().RunAsync(CancellationToken.None);
        await data.Host.Services.GetRequiredService<SealService>().DigestAsync(CancellationToken.None);

        await data.Host.Services.GetRequiredService<JobWorker>().RunNextAsync(CancellationToken.None);

        var (commands, text) = await server.HeardAsync();
        commands.ShouldContain(line => line.StartsWith("RCPT TO:<thanh.tra@tinh.example>", StringComparison.OrdinalIgnoreCase));
        var digest = await data.Host.WithAsync(services => services.GetRequiredService<KetNghiaDbContext>().Set<SealDigest>().SingleAsync());
        text.ShouldContain($"hash {digest.Hash}");
        text.ShouldContain(line => line.StartsWith($"chain {HostTenant.Value} 1 ", StringComparison.Ordinal));
    }

    private static async Task ConfigureAsync(TestData data, int? port)
    {
        await AuthAccountTests.SetAsync(data, MailSettings.Host, port is null ? "" : "127.0.0.1");
        await AuthAccountTests.SetAsync(data, MailSettings.Port, (port ?? 587).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await AuthAccountTests.SetAsync(data, MailSettings.Security, port is null ? "StartTls" : "None");
        await AuthAccountTests.SetAsync(data, MailSettings.Sender, port is null ? "" : "ketnghia@namgiang.example");
    }

    /// <summary>A mail server of one conversation that writes down what it hears.</summary>
    private sealed class Sink : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task<(List<string> Commands, List<string> Text)> _heard;

        public Sink()
        {
            _listener.Start();
            _heard = HearAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<(List<string> Commands, List<string> Text)> HeardAsync() => _heard;

        public void Dispose() => _listener.Dispose();

        private async Task<(List<string> Commands, List<string> Text)> HearAsync()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            var (commands, text) = (new List<string>(), new List<string>());
            var inData = false;
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (inData && line != ".")
                {
                    text.Add(line);
                    continue;
                }

                commands.Add(line);
                inData = line == "DATA";
                await writer.WriteLineAsync(inData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
                if (line == "QUIT")
                {
                    break;
                }
            }

            return (commands, text);
        }
    }
}
