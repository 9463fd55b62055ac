// BootKey: one run of an edge, seen from one of its ports. Samples are numbered within it.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>Names a run of numbers.</summary>
/// <param name="Address">The port.</param>
/// <param name="BootId">Random name of the run: 8 hexadecimal digits in small letters.</param>
public readonly record struct BootKey(PortAddress Address, string BootId)
{
    private const int Digits = 8;

    /// <summary>Whether a text can name a run.</summary>
    public static bool IsBootId(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);
}
