// FrameAnswers: what came back for frames that a person sent.

namespace Victron.Edge.Roads.Registers;

/// <summary>Answers.</summary>
/// <param name="Frames">Frames of the device, as it sent them.</param>
/// <param name="Problems">What the edge refused or the device did not answer, one line each; empty for none.</param>
public sealed record FrameAnswers(IReadOnlyList<string> Frames, IReadOnlyList<string> Problems);
