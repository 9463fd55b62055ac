// DurationText: durations as users type them.

using System.Globalization;

namespace Victron.Edge.Companion.Commands;

/// <summary>Reads durations.</summary>
public static class DurationText
{
    /// <summary>What is understood, for messages.</summary>
    public const string Form = "expected a number with ms, s, m or h, for instance 15s";

    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)];
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Reads <c>15s</c>, <c>2m</c>, <c>1h</c>, <c>500ms</c>, or seconds without a unit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">Zero unless the result is true.</param>
    /// <returns>False for anything else, negative numbers and more than a year included.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        (string unit, double seconds) = Array.Find(Units, entry => text.EndsWith(entry.Unit, StringComparison.OrdinalIgnoreCase));
        string digits = text[..^unit.Length];
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) || count * seconds > Longest.TotalSeconds)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(count * seconds);
        return true;
    }
}
