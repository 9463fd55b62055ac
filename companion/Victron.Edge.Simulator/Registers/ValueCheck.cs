// ValueCheck: whether a device takes a value: length, closed list, range. What compares two settings with each other (le, ge …) is not
// checked: no document says that a device does. Leaves storing to DeviceRegisters.
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Hex;

namespace Victron.Edge.Simulator.Registers;

internal static class ValueCheck
{
    /// <summary>Judges a value.</summary>
    /// <param name="entry">The register.</param>
    /// <param name="value">The bytes of the host.</param>
    /// <param name="systemVolts">12, 24, 36 or 48.</param>
    /// <param name="bytesOf">Reads another register of the device; null when it has none.</param>
    /// <returns>Null when it is good; otherwise the nearest good value, empty when there is none to offer.</returns>
    public static byte[]? Refuse(RegisterEntry entry, byte[] value, decimal systemVolts, Func<int, byte[]?> bytesOf)
    {
        if (entry.Type == "string")
        {
            int characters = value is [.., 0] ? value.Length - 1 : value.Length;
            return characters <= (int)(entry.Max ?? RegisterDefaults.WidthOf(entry)) ? null : [];
        }

        int width = RegisterDefaults.WidthOf(entry);
        if (value.Length != width)
        {
            return [];
        }

        if (width > 4 || entry.Type is "composite" or "float")
        {
            return null;
        }

        long raw = RawNumber.Read(value, entry.Type) & ~(entry.Need("keep_bits")?.Values[0] ?? 0);
        if (entry.Need("special")?.Values.Contains(raw) == true)
        {
            return null;
        }

        if (entry.Need("allowed") is { } allowed)
        {
            return allowed.Values.Contains(raw) && IsWithin(entry, raw, bytesOf) ? null : HexFrame.Little(allowed.Values.MinBy(v => Math.Abs(v - raw)), width);
        }

        (long low, long high) = Range(entry, systemVolts, bytesOf);
        return raw >= low && raw <= high ? null : HexFrame.Little(Math.Clamp(raw, low, Math.Max(low, high)), width);
    }

    // Two bytes of the device, lowest and highest; 0 is free.
    private static bool IsWithin(RegisterEntry entry, long raw, Func<int, byte[]?> bytesOf) =>
        raw == 0 || entry.Need("within") is not { Register: int other } || bytesOf(other) is not { Length: >= 2 } limits
            || (raw >= limits[0] && raw <= limits[1]);

    private static (long Low, long High) Range(RegisterEntry entry, decimal systemVolts, Func<int, byte[]?> bytesOf)
    {
        (long low, long high) = RegisterRange.Of(entry.Type) ?? (0, uint.MaxValue);
        decimal times = entry.IsRangePerVolt ? systemVolts / 12 : 1;
        low = entry.Min is decimal min ? Math.Max(low, (long)Math.Ceiling(min * times / entry.Scale)) : low;
        high = entry.Max is decimal max ? Math.Min(high, (long)Math.Floor(max * times / entry.Scale)) : high;

        // Limits kept in the device have the scale of the value that they limit.
        if (entry.Need("range_from") is { RegisterTo: int to, Register: int from } && bytesOf(from) is { } least && bytesOf(to) is { } most)
        {
            low = Math.Max(low, RawNumber.Read(least, entry.Type));
            high = Math.Min(high, RawNumber.Read(most, entry.Type));
        }

        if (entry.Need("max_from") is { Register: int ceiling } && bytesOf(ceiling) is { } top)
        {
            high = Math.Min(high, RawNumber.Read(top, entry.Type));
        }

        return (low, high);
    }
}
