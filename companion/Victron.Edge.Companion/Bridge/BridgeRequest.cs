// BridgeRequest: the options of `bridge`, looked at before anything is opened.

using System.Globalization;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Companion.Bridge;

/// <summary>What to open for clients.</summary>
/// <param name="Link">Path that leads to a pseudo-terminal; null for a TCP port.</param>
/// <param name="TcpPort">Port on this machine, 0 for a free one.</param>
/// <param name="IsOpen">Whether clients may write settings of a device on a cable.</param>
internal sealed record BridgeRequest(string? Link, int TcpPort, bool IsOpen)
{
    private const int PortMax = 65_535;

    /// <summary>Reads the options.</summary>
    /// <param name="pty">As given to <c>--pty</c>.</param>
    /// <param name="tcp">As given to <c>--tcp</c>.</param>
    /// <param name="yes">Whether <c>--yes</c> was given.</param>
    /// <param name="isCable">Whether the device hangs on a cable of this machine.</param>
    /// <param name="request">Null unless the result is null.</param>
    /// <returns>What is wrong and what to do, in one line; null when nothing is.</returns>
    public static string? Read(string? pty, string? tcp, bool yes, bool isCable, out BridgeRequest? request)
    {
        request = null;
        if (pty is null == tcp is null)
        {
            return "give one of --pty PATH and --tcp PORT.";
        }

        int port = 0;
        if (tcp is not null && !(int.TryParse(tcp, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= PortMax))
        {
            return $"--tcp: '{tcp}' is no port from 0 to {PortMax}; use for example 4000.";
        }

        if (pty is not null && !PseudoTerminal.IsSupported)
        {
            return "--pty: this system has no pseudo-terminals; use --tcp PORT.";
        }

        if (pty is { Length: 0 } || (pty is not null && PortLink.Problem(pty) is not null))
        {
            return $"--pty: {(pty.Length == 0 ? "give a path" : PortLink.Problem(pty))}.";
        }

        if (yes && !isCable)
        {
            return "--yes is for a device on a cable; an edge is unlocked with: victron-edge unlock EDGE";
        }

        request = new BridgeRequest(pty, port, yes);
        return null;
    }
}
