// PortAddress: where a device is plugged in, as the topics spell it.

namespace Victron.Edge.Core.Devices;

/// <summary>One VE.Direct port of one edge.</summary>
/// <param name="Edge">Name of the edge, <c>[a-z0-9_-]</c>.</param>
/// <param name="Port">Name of the port, <c>ve1</c> and so on.</param>
public readonly record struct PortAddress(string Edge, string Port)
{
    /// <summary>The two names with a stroke between, as users see them: <c>van-1/ve1</c>.</summary>
    public override string ToString() => $"{Edge}/{Port}";
}
