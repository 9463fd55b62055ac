// TextField: one field of a text block before it is bytes.

namespace Victron.Edge.Companion.Bridge;

/// <summary>A field.</summary>
/// <param name="Label">As on the wire.</param>
/// <param name="Value">As on the wire.</param>
internal readonly record struct TextField(string Label, string Value);
