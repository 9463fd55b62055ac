// TakingHost: takes everything that the core hands out, so that it comes to the state in which it stays.

using Victron.Edge.Agent;

namespace Victron.Edge.DeskRun;

/// <summary>A host that says yes.</summary>
public sealed class TakingHost : IEdgeHost
{
    /// <summary>The longest payload so far.</summary>
    public int BytesMax { get; private set; }

    /// <inheritdoc/>
    public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        BytesMax = count > BytesMax ? count : BytesMax;
        return 0;
    }

    /// <inheritdoc/>
    public int WriteUart(int port, byte[] data, int offset, int count) => count;

    /// <inheritdoc/>
    public bool HmacMatches(byte[] text, int textCount, byte[] mac) => false;

    /// <inheritdoc/>
    public void Identify()
    {
    }

    /// <inheritdoc/>
    public void Restart()
    {
    }
}
