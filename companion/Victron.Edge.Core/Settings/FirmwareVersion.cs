// FirmwareVersion: compares versions of firmware as edges publish them: 1.42, 2.08-beta-01.

using System.Globalization;

namespace Victron.Edge.Core.Settings;

/// <summary>Compares.</summary>
internal static class FirmwareVersion
{
    /// <summary>Whether a version is below another; null when one of them is not known. A beta counts as its version.</summary>
    public static bool? IsBelow(string? version, string limit) =>
        Number(version) is int one && Number(limit) is int other ? one < other : null;

    private static int? Number(string? version)
    {
        string[] parts = (version ?? "").Split('-')[0].Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor) && major < 1000 && parts[1].Length == 2
            ? (major * 100) + minor
            : null;
    }
}
