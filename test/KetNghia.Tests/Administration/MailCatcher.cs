using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace KetNghia.Tests.Administration;

/// <summary>A mail server that keeps what it is given.</summary>
internal sealed class MailCatcher : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly System.Collections.Concurrent.ConcurrentQueue<MimeMessage> _mails = new();

    public MailCatcher()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Count => _mails.Count;

    /// <summary>Whether it goes away when it has the mail, without a word.</summary>
    public bool HangsUp { get; set; }

    /// <summary>What it answers to a line instead of agreeing; null when it agrees.</summary>
    public Func<string, string?> Objects { get; set; } = _ => null;

    public async Task<IReadOnlyList<MimeMessage>> HeardAsync(int least)
    {
        for (var i = 0; i < 200 && _mails.Count < least; i++)
        {
            await Task.Delay(25);
        }

        return [.. _mails];
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task TalkAsync(TcpClient accepted)
    {
        using var client = accepted;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        StringBuilder? text = null;
        await writer.WriteLineAsync("220 catcher");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (text is not null && line != ".")
            {
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                continue;
            }

            if (text is not null)
            {
                using var raw = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
                _mails.Enqueue(await MimeMessage.LoadAsync(raw));
                text = null;
                if (HangsUp)
                {
                    return;
                }
            }

            var objection = Objects(line);
            text = line == "DATA" && objection is null ? new StringBuilder() : null;
            await writer.WriteLineAsync(objection ?? (text is not null ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok"));
            if (line == "QUIT")
            {
                return;
            }
        }
    }
}
