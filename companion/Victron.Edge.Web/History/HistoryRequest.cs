// HistoryRequest: what is asked of the past, read from an address: a device, quantities, and a range that ends now or at a given time.

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>A request.</summary>
/// <param name="Address">The port.</param>
/// <param name="Keys">The quantities, in the order asked for.</param>
/// <param name="Query">The range.</param>
/// <param name="Range">Name of the range; empty for one that was given by its ends.</param>
public sealed record HistoryRequest(PortAddress Address, IReadOnlyList<string> Keys, TrendQuery Query, string Range)
{
    /// <summary>Quantities in one chart at most.</summary>
    public const int KeysMax = 6;

    /// <summary>Range where none is asked for.</summary>
    public const string UsualRange = "24h";

    private const int KeyMax = 60;

    /// <summary>Ranges that end now, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, TimeSpan>> Ranges { get; } =
    [
        new("1h", TimeSpan.FromHours(1)), new("6h", TimeSpan.FromHours(6)), new("24h", TimeSpan.FromDays(1)), new("7d", TimeSpan.FromDays(7)), new("30d", TimeSpan.FromDays(30)),
        new("1y", TimeSpan.FromDays(365)),
    ];

    /// <summary>Reads the words of an address.</summary>
    /// <param name="query"><c>d</c>: edge/port; <c>q</c>: quantities; <c>r</c>: a range, or <c>from</c> and <c>to</c>: ISO 8601 with zone.</param>
    /// <param name="now">The clock.</param>
    /// <param name="request">Null unless the result is null.</param>
    /// <returns>What is wrong and what to give, one line; null when nothing is.</returns>
    public static string? Read(IQueryCollection query, DateTimeOffset now, out HistoryRequest? request)
    {
        request = null;
        string[] place = query["d"].ToString().Split('/');
        if (place is not [{ Length: > 0 } edge, { Length: > 0 } port])
        {
            return "d: give a device as EDGE/PORT, for instance d=van-1/ve1.";
        }

        string[] keys = [.. query["q"].OfType<string>().SelectMany(each => each.Split(',')).Where(key => key.Length > 0).Distinct()];
        if (keys.Length > KeysMax || keys.Any(key => key.Length > KeyMax))
        {
            return $"q: give up to {KeysMax} quantities, for instance q=battery_voltage&q=pv_power.";
        }

        string range = query["r"].ToString();
        DateTimeOffset from;
        DateTimeOffset to = now;
        if (query["from"].Count > 0 || query["to"].Count > 0)
        {
            if (range.Length > 0)
            {
                return "r and from: give one of them.";
            }

            if (!TryTime(query["from"].ToString(), out from) || !TryTime(query["to"].ToString(), out to) || from >= to || from.Year < 1990 || to > now.AddDays(2))
            {
                return "from and to: give two times with their zone, the earlier first, for instance from=2026-03-01T00:00Z&to=2026-03-02T00:00Z.";
            }
        }
        else
        {
            range = range.Length == 0 ? UsualRange : range;
            TimeSpan span = Ranges.FirstOrDefault(each => each.Key == range).Value;
            if (span == TimeSpan.Zero)
            {
                return $"r: give one of {string.Join(", ", Ranges.Select(each => each.Key))}.";
            }

            from = to - span;
        }

        request = new HistoryRequest(new PortAddress(edge, port), keys, TrendQuery.Of(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()), range);
        return null;
    }

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
