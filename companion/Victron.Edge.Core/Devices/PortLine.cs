// PortLine: one message over the topics of a port, for somebody who looks for a fault.

namespace Victron.Edge.Core.Devices;

/// <summary>A message.</summary>
/// <param name="At">When it came.</param>
/// <param name="Topic">Its topic behind that of the port: <c>state</c>, <c>hex/request</c>; empty for what the connection itself has to say.</param>
/// <param name="Text">What it says.</param>
public sealed record PortLine(DateTimeOffset At, string Topic, string Text);
