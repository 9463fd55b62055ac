// HistoryRequest: what is asked of the past, read from an address: devices, quantities, and a range that ends now or at a given time.

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Web.History;

/// <summary>A request.</summary>
/// <param name="Addresses">The ports, in the order asked for; one at least.</param>
/// <param name="Keys">The quantities, in the order asked for.</param>
/// <param name="Query">The range.</param>
/// <param name="Range">Name of the range; empty for one that was given by its ends.</param>
public sealed record HistoryRequest(IReadOnlyList<PortAddress> Addresses, IReadOnlyList<string> Keys, TrendQuery Query, string Range)
{
    /// <summary>Devices beside each other at most.</summary>
    public const int DevicesMax = 6;

    /// <summary>Quantities of each at most.</summary>
    public const int KeysMax = 6;

    /// <summary>Range where none is asked for.</summary>
    public const string UsualRange = "24h";

    private const int KeyMax = 60;

    /// <summary>Ranges that end now, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, TimeSpan>> Ranges { get; } =
    [
        new("15m", TimeSpan.FromMinutes(15)), new("1h", TimeSpan.FromHours(1)), new("6h", TimeSpan.FromHours(6)), new("24h", TimeSpan.FromDays(1)), new("7d", TimeSpan.FromDays(7)),
        new("30d", TimeSpan.FromDays(30)), new("1y", TimeSpan.FromDays(365)),
    ];

    /// <summary>Reads the words of an address.</summary>
    /// <param name="query"><c>d</c>: edge/port, once or more; <c>q</c>: quantities; <c>r</c>: a range, or <c>from</c> and <c>to</c>: ISO 8601 with zone.</param>
    /// <param name="now">The clock.</param>
    /// <param name="request">Null unless the result is null.</param>
    /// <param name="usual">The device where none is asked for; null where one has to be.</param>
    /// <returns>What is wrong and what to give, one line; null when nothing is.</returns>
    public static string? Read(IQueryCollection query, DateTimeOffset now, out HistoryRequest? request, PortAddress? usual = null)
    {
        request = null;
        string[] places = Words(query, "d");
        PortAddress[] addresses = usual is { } one ? [one] : [.. places.Select(place => place.Split('/')).Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }]).Select(parts => new PortAddress(parts[0], parts[1]))];
        if (addresses.Length == 0 || addresses.Length < places.Length)
        {
            return "d: give a device as EDGE/PORT, for instance d=van-1/ve1.";
        }

        string[] keys = Words(query, "q");
        if (addresses.Length > DevicesMax)
        {
            return $"d: give up to {DevicesMax} devices, for instance d=van-1/ve1&d=van-1/ve2.";
        }

        if (keys.Length > KeysMax || keys.Any(key => key.Length > KeyMax))
        {
            return $"q: give up to {KeysMax} quantities, for instance q=battery_voltage&q=pv_power.";
        }

        string? wrong = ReadRange(query, now, out TrendQuery? span, out string range);
        request = wrong is null ? new HistoryRequest(addresses, keys, span!, range) : null;
        return wrong;
    }

    private static string? ReadRange(IQueryCollection query, DateTimeOffset now, out TrendQuery? span, out string range)
    {
        span = null;
        range = query["r"].ToString();
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
            string name = range.Length == 0 ? UsualRange : range;
            TimeSpan length = Ranges.FirstOrDefault(each => each.Key == name).Value;
            if (length == TimeSpan.Zero)
            {
                return $"r: give one of {string.Join(", ", Ranges.Select(each => each.Key))}.";
            }

            range = name;
            from = to - length;
        }

        span = TrendQuery.Of(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return null;
    }

    private static string[] Words(IQueryCollection query, string name) => [.. query[name].OfType<string>().SelectMany(each => each.Split(',')).Where(word => word.Length > 0).Distinct()];

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
