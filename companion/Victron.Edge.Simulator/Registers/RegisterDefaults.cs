// RegisterDefaults: what a register holds as delivered: the figure of the kind, the default, what was recorded from a real device,
// the first allowed value, the middle of the range, "not available", 0; the first of these that there is.
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Hex;

namespace Victron.Edge.Simulator.Registers;

internal static class RegisterDefaults
{
    // Texts of the app are kept in twenty characters by the oldest products that have one.
    private const int TextBytes = 20;
    private const int CompositeBytes = 4;
    private const int BitBytes = 2;

    // Lengths of records, from the shared notes on HEX mode, "Composite records"; 0xEDCE is lowest and highest voltage in a byte each.
    private static readonly (int From, int To, int Bytes)[] Records = [(0x1042, 0x1043, 25), (0x1070, 0x1098, 52), (0xEDCE, 0xEDCE, 2)];

    /// <summary>The bytes of a register as delivered.</summary>
    /// <param name="entry">The register.</param>
    /// <param name="traits">Figures of the kind.</param>
    /// <param name="systemVolts">12, 24, 36 or 48.</param>
    public static byte[] Of(RegisterEntry entry, RegisterTraits traits, decimal systemVolts)
    {
        int width = WidthOf(entry);
        if (traits.Figures.TryGetValue(entry.Id, out decimal figure))
        {
            return Bytes(entry, figure, width);
        }

        if (traits.FiguresPerVolt.TryGetValue(entry.Id, out decimal per12Volts))
        {
            return Bytes(entry, per12Volts * systemVolts / 12, width);
        }

        if (entry.Default is decimal standard && width is > 0 and <= 4)
        {
            return Bytes(entry, standard * (entry.IsDefaultPerVolt ? systemVolts / 12 : 1), width);
        }

        if (entry.Row.Examples is [string recorded, ..] && recorded.Length > 0)
        {
            return Convert.FromHexString(recorded);
        }

        if (entry.Need("allowed") is { } allowed)
        {
            return HexFrame.Little(allowed.Values[0], width);
        }

        if (entry is { Min: decimal min, Max: decimal max } && width is > 0 and <= 4)
        {
            decimal middle = min + (Math.Round((max - min) / 2 / entry.Step) * entry.Step);
            return Bytes(entry, middle * (entry.IsRangePerVolt ? systemVolts / 12 : 1), width);
        }

        return entry.Row.NotAvailable is long none ? HexFrame.Little(none, width) : new byte[width];
    }

    /// <summary>Bytes that the register has on this device.</summary>
    public static int WidthOf(RegisterEntry entry) => RawNumber.Width(entry.Type) switch
    {
        > 0 and int width => width,
        _ when entry.Row.Examples is [string recorded, ..] && recorded.Length > 0 => recorded.Length / 2,
        _ => entry.Type switch { "string" => TextBytes, "bits" => BitBytes, "void" => 0, _ => RecordWidth(entry.Id) },
    };

    private static int RecordWidth(int register) =>
        Array.Find(Records, record => register >= record.From && register <= record.To) is { Bytes: > 0 and int known } ? known : CompositeBytes;

    /// <summary>A value in the unit as bytes.</summary>
    public static byte[] Bytes(RegisterEntry entry, decimal value, int width) =>
        HexFrame.Little(entry.Type == "composite" ? (long)value : RawNumber.Fit(value / entry.Scale, entry.Type), width);
}
