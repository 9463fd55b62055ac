// ControlHold: a value that the device forgets by itself and that is written again for as long as somebody wants it.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Roads.Controls;

/// <summary>A held value.</summary>
/// <param name="Device">Whose it is.</param>
/// <param name="First">What is written before, in bytes; empty for nothing.</param>
/// <param name="Bytes">What is written.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Until">Uptime from which nobody wants it any more who has not said so again: the dead man's time.</param>
/// <param name="NextAt">Uptime at which it is written again.</param>
/// <param name="GoodAt">Uptime at which the write began that was verified last.</param>
/// <param name="GoodOn">The same by the clock of the day, which goes on while a computer sleeps.</param>
internal sealed record ControlHold(DeviceId Device, byte[] First, byte[] Bytes, string Text, TimeSpan Until, TimeSpan NextAt, TimeSpan GoodAt, DateTimeOffset GoodOn);
