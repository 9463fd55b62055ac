// RestoreMark: what a change that switches a device off has to remember until it has switched it on again.

namespace Victron.Edge.Core.Settings;

/// <summary>A change that has begun.</summary>
/// <param name="Register">Register of the switch, 0x0200.</param>
/// <param name="Raw">What it is set to at the end, bytes: what it held before, or what somebody has asked for since.</param>
/// <param name="At">When it began.</param>
/// <param name="Work">Which change it is: only the same one, or a whole restore, ends it.</param>
public sealed record RestoreMark(int Register, byte[] Raw, DateTimeOffset At, string Work);
