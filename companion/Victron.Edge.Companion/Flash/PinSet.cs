// PinSet: a list of GPIO numbers as the hardware tables write it.

using System.Globalization;

namespace Victron.Edge.Companion.Flash;

/// <summary>GPIO numbers.</summary>
public sealed class PinSet
{
    private readonly SortedSet<int> _pins = [];

    /// <summary>No pin.</summary>
    public static PinSet None { get; } = new();

    /// <summary>How many.</summary>
    public int Count => _pins.Count;

    /// <summary>Reads numbers and ranges between semicolons, for instance <c>0;6-11</c>; an empty text is no pin.</summary>
    /// <exception cref="FormatException">Anything else; the message names the part.</exception>
    public static PinSet Parse(string text)
    {
        var set = new PinSet();
        foreach (string part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !ends.All(IsPin))
            {
                throw new FormatException($"'{part}' is no GPIO and no range such as 6-11");
            }

            int first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            int last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            set._pins.UnionWith(Enumerable.Range(first, Math.Max(0, last - first + 1)));
        }

        return set;
    }

    /// <summary>Whether a pin is in it.</summary>
    public bool Contains(int pin) => _pins.Contains(pin);

    private static bool IsPin(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit);
}
