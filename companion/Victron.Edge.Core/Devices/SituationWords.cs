// SituationWords: what is wrong with a device and what to do. Said the same way on every screen of the companion.

namespace Victron.Edge.Core.Devices;

/// <summary>Sentences for situations.</summary>
public static class SituationWords
{
    private const int GoodSignalDbm = -60;
    private const int FairSignalDbm = -70;
    private const int WeakSignalDbm = -80;

    /// <summary>Values are late.</summary>
    public static string Late(TimeSpan? age) => age is null ? Sentences.SituationNoNewsYet : Say.With(Sentences.SituationNoNews, QuantityFormat.Age(age));

    /// <summary>What is wrong with a device and what to do; nothing when it is live.</summary>
    /// <param name="device">The device.</param>
    /// <param name="edge">Its edge; null while nothing of it was heard.</param>
    /// <param name="now">The companion's clock, in the zone in which times are shown.</param>
    public static IEnumerable<string> Of(Device device, EdgeNode? edge, DateTimeOffset now)
    {
        string? since = FreshnessRule.Since(device, edge) is { } time ? ValueWords.Clock(time, now) : null;
        switch (FreshnessRule.Of(device, edge, now))
        {
            case Freshness.Late:
                yield return Late(FreshnessRule.Age(device, now));
                break;
            case Freshness.Quiet:
                yield return since is null ? Sentences.SituationQuiet : Say.With(Sentences.SituationQuietSince, since);
                break;
            case Freshness.Offline when edge?.IsOnline == false:
                yield return Offline(edge, since);
                break;
            case Freshness.Offline:
                yield return Say.With(Sentences.SituationSilent, device.Address.Edge, device.Address.Port);
                break;
            default:
                break;
        }

        if (edge?.Report.SignalDbm is { } dbm && dbm <= WeakSignalDbm)
        {
            yield return Say.With(Sentences.SituationWeak, dbm);
        }

        if (edge?.Report.Ports.GetValueOrDefault(device.Address.Port) is { Blocks: var good, BadBlocks: var bad } && bad > 0)
        {
            yield return Say.With(Sentences.SituationDamaged, QuantityFormat.Grouped(bad), QuantityFormat.Grouped(good + bad));
        }

        if (device.Find("state_of_charge") is { Kind: LiveValueKind.Absent })
        {
            yield return Sentences.SituationNotSynchronised;
        }
    }

    /// <summary>The strength of a Wi-Fi signal: <c>-58 dBm good</c>; <c>--</c> when it is not known.</summary>
    public static string Signal(int? dbm) => dbm switch
    {
        null => QuantityFormat.AbsentText,
        >= GoodSignalDbm => Say.With(Sentences.SignalGood, dbm),
        >= FairSignalDbm => Say.With(Sentences.SignalFair, dbm),
        >= WeakSignalDbm => Say.With(Sentences.SignalWeak, dbm),
        _ => Say.With(Sentences.SignalBad, dbm),
    };

    /// <summary>The same words with a small first letter, for the middle of a sentence; abbreviations stay.</summary>
    public static string InSentence(string words) =>
        words.Length > 1 && char.IsUpper(words[0]) && !char.IsUpper(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    private static string Offline(EdgeNode edge, string? since) => (since, edge.Report.SignalDbm) switch
    {
        (null, null) => Say.With(Sentences.SituationOffline, edge.Name),
        (null, { } dbm) => Say.With(Sentences.SituationOfflineSignal, edge.Name, dbm),
        ({ } time, null) => Say.With(Sentences.SituationOfflineSince, edge.Name, time),
        ({ } time, { } dbm) => Say.With(Sentences.SituationOfflineSinceSignal, edge.Name, time, dbm),
    };
}
