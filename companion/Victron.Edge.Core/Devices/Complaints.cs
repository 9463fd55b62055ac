// Complaints: what devices themselves say is wrong, in words. Says nothing of devices that are gone: that may be long over.

namespace Victron.Edge.Core.Devices;

/// <summary>Finds alarms, errors and warnings in what devices send.</summary>
public static class Complaints
{
    // A reason names what is wrong by a word; the quantity with that word shows how wrong it is.
    private static readonly (string Word, string Key)[] Quantities =
    [
        ("starter", "starter_voltage"), ("mid", "midpoint_deviation"), ("soc", "state_of_charge"), ("temperature", "battery_temperature"),
        ("ac_", "ac_output_voltage"), ("voltage", "battery_voltage"),
    ];

    /// <summary>Complaints of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="freshness">How fresh it is.</param>
    /// <param name="names">Words.</param>
    /// <param name="now">The companion's clock, in the zone in which times are shown.</param>
    public static IEnumerable<Complaint> Of(Device device, Freshness freshness, IQuantityNames names, DateTimeOffset now)
    {
        if (freshness is not (Freshness.Live or Freshness.Late))
        {
            yield break;
        }

        LiveValue? reasons = device.Find("alarm_reason");
        foreach (string code in reasons?.Codes ?? [])
        {
            yield return Tell(device, "alarm_reason", code, reasons!, names, now);
        }

        if (device.Find("alarm") is { Kind: LiveValueKind.Flag, Text: "true" } alarm && reasons is not { Codes.Count: > 0 })
        {
            yield return Tell(device, "alarm", "alarm", alarm, names, now);
        }

        if (device.Find("charger_error") is { Kind: LiveValueKind.Text } error && error.Text is not ("no_error" or "none" or ""))
        {
            yield return Tell(device, "charger_error", error.Text, error, names, now);
        }

        LiveValue? warnings = device.Find("warning_reason");
        foreach (string code in warnings?.Codes ?? [])
        {
            yield return Tell(device, "warning_reason", code, warnings!, names, now);
        }
    }

    private static Complaint Tell(Device device, string key, string code, LiveValue value, IQuantityNames names, DateTimeOffset now)
    {
        string words = SituationWords.InSentence(ValueWords.CodeWords(key, code, names));
        words += key == "charger_error" && names.Number(key, code) is { } number ? $" ({number})" : "";
        string quantity = Array.Find(Quantities, entry => code.Contains(entry.Word, StringComparison.Ordinal)).Key ?? "";
        string figure = key == "charger_error" || quantity.Length == 0 ? "" : ValueWords.Brief(device, quantity, names);
        string what = figure.Length > 0 ? Say.With(Sentences.ComplaintFigure, words, figure) : words;
        return new Complaint(device, $"{key}:{code}", key == "warning_reason", Say.With(Sentences.ComplaintSince, what, ValueWords.Clock(value.Since, now))) { What = what, Remedy = names.Remedy(key, code) ?? "" };
    }
}
