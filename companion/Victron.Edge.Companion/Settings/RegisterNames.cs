// RegisterNames: from what a user types to a register of a family: its name, or its id as 0x and four digits.

using System.Globalization;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Companion.Settings;

/// <summary>Finds registers.</summary>
internal static class RegisterNames
{
    private const int NearMax = 5;

    /// <summary>Finds one.</summary>
    /// <param name="catalogue">The tables.</param>
    /// <param name="family">Family of the device.</param>
    /// <param name="text">What the user typed.</param>
    /// <param name="entry">Null unless the result is null.</param>
    /// <returns>What is wrong and what there is instead, in one line; null when it was found.</returns>
    public static string? Find(DeviceCatalogue catalogue, string family, string text, out RegisterEntry? entry)
    {
        bool isId = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        int id = 0;
        if (isId && !int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id))
        {
            entry = null;
            return $"'{text}' is no id of a register; give 0x and up to four hexadecimal digits, or a name.";
        }

        entry = isId ? catalogue.Entry(family, id) : catalogue.Entry(family, text.ToLowerInvariant());
        if (entry is not null)
        {
            return null;
        }

        string[] near = isId ? [] : [.. catalogue.Entries(family).Select(each => each.Key).Where(key => key.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(NearMax)];
        string family0 = catalogue.Family(family)?.Name ?? family;
        return near.Length > 0
            ? $"{family0} has no register '{text}'; there are {string.Join(", ", near)}."
            : $"{family0} has no register '{text}' that is known; victron-edge registers DEVICE --all lists them.";
    }

    /// <summary>Finds several.</summary>
    /// <returns>As for one; the first problem counts.</returns>
    public static string? Find(DeviceCatalogue catalogue, string family, IReadOnlyList<string> texts, out IReadOnlyList<RegisterEntry> entries)
    {
        List<RegisterEntry> found = [];
        entries = found;
        foreach (string text in texts)
        {
            if (Find(catalogue, family, text, out RegisterEntry? entry) is { } problem)
            {
                return problem;
            }

            found.Add(entry!);
        }

        return null;
    }
}
