// ProductValues: values to try on a register of a device: the smallest, the largest and one between, as its tables and the device
// itself give them, and values that it must not get.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Simulator;

namespace Victron.Edge.Companion.Tests.Registers;

/// <summary>Values of one register.</summary>
internal static class ProductValues
{
    private const int SystemVolts = 0xEDEF;
    private const decimal TableVolts = 12;
    private const string Text = "abc";

    /// <summary>Values that the register can hold, as typed; empty for an action.</summary>
    public static IReadOnlyList<string> Good(SimulatedDevice device, RegisterEntry entry)
    {
        if (entry.IsAction)
        {
            return [""];
        }

        if (entry.Type == "string")
        {
            return [Text, new string('x', (int)(entry.Max ?? Text.Length))];
        }

        if (entry.Need("allowed") is { } allowed)
        {
            return Some(entry, [.. allowed.Values.Where(raw => IsWithin(device, entry, raw))]);
        }

        IReadOnlyList<EnumRow> named = entry.EnumSet.Length > 0 ? Bench.Catalogue.EnumValues(entry.EnumSet) : [];
        return named.Count > 0 && named[0].IsBits ? Some(entry, [1L << named[0].Value, 1L << named[^1].Value, 0])
            : named.Count > 0 ? Some(entry, [.. named.Select(row => (long)row.Value).Where(raw => IsWithin(device, entry, raw))])
            : Range(device, entry) is (decimal low, decimal high) ? Some(entry, [Steps(entry, low), Steps(entry, high), Steps(entry, Middle(entry, low, high))])
            : [];
    }

    /// <summary>A value outside the range; null for a register without one.</summary>
    public static string? Bad(SimulatedDevice device, RegisterEntry entry)
    {
        if (entry.Type == "string" || entry.IsAction || entry.EnumSet.Length > 0 || Range(device, entry) is not (_, decimal high) || RegisterRange.Of(entry.Type) is not (_, long most))
        {
            return null;
        }

        long raw = Steps(entry, high) + 1;
        return raw <= most && raw != entry.Row.NotAvailable && entry.Need("special")?.Values.Contains(raw) != true ? ProductBench.Raw(entry, raw) : null;
    }

    /// <summary>The largest value of a register that another one must not pass and that is 0, or null.</summary>
    public static string? Room(SimulatedDevice device, SettingNeed need) =>
        need.Kind is "le" or "lt" && Bench.Catalogue.Entry(device.Family, need.Register!.Value) is { IsWritable: true } other
            && Number(device, other.Id) == 0 && Range(device, other) is (_, decimal high) ? ProductBench.Raw(other, Steps(other, high)) : null;

    // Two bytes of the device: the smallest and the largest value that this model takes.
    private static bool IsWithin(SimulatedDevice device, RegisterEntry entry, long raw) =>
        raw == 0 || entry.Need("within") is not { } need || (device.Look(need.Register!.Value).Value is [byte min, byte max] && raw >= min && raw <= max);

    private static (decimal Low, decimal High)? Range(SimulatedDevice device, RegisterEntry entry)
    {
        decimal volts = entry.IsRangePerVolt ? (Number(device, SystemVolts) ?? TableVolts) / TableVolts : 1;
        decimal? low = entry.Min * volts;
        decimal? high = entry.Max * volts;
        if (entry.Need("range_from") is { } range)
        {
            low = Math.Max(low ?? decimal.MinValue, Number(device, range.Register!.Value)!.Value);
            high = Math.Min(high ?? decimal.MaxValue, Number(device, range.RegisterTo!.Value)!.Value);
        }

        if (entry.Need("max_from") is { } most)
        {
            high = Math.Min(high ?? decimal.MaxValue, Number(device, most.Register!.Value)!.Value);
        }

        return low is decimal from && high is decimal to ? Between(device, entry, from, to) : null;
    }

    // Between its neighbours: absorption not below float, and so on, whichever of the two has the rule.
    private static (decimal Low, decimal High) Between(SimulatedDevice device, RegisterEntry entry, decimal low, decimal high)
    {
        foreach (SettingNeed need in entry.Needs.Where(need => need.Kind is "le" or "lt" or "ge" or "gt"))
        {
            (low, high) = Narrow(entry, need.Kind, Number(device, need.Register!.Value), low, high);
        }

        foreach (RegisterEntry other in Bench.Catalogue.Entries(device.Family))
        {
            foreach (SettingNeed need in other.Needs.Where(need => need.Register == entry.Id && Turned(need.Kind) is not null))
            {
                // A neighbour that is switched off binds nothing.
                decimal? number = Number(device, other.Id);
                (low, high) = Narrow(entry, Turned(need.Kind)!, number == 0 ? null : number, low, high);
            }
        }

        return (low, high);
    }

    private static (decimal Low, decimal High) Narrow(RegisterEntry entry, string kind, decimal? neighbour, decimal low, decimal high) => (kind, neighbour) switch
    {
        (_, null) => (low, high),
        ("le", decimal number) => (low, Math.Min(high, number)),
        ("lt", decimal number) => (low, Math.Min(high, number - entry.Scale)),
        ("ge", decimal number) => (Math.Max(low, number), high),
        (_, decimal number) => (Math.Max(low, number + entry.Scale), high),
    };

    private static string? Turned(string kind) => kind switch
    {
        "le" => "ge",
        "lt" => "gt",
        "ge" => "le",
        "gt" => "lt",
        _ => null,
    };

    // Read without the companion's help: the test does not believe the code that it tests.
    private static decimal? Number(SimulatedDevice device, int register)
    {
        RegisterEntry? entry = Bench.Catalogue.Entry(device.Family, register);
        byte[] bytes = device.Look(register).Value;
        long raw = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            raw = (raw << 8) | bytes[i];
        }

        return bytes.Length == 0 || raw == (entry?.Row ?? Bench.Catalogue.Register(register))?.NotAvailable ? null : raw * (entry?.Scale ?? Bench.Catalogue.Register(register)?.Scale ?? 1);
    }

    private static decimal Middle(RegisterEntry entry, decimal low, decimal high) => low + (Math.Floor((high - low) / 2 / entry.Scale) * entry.Scale);

    private static long Steps(RegisterEntry entry, decimal number) => (long)decimal.Round(number / entry.Scale);

    private static string[] Some(RegisterEntry entry, IReadOnlyList<long> raws) =>
        [.. ((long[])[raws[0], raws[^1], raws[raws.Count / 2]]).Distinct().Select(raw => ProductBench.Raw(entry, raw))];
}
