// AlarmLines: the lines under the table that begin with !: what devices themselves complain about.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Finds alarms, errors and warnings in what devices send.</summary>
public static class AlarmLines
{
    private const int Most = 3;

    // A reason names what is wrong by a word; the quantity with that word shows how wrong it is.
    private static readonly (string Word, string Key)[] Quantities =
    [
        ("starter", "starter_voltage"), ("mid", "midpoint_deviation"), ("soc", "state_of_charge"), ("temperature", "battery_temperature"),
        ("ac_", "ac_output_voltage"), ("voltage", "battery_voltage"),
    ];

    /// <summary>The lines, alarms first; more than three are counted.</summary>
    public static IReadOnlyList<ScreenText> Of(WatchPicture picture)
    {
        List<ScreenText> lines = [.. picture.Devices.Where(IsHere(picture)).SelectMany(device => OfDevice(device, picture)).OrderBy(line => line.Ink == Ink.Alarm ? 0 : 1)];
        if (lines.Count <= Most)
        {
            return lines;
        }

        return [.. lines.Take(Most - 1), new ScreenText($"! {lines.Count - Most + 1} more", Ink.Alarm)];
    }

    // The alarm of a device that is gone may be long over.
    private static Func<Device, bool> IsHere(WatchPicture picture) => device => picture.FreshnessOf(device) is Freshness.Live or Freshness.Late;

    private static IEnumerable<ScreenText> OfDevice(Device device, WatchPicture picture)
    {
        LiveValue? reasons = device.Find("alarm_reason");
        foreach (string code in reasons?.Codes ?? [])
        {
            yield return Line(device, "alarm_reason", code, reasons!, Ink.Alarm, picture);
        }

        if (device.Find("alarm") is { Kind: LiveValueKind.Flag, Text: "true" } alarm && reasons is not { Codes.Count: > 0 })
        {
            yield return Line(device, "alarm", "alarm", alarm, Ink.Alarm, picture);
        }

        if (device.Find("charger_error") is { Kind: LiveValueKind.Text } error && error.Text is not ("no_error" or "none" or ""))
        {
            yield return Line(device, "charger_error", error.Text, error, Ink.Alarm, picture);
        }

        LiveValue? warnings = device.Find("warning_reason");
        foreach (string code in warnings?.Codes ?? [])
        {
            yield return Line(device, "warning_reason", code, warnings!, Ink.Late, picture);
        }
    }

    private static ScreenText Line(Device device, string key, string code, LiveValue value, Ink ink, WatchPicture picture)
    {
        string words = WatchWords.InSentence(ValueWords.CodeWords(key, code, picture.Names));
        words += key == "charger_error" && picture.Names.Number(key, code) is { } number ? $" ({number})" : "";
        string quantity = Array.Find(Quantities, entry => code.Contains(entry.Word, StringComparison.Ordinal)).Key ?? "";
        string figure = key == "charger_error" || quantity.Length == 0 ? "" : ValueWords.Brief(device, quantity, picture.Names);
        string since = "since " + ValueWords.Clock(value.Since, picture.Now);
        string[] parts = [.. new[] { words, figure, since }.Where(part => part.Length > 0)];
        return new ScreenText($"! {device.Name}: {string.Join(", ", parts)}", ink);
    }
}
