// HexAnswer: what a request brought about.
namespace Victron.Edge.Simulator.Hex;

/// <param name="Frame">Reply from colon to LF; empty when the command has none.</param>
/// <param name="Effect">What the request does to the device besides the reply.</param>
/// <param name="LateMs">How much later than usual the reply goes out, in ms.</param>
internal sealed record HexAnswer(byte[] Frame, HexEffect Effect, int LateMs = 0);
