// SituationWords: what is wrong with a device and what to do. Said the same way on every screen of the companion.

using System.Globalization;

namespace Victron.Edge.Core.Devices;

/// <summary>Sentences for situations.</summary>
public static class SituationWords
{
    private const int GoodSignalDbm = -60;
    private const int FairSignalDbm = -70;
    private const int WeakSignalDbm = -80;

    /// <summary>Values are late.</summary>
    public static string Late(TimeSpan? age) => age is null ? "No news yet." : $"No news for {QuantityFormat.Age(age)}.";

    /// <summary>What is wrong with a device and what to do; nothing when it is live.</summary>
    /// <param name="device">The device.</param>
    /// <param name="edge">Its edge; null while nothing of it was heard.</param>
    /// <param name="now">The companion's clock, in the zone in which times are shown.</param>
    public static IEnumerable<string> Of(Device device, EdgeNode? edge, DateTimeOffset now)
    {
        string since = FreshnessRule.Since(device, edge) is { } time ? " since " + ValueWords.Clock(time, now) : "";
        switch (FreshnessRule.Of(device, edge, now))
        {
            case Freshness.Late:
                yield return Late(FreshnessRule.Age(device, now));
                break;
            case Freshness.Quiet:
                yield return $"Quiet{since}. Normal for this model when it is idle.";
                break;
            case Freshness.Offline when edge?.IsOnline == false:
                yield return $"{edge.Name} is offline{since}.{LastSignal(edge)}";
                break;
            case Freshness.Offline:
                yield return $"{device.Address.Edge} is online, but {device.Address.Port} is silent. Check plug, pins and TX port.";
                break;
            default:
                break;
        }

        if (edge?.Report.SignalDbm is { } dbm && dbm <= WeakSignalDbm)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Wi-Fi is weak ({dbm} dBm). Move the ESP32 or the router closer.");
        }

        if (edge?.Report.Ports.GetValueOrDefault(device.Address.Port) is { Blocks: var good, BadBlocks: var bad } && bad > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{bad:N0} of {good + bad:N0} blocks were damaged and dropped. Check cable and ground.");
        }

        if (device.Find("state_of_charge") is { Kind: LiveValueKind.Absent })
        {
            yield return "Not synchronised. Charge to full once, or set the state of charge.";
        }
    }

    /// <summary>The strength of a Wi-Fi signal: <c>-58 dBm good</c>; <c>--</c> when it is not known.</summary>
    public static string Signal(int? dbm)
    {
        string word = dbm switch
        {
            >= GoodSignalDbm => "good",
            >= FairSignalDbm => "fair",
            >= WeakSignalDbm => "weak",
            _ => "bad",
        };
        return dbm is null ? QuantityFormat.AbsentText : string.Create(CultureInfo.InvariantCulture, $"{dbm} dBm {word}");
    }

    /// <summary>The same words with a small first letter, for the middle of a sentence; abbreviations stay.</summary>
    public static string InSentence(string words) =>
        words.Length > 1 && char.IsUpper(words[0]) && !char.IsUpper(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private static string LastSignal(EdgeNode edge) =>
        edge.Report.SignalDbm is { } dbm ? string.Create(CultureInfo.InvariantCulture, $" Last signal {dbm} dBm.") : "";
}
