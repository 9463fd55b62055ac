// HostEvent: what other threads leave for the one loop that owns the edge core.

using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Roads.Host;

/// <summary>One input of the edge core.</summary>
internal abstract record HostEvent
{
    /// <summary>Bytes of a port; the first <paramref name="Count"/> of the buffer, which is not changed afterwards.</summary>
    internal sealed record Uart(int Port, byte[] Data, int Count) : HostEvent;

    /// <summary>A recorded file is at its end.</summary>
    internal sealed record UartEnd(int Port) : HostEvent;

    /// <summary>The broker came or went.</summary>
    internal sealed record Link(bool Up) : HostEvent;

    /// <summary>A message came in.</summary>
    internal sealed record Message(BrokerMessage Content) : HostEvent;

    /// <summary>Somebody at the machine lets settings be written.</summary>
    internal sealed record Unlock(int Minutes) : HostEvent;

    /// <summary>A message was acknowledged, or never will be.</summary>
    internal sealed record Delivered(int Token, bool Ok) : HostEvent;
}
