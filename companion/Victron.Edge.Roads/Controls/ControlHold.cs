// ControlHold: a value that the device forgets by itself and that is written again for as long as somebody wants it.

namespace Victron.Edge.Roads.Controls;

/// <summary>A held value.</summary>
/// <param name="First">What is written before, in bytes; empty for nothing.</param>
/// <param name="Bytes">What is written.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Until">When nobody wants it any more who has not said so again: the dead man's time.</param>
/// <param name="NextAt">When it is written again.</param>
/// <param name="GoodAt">When the write began that was verified last.</param>
internal sealed record ControlHold(byte[] First, byte[] Bytes, string Text, DateTimeOffset Until, DateTimeOffset NextAt, DateTimeOffset GoodAt);
