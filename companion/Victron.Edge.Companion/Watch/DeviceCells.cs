// DeviceCells: what one device says in each column of the table. Decided by what the device sends, not by its family.

using System.Globalization;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Texts of one row.</summary>
public sealed record DeviceCells
{
    private const long RateBase = 10_000;
    private const string Levels = "_.-^";

    /// <summary>Name of the device.</summary>
    public required string Name { get; init; }

    /// <summary>State of charge, charge stage, or why there is none.</summary>
    public required string State { get; init; }

    /// <summary>Voltage of the battery, or since when there is none.</summary>
    public required string Voltage { get; init; }

    /// <summary>Current of the battery.</summary>
    public string Current { get; init; } = "";

    /// <summary>Power.</summary>
    public string Power { get; init; } = "";

    /// <summary>What else matters most.</summary>
    public string More { get; init; } = "";

    /// <summary>The last hour in twenty characters.</summary>
    public string LastHour { get; init; } = "";

    /// <summary>Edge and port.</summary>
    public string Place { get; init; } = "";

    /// <summary>Wi-Fi signal of the edge.</summary>
    public string Signal { get; init; } = "";

    /// <summary>Damaged blocks.</summary>
    public string Bad { get; init; } = "";

    /// <summary>Age of the values.</summary>
    public required string Age { get; init; }

    /// <summary>How fresh the device is.</summary>
    public required Freshness Freshness { get; init; }

    /// <summary>Makes the texts.</summary>
    public static DeviceCells Of(Device device, WatchPicture picture)
    {
        IQuantityNames names = picture.Names;
        EdgeNode? edge = picture.EdgeOf(device);
        Freshness freshness = picture.FreshnessOf(device);
        TimeSpan? age = FreshnessRule.Age(device, picture.Now);
        var cells = new DeviceCells
        {
            Name = device.Name,
            State = freshness == Freshness.Late ? "LATE" : StateOf(device, names),
            Voltage = ValueWords.Brief(device, "battery_voltage", names),
            Current = ValueWords.Brief(device, "battery_current", names, IsMonitor(device)),
            Power = PowerOf(device, names),
            More = freshness == Freshness.Late ? "no news" : MoreOf(device, names),
            LastHour = Draw(device.LastHour),
            Place = device.Address.ToString(),
            Signal = edge?.Report.SignalDbm is { } dbm ? string.Create(CultureInfo.InvariantCulture, $"{dbm} dBm") : QuantityFormat.AbsentText,
            Bad = BadOf(edge?.Report.Ports.GetValueOrDefault(device.Address.Port)),
            Age = QuantityFormat.Age(age),
            Freshness = freshness,
        };
        return freshness is Freshness.Live or Freshness.Late ? cells : Gone(cells, device, edge, picture.Now);
    }

    private static DeviceCells Gone(DeviceCells cells, Device device, EdgeNode? edge, DateTimeOffset now)
    {
        DateTimeOffset? since = FreshnessRule.Since(device, edge);
        TimeSpan? gone = since is { } time ? now - time : null;
        return cells with
        {
            State = cells.Freshness == Freshness.Offline ? "OFFLINE" : "Quiet",
            Voltage = since is { } at ? "since " + ValueWords.Clock(at, now) : "",
            Current = "",
            Power = "",
            More = "",
            Age = QuantityFormat.Age(FreshnessRule.Age(device, now) ?? gone),
        };
    }

    private static bool IsMonitor(Device device) => device.Find("state_of_charge") is not null || device.Find("battery_power") is not null;

    private static string StateOf(Device device, IQuantityNames names)
    {
        string charge = ValueWords.Brief(device, "state_of_charge", names);
        string[] choices = [charge, ValueWords.Code(device, "device_state", names), ValueWords.Code(device, "device_mode", names), ValueWords.Code(device, "monitor_mode", names)];
        return choices.FirstOrDefault(choice => choice.Length > 0) ?? "";
    }

    private static string PowerOf(Device device, IQuantityNames names)
    {
        string? key = PowerKeys.Of(device.Values.Select(value => value.Key));
        return key is null ? "" : ValueWords.Brief(device, key, names, key == "battery_power");
    }

    private static string MoreOf(Device device, IQuantityNames names)
    {
        if (device.Find("off_reason") is { Codes.Count: > 0 } off && device.Find("device_state")?.Text == "off")
        {
            return "Off: " + SituationWords.InSentence(ValueWords.CodeWords("off_reason", off.Codes[0], names));
        }

        if (device.Find("state_of_charge") is not null)
        {
            return TimeToGo(device) ?? (ValueWords.Sign(device, "battery_current") > 0 ? "charging" : "not discharging");
        }

        return Suffixed(ValueWords.Brief(device, "yield_today", names), " today")
            ?? Suffixed(ValueWords.Brief(device, "ac_output_voltage", names), " AC")
            ?? Suffixed(ValueWords.Brief(device, "dc_input_voltage", names), " in")
            ?? ValueWords.Brief(device, "battery_temperature", names);
    }

    private static string? TimeToGo(Device device) =>
        device.Find("time_to_go") is { } value && value.TryNumber(out FixedNumber minutes) && minutes.Raw >= 0
            ? QuantityFormat.Duration(minutes.Cut(0).Raw) + " to go"
            : null;

    private static string? Suffixed(string text, string suffix) => text.Length == 0 || text == QuantityFormat.AbsentText ? null : text + suffix;

    private static string BadOf(PortCounters? counters)
    {
        if (counters is not { Blocks: var good, BadBlocks: var bad } || good + bad == 0)
        {
            return QuantityFormat.AbsentText;
        }

        long all = good + bad;
        return all < RateBase
            ? string.Create(CultureInfo.InvariantCulture, $"{bad}/{all:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{((bad * RateBase) + (all / 2)) / all}/{RateBase:N0}");
    }

    private static string Draw(IReadOnlyList<long?> means)
    {
        long max = means.Max() ?? 0;
        long min = Math.Min(means.Min() ?? 0, 0);
        long span = Math.Max(max - min, 1);
        return string.Concat(means.Select(mean => mean is { } value ? Levels[(int)((value - min) * (Levels.Length - 1) / span)] : ' '));
    }
}
