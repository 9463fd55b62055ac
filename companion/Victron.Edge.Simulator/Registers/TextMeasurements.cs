// TextMeasurements: what a device said last in text, by quantity, so that text and registers tell one story.
// Leaves scales of registers to DeviceRegisters.
using System.Globalization;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Simulator.Registers;

internal sealed class TextMeasurements(DeviceCatalogue catalogue)
{
    private readonly Dictionary<string, decimal?> _values = new(StringComparer.Ordinal);

    /// <summary>Takes a field of the running report.</summary>
    public void Take(string label, string text)
    {
        if (catalogue.Field(label) is { } field && field.Grammar != "text")
        {
            _values[field.Quantity] = Parse(field, text);
        }
    }

    /// <summary>A quantity in its unit; null while unknown.</summary>
    /// <returns>False when the device does not send it.</returns>
    public bool TryGet(string quantity, out decimal? value) => _values.TryGetValue(quantity, out value);

    /// <summary>Nothing was said yet.</summary>
    public void Forget() => _values.Clear();

    private static decimal? Parse(FieldRow field, string text)
    {
        if (field.Grammar == "onoff")
        {
            return string.Equals(text, "ON", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        bool isHex = text.StartsWith("0x", StringComparison.Ordinal);
        bool isNumber = isHex
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long raw)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out raw);
        if (!isNumber || raw == field.NoneValue)
        {
            return null;
        }

        decimal value = raw;
        for (int i = field.Scale; i < 0; i++)
        {
            value /= 10;
        }

        return value;
    }
}
