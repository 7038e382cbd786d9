using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace KetNghia.Tests.TestBase;

/// <summary>Notes every connection this process opens to another machine; the product may open none.</summary>
internal sealed class Egress : EventListener
{
    /// <summary>Loopback as the socket layer prints it: family, size and the bytes of the address.</summary>
    private static readonly string[] Home = ["127,0,0,1", "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1", "Unix"];

    private readonly ConcurrentQueue<string> _connections = new();

    public IReadOnlyList<string> Foreign => [.. _connections.Where(address => !Home.Any(home => address.Contains(home, StringComparison.Ordinal)))];

    public IReadOnlyList<string> All => [.. _connections];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Sockets")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "ConnectStart" && eventData.Payload?.Count > 0)
        {
            _connections.Enqueue(eventData.Payload[0]?.ToString() ?? "");
        }
    }
}
