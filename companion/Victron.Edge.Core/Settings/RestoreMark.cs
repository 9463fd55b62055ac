// RestoreMark: what a change that switches a device off has to remember until it has switched it on again.

using System.Globalization;

namespace Victron.Edge.Core.Settings;

/// <summary>A change that has begun.</summary>
/// <param name="Register">Register of the switch, 0x0200.</param>
/// <param name="Raw">What it is set to at the end, bytes: what it held before, or what somebody has asked for since.</param>
/// <param name="At">When it began.</param>
/// <param name="Work">Which change it is.</param>
/// <param name="Registers">What it writes: it is ended by the same change, or by one that deals with all of these.</param>
public sealed record RestoreMark(int Register, byte[] Raw, DateTimeOffset At, string Work, IReadOnlyList<int> Registers)
{
    /// <summary>A change that is complete, with figures in force that nobody has confirmed yet.</summary>
    public const string LeftOff = "left off";

    /// <summary>When it began, for people.</summary>
    public string Since => At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
