// LiveTexts: every text that changes while a page is open, by its place. Pages are drawn with these texts and brought up to date with
// them, so that a page that was just loaded and one that is open for days say the same.

using System.Globalization;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Live;

/// <summary>Makes the texts of a picture.</summary>
public static class LiveTexts
{
    private const string Battery = "battery_current";

    /// <summary>The texts within a scope.</summary>
    /// <param name="picture">What is to be shown.</param>
    /// <param name="scope">One of <see cref="PageScope"/>.</param>
    public static IReadOnlyDictionary<string, string> Of(LivePicture picture, string scope)
    {
        var texts = new Dictionary<string, string>();
        if (scope == PageScope.Overview)
        {
            AddTotals(picture, texts);
            foreach (Device device in picture.Devices)
            {
                AddTile(picture, device, texts);
            }
        }
        else if (scope == PageScope.Edges)
        {
            foreach (EdgeNode edge in picture.Edges)
            {
                AddEdge(edge, texts);
            }
        }
        else if (picture.Devices.FirstOrDefault(device => PageScope.Fields(device.Address) == scope) is { } device)
        {
            AddFields(picture, device, texts);
        }

        return texts;
    }

    /// <summary>How fresh a device is, in a word and its age.</summary>
    public static string Fresh(LivePicture picture, Device device)
    {
        string age = QuantityFormat.Age(FreshnessRule.Age(device, picture.Now));
        string? since = FreshnessRule.Since(device, picture.EdgeOf(device)) is { } time ? ValueWords.Clock(time, picture.Now) : null;
        return picture.FreshnessOf(device) switch
        {
            Freshness.Live => Say.With(Texts.LiveLive, age),
            Freshness.Late => age == QuantityFormat.AbsentText ? Texts.LiveNoNews : Say.With(Texts.LiveAgo, age),
            Freshness.Quiet => since is null ? Texts.LiveQuiet : Say.With(Texts.LiveQuietSince, since),
            _ => since is null ? Texts.LiveOffline : Say.With(Texts.LiveOfflineSince, since),
        };
    }

    /// <summary>A value of a tile.</summary>
    public static string Brief(LivePicture picture, Device device, string key)
    {
        LiveValue? value = device.Find(key);
        if (key == "time_to_go" && value is not null)
        {
            return value.TryNumber(out FixedNumber minutes) ? QuantityFormat.Duration(minutes.Cut(0).Raw)
                : ValueWords.Sign(device, Battery) > 0 ? Texts.LiveCharging : Texts.LiveNotDischarging;
        }

        return value?.Kind switch
        {
            null => "",
            LiveValueKind.Number or LiveValueKind.Absent => ValueWords.Brief(device, key, picture.Names, key is Battery or "battery_power"),
            _ => ValueWords.Full(key, value, picture.Names),
        };
    }

    private static void AddTile(LivePicture picture, Device device, Dictionary<string, string> texts)
    {
        texts[PageScope.Tile(device.Address, "fresh")] = Fresh(picture, device);
        if (TileRows.Of(device) is { } row)
        {
            foreach (string key in row.Small.Prepend(row.Big))
            {
                texts[PageScope.Tile(device.Address, key)] = Brief(picture, device, key);
            }
        }
    }

    private static void AddTotals(LivePicture picture, Dictionary<string, string> texts)
    {
        PowerTotals totals = picture.Totals;
        texts[PageScope.Total("solar")] = Watts(totals.Solar, "W");
        texts[PageScope.Total("engine")] = Watts(totals.Engine, "W");
        texts[PageScope.Total("mains")] = Watts(totals.Mains, "W");
        texts[PageScope.Total("inverter")] = Watts(totals.Inverter, "VA");
        texts[PageScope.Total("loads")] = totals.Battery is null ? QuantityFormat.AbsentText : Watts(totals.Loads, "W") + "*";
        texts[PageScope.Total("battery")] = totals.Battery is { } watts ? (watts > 0 ? "+" : "") + Watts(watts, "W") : QuantityFormat.AbsentText;
        texts[PageScope.Total("charge")] = totals.Charge is { } charge && charge.TryNumber(out FixedNumber percent) ? QuantityFormat.Brief(percent, "%") : QuantityFormat.AbsentText;
        texts[PageScope.Total("way")] = totals.Battery switch
        {
            null => "",
            > 0 => Texts.LiveCharging,
            < 0 => Texts.LiveDischarging,
            _ => Texts.LiveResting,
        };
    }

    private static void AddFields(LivePicture picture, Device device, Dictionary<string, string> texts)
    {
        string scope = PageScope.Fields(device.Address);
        texts[scope + "fresh"] = Fresh(picture, device);
        texts[scope + "sample"] = device.Sequence.ToString(CultureInfo.InvariantCulture);
        if (TileRows.Of(device) is { } row)
        {
            foreach (string key in row.Small.Prepend(row.Big))
            {
                texts[$"{scope}brief/{key}"] = Brief(picture, device, key);
            }
        }

        foreach ((string key, LiveValue value) in device.Values)
        {
            texts[$"{scope}value/{key}"] = ValueWords.Full(key, value, picture.Names);
            texts[$"{scope}changed/{key}"] = QuantityFormat.Age(picture.Now - value.Since);
        }
    }

    private static void AddEdge(EdgeNode edge, Dictionary<string, string> texts)
    {
        EdgeReport report = edge.Report;
        texts[PageScope.Edge(edge.Name, "signal")] = SituationWords.Signal(report.SignalDbm);
        texts[PageScope.Edge(edge.Name, "up")] = QuantityFormat.Age(report.Uptime);
        texts[PageScope.Edge(edge.Name, "heap")] = report.HeapFree is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB") : QuantityFormat.AbsentText;
        texts[PageScope.Edge(edge.Name, "starts")] = report.BootCount is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count}") : QuantityFormat.AbsentText;
        texts[PageScope.Edge(edge.Name, "writes")] = report.Writes?.Allowed == true ? Texts.EdgesMayWrite : Texts.EdgesReadOnly;
        foreach ((string port, PortCounters counters) in report.Ports)
        {
            texts[PageScope.Edge(edge.Name, port)] = Say.With(Texts.EdgesBlocks, QuantityFormat.Grouped(counters.BadBlocks), QuantityFormat.Grouped(counters.Blocks + counters.BadBlocks), QuantityFormat.Grouped(counters.RefusedValues));
        }
    }

    private static string Watts(decimal? number, string unit) => number is { } watts
        ? QuantityFormat.Brief(new FixedNumber((long)decimal.Round(watts, MidpointRounding.AwayFromZero), 0), unit) : QuantityFormat.AbsentText;
}
