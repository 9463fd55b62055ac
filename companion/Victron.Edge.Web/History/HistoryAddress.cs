// HistoryAddress: where figures of the past are, for charts and links.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>Makes addresses.</summary>
internal static class HistoryAddress
{
    /// <summary>An address that <see cref="HistoryRequest"/> reads.</summary>
    /// <param name="path">Of the page, the chart or the table.</param>
    /// <param name="devices">Devices.</param>
    /// <param name="keys">Quantities.</param>
    /// <param name="range">Name of a range that ends now; null for the ends of the query.</param>
    /// <param name="query">The range.</param>
    public static string Of(string path, IEnumerable<PortAddress> devices, IEnumerable<string> keys, string? range, TrendQuery? query = null)
    {
        IEnumerable<(string Name, string Value)> words =
        [
            .. devices.Select(device => ("d", device.ToString())),
            .. range is not null ? [("r", range)] : ((string, string)[])[("from", Time(query!.FromMs)), ("to", Time(query.ToMs))],
            .. keys.Select(key => ("q", key)),
        ];
        return $"{path}?{string.Join('&', words.Select(word => $"{word.Name}={Uri.EscapeDataString(word.Value)}"))}";
    }

    private static string Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
