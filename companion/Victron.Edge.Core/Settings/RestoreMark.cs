// RestoreMark: what a change that switches a device off has to remember until it has switched it on again.

namespace Victron.Edge.Core.Settings;

/// <summary>A change that has begun.</summary>
/// <param name="Register">Register of the switch, 0x0200.</param>
/// <param name="Raw">What it held before, bytes.</param>
/// <param name="At">When it began.</param>
public sealed record RestoreMark(int Register, byte[] Raw, DateTimeOffset At);
