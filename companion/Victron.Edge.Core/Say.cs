// Say: puts what a text is about into it.

using System.Globalization;
using System.Text.RegularExpressions;

namespace Victron.Edge.Core;

/// <summary>Fills the places of texts.</summary>
public static partial class Say
{
    /// <summary>A text with its places filled; numbers are written the same in every language.</summary>
    /// <param name="text">A text out of a resource file.</param>
    /// <param name="parts">What stands for <c>{0}</c>, <c>{1}</c> and so on.</param>
    public static string With(string text, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.InvariantCulture, text, parts);

    /// <summary>A text about a number of things.</summary>
    /// <param name="count">How many; stands for <c>{0}</c>.</param>
    /// <param name="one">The text for one.</param>
    /// <param name="many">The text for any other number.</param>
    public static string Count(int count, string one, string many) => With(count == 1 ? one : many, count);

    /// <summary>A text cut at its places, for parts that are more than text.</summary>
    /// <param name="text">A text out of a resource file.</param>
    /// <returns>What stands before each place, and its number; last what stands behind all of them.</returns>
    public static IEnumerable<(string Words, int? Part)> Pieces(string text)
    {
        int done = 0;
        foreach (Match place in Place().Matches(text))
        {
            yield return (text[done..place.Index], place.ValueSpan[1] - '0');
            done = place.Index + place.Length;
        }

        yield return (text[done..], null);
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();
}
