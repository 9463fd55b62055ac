// ValueLabels: values of a state back in the labels, units and numbers of the text, by the tables of the catalogue.
// Source: docs/mqtt.md, "state"; VE.Direct text protocol, table "Fields".

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Labels of quantities.</summary>
internal sealed class ValueLabels
{
    private const string Absent = "---";
    private const string UnknownCode = "unknown_";
    private const string UnknownLabel = "raw_";
    private const int LabelMax = 8;
    private const int ValueMax = 32;

    private readonly DeviceCatalogue _catalogue;
    private readonly Dictionary<string, FieldRow> _fields;

    /// <summary>Makes them from the tables.</summary>
    public ValueLabels(DeviceCatalogue catalogue)
    {
        _catalogue = catalogue;
        _fields = catalogue.Fields.DistinctBy(field => field.Quantity).ToDictionary(field => field.Quantity, StringComparer.Ordinal);
    }

    /// <summary>The field that a value came from.</summary>
    /// <param name="key">Key in the state.</param>
    /// <param name="value">Its value.</param>
    /// <param name="all">The whole state: an endless time is told apart by another key.</param>
    /// <returns>Null for what is no field of its own, or cannot be written as one.</returns>
    public TextField? Of(string key, LiveValue value, IReadOnlyList<KeyValuePair<string, LiveValue>> all)
    {
        if (key.StartsWith(UnknownLabel, StringComparison.Ordinal))
        {
            string label = key[UnknownLabel.Length..].ToUpperInvariant();
            return label.Length is > 0 and <= LabelMax ? Checked(label, value.Kind == LiveValueKind.Absent ? Absent : value.Text) : null;
        }

        return _fields.TryGetValue(key, out FieldRow? field) && WordOf(field, value, all) is { } word ? Checked(field.Label, word) : null;
    }

    private static TextField? Checked(string label, string word)
    {
        bool isPlain = word.Length <= ValueMax && word.All(letter => letter is >= ' ' and <= '~' and not ':') && label.All(letter => letter is > ' ' and <= '~' and not ':');
        return isPlain ? new TextField(label, word) : null;
    }

    private string? WordOf(FieldRow field, LiveValue value, IReadOnlyList<KeyValuePair<string, LiveValue>> all)
    {
        string set = _catalogue.Quantity(field.Quantity)?.EnumSet ?? "";
        switch (value.Kind)
        {
            case LiveValueKind.Absent:
                return field.NoneValue is { } none && IsEndless(field, all) ? none.ToString(CultureInfo.InvariantCulture) : Absent;
            case LiveValueKind.Flag:
                return value.Text == "true" ? "ON" : "OFF";
            case LiveValueKind.Number:
                return value.TryNumber(out FixedNumber number) ? RawOf(field, number.Round(-field.Scale).Raw) : null;
            case LiveValueKind.Codes:
                long bits = 0;
                foreach (string code in value.Codes)
                {
                    int? bit = CodeOf(set, code);
                    if (bit is not (>= 0 and < 32))
                    {
                        return null;
                    }

                    bits |= 1L << bit.Value;
                }

                return RawOf(field, bits);
            default:
                return set.Length == 0 ? value.Text : CodeOf(set, value.Text) is { } known ? RawOf(field, known) : null;
        }
    }

    private static bool IsEndless(FieldRow field, IReadOnlyList<KeyValuePair<string, LiveValue>> all) =>
        all.Any(value => value.Key == field.NoneFlag && value.Value is { Kind: LiveValueKind.Flag, Text: "false" });

    private static string RawOf(FieldRow field, long raw) =>
        field.Grammar == "hex" ? $"0x{raw:X8}" : raw.ToString(CultureInfo.InvariantCulture);

    private int? CodeOf(string set, string code)
    {
        if (_catalogue.EnumValues(set).FirstOrDefault(value => value.Code == code) is { } row)
        {
            return row.Value;
        }

        return code.StartsWith(UnknownCode, StringComparison.Ordinal)
            && int.TryParse(code.AsSpan(UnknownCode.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
