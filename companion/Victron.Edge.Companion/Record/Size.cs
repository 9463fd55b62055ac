// Size: bytes in words.

using System.Globalization;

namespace Victron.Edge.Companion.Record;

/// <summary>Sizes of files.</summary>
internal static class Size
{
    /// <summary>For instance <c>12.3 MB</c>, a megabyte being 1,000,000 bytes.</summary>
    public static string Words(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:N0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N2} GB"),
    };
}
