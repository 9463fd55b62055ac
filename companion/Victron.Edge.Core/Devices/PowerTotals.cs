// PowerTotals: what comes in and goes out of one battery bank now, from what its devices send. A sum is given only where it can be
// known: devices without news are left out and named, and loads need a battery monitor and every charger.

namespace Victron.Edge.Core.Devices;

/// <summary>Sums over devices; W and VA.</summary>
public sealed record PowerTotals
{
    // Rounding of V, A and W leaves a few watts over that nobody draws.
    private const decimal NoiseWatts = 5;

    // An old charger is quiet for seconds while its registers are read; one that is quiet for longer has nothing to give.
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMinutes(1);

    /// <summary>Power of solar panels, W; null without a live solar charger.</summary>
    public decimal? Solar { get; private init; }

    /// <summary>Power that DC-DC chargers give, W; null without a live one.</summary>
    public decimal? Engine { get; private init; }

    /// <summary>Power that mains chargers give, W; null without a live one.</summary>
    public decimal? Mains { get; private init; }

    /// <summary>Power into the battery, W, negative when it gives; null without a live battery monitor.</summary>
    public decimal? Battery { get; private init; }

    /// <summary>Power of everything else on the bank, computed: what chargers give less what the battery takes; null without a
    /// battery monitor, without news of a charger, and where chargers that we know give less than the battery takes.</summary>
    public decimal? Loads { get; private init; }

    /// <summary>Apparent power of inverters, VA; null without a live one. It is part of the loads.</summary>
    public decimal? Inverter { get; private init; }

    /// <summary>State of charge of the first live battery monitor, %, as sent; null for none.</summary>
    public LiveValue? Charge { get; private init; }

    /// <summary>Which kinds of devices there are, live or not: solar, engine, mains, battery, inverter.</summary>
    public IReadOnlyList<string> Kinds { get; private init; } = [];

    /// <summary>Names of devices without news, and so in no sum.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>Adds up.</summary>
    /// <param name="devices">All devices of one bank, each with how fresh it is and the age of its values.</param>
    public static PowerTotals Of(IReadOnlyList<(Device Device, Freshness Freshness, TimeSpan? Age)> devices)
    {
        (Device Device, Freshness Freshness, TimeSpan? Age)[] ours = [.. devices.Where(each => KindOf(each.Device) is not null)];
        Device[] live = [.. ours.Where(each => each.Freshness == Freshness.Live).Select(each => each.Device)];
        Device[] idle = [.. ours.Where(each => each.Freshness == Freshness.Quiet && each.Age > IdleAfter).Select(each => each.Device)];
        Device[] silent = [.. ours.Select(each => each.Device).Except(live).Except(idle)];
        Device? monitor = live.FirstOrDefault(device => KindOf(device) == "battery");
        decimal? battery = monitor is null ? null : monitor.Number("battery_power") ?? (monitor.Number("battery_voltage") * monitor.Number("battery_current"));
        decimal? loads = silent.Any(IsCharger) ? null : live.Where(IsCharger).Sum(Output) - battery;
        return new PowerTotals
        {
            Solar = Sum(live, idle, "solar", device => device.Number("pv_power")),
            Engine = Sum(live, idle, "engine", Output),
            Mains = Sum(live, idle, "mains", Output),
            Battery = battery,
            Loads = loads switch
            {
                < -NoiseWatts => null,
                < NoiseWatts => 0,
                _ => loads,
            },
            Inverter = Sum(live, idle, "inverter", device => device.Number("ac_output_apparent_power")),
            Charge = monitor?.Find("state_of_charge"),
            Kinds = [.. ours.Select(each => KindOf(each.Device)!).Distinct()],
            LeftOut = [.. silent.Select(device => device.Name)],
        };
    }

    /// <summary>What a device is to the bank, by what it sends; null for a meter of something else.</summary>
    public static string? KindOf(Device device) =>
        device.Find("state_of_charge") is not null ? "battery"
        : device.Find("pv_power") is not null ? "solar"
        : device.Find("dc_input_voltage") is not null ? "engine"
        : device.Find("ac_output_voltage") is not null ? "inverter"
        : device.Find("device_state") is not null && device.Find("battery_current") is not null ? "mains"
        : null;

    private static bool IsCharger(Device device) => KindOf(device) is "solar" or "engine" or "mains";

    // A solar charger with a load output sends what is left for the battery, and what the output takes, apart.
    private static decimal? Output(Device device) =>
        device.Number("battery_voltage") * ((device.Number("battery_current") ?? 0) + (device.Number("load_current") ?? 0));

    private static decimal? Sum(Device[] live, Device[] idle, string kind, Func<Device, decimal?> number)
    {
        decimal[] numbers = [.. live.Where(device => KindOf(device) == kind).Select(number).OfType<decimal>(), .. idle.Where(device => KindOf(device) == kind).Select(_ => 0m)];
        return numbers.Length == 0 ? null : numbers.Sum();
    }

}
