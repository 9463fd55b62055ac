// ClientFrame: one frame of a client that may go to the device.

namespace Victron.Edge.Companion.Bridge;

/// <summary>A frame.</summary>
/// <param name="Text">Without its line end.</param>
/// <param name="IsWrite">Whether it changes something in the device.</param>
/// <param name="AtMs">When it came.</param>
internal readonly record struct ClientFrame(string Text, bool IsWrite, long AtMs);
