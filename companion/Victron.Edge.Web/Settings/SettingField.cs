// SettingField: a register as a part of a form: which input it gets, what stands in it, and what may be written there.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>A register in a form.</summary>
/// <param name="Reading">What the device answered.</param>
/// <param name="Input">The input.</param>
/// <param name="Shown">The value for people, or why there is none.</param>
/// <param name="Value">What stands in the input; codes of bits joined by <c>+</c>.</param>
/// <param name="Unit">Unit beside the input; empty for none.</param>
/// <param name="Range">What may be written, or why nothing may.</param>
public sealed record SettingField(SettingReading Reading, SettingInput Input, string Shown, string Value, string Unit, string Range)
{
    /// <summary>Begin of the name of an input.</summary>
    public const string ValuePrefix = "v:";

    /// <summary>Begin of the name of what stood there when the page was made.</summary>
    public const string WasPrefix = "w:";

    private const string Celsius = "°C";

    /// <summary>The register.</summary>
    public RegisterEntry Entry => Reading.Entry;

    /// <summary>Values to choose from, with their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Choices { get; private init; } = [];

    /// <summary>What one step up or down is; null for what is no number.</summary>
    public string? Step => Input == SettingInput.Text && Reading.Value?.Number is not null ? Entry.Step.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Where steps end; null where that depends on the device.</summary>
    public (string Low, string High)? Bounds =>
        Entry is { IsRangePerVolt: false, Min: { } min, Max: { } max } && (Entry.Unit == "K" ? SettingText.ZeroCelsius : 0) is var zero
            ? ((min - zero).ToString(CultureInfo.InvariantCulture), (max - zero).ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>Makes the field of a reading.</summary>
    public static SettingField Of(DeviceCatalogue catalogue, SettingReading reading)
    {
        RegisterEntry entry = reading.Entry;
        bool isKelvin = entry.Unit == "K";
        string shown = RegisterText.Problem(reading) ?? RegisterText.Value(reading);
        IReadOnlyList<KeyValuePair<string, string>> choices = ChoicesOf(catalogue, entry);
        SettingInput input = !entry.IsWritable || RegisterText.IsMissing(reading) ? SettingInput.None
            : entry.IsAction ? SettingInput.Button
            : IsBits(catalogue, entry) ? (shown.Contains("bit_", StringComparison.Ordinal) ? SettingInput.Text : SettingInput.Ticks) // a bit without a name has no tick
            : choices.Count > 0 ? SettingInput.Choice
            : SettingInput.Text;
        string value = reading.Value switch
        {
            { Number: { } number } => (isKelvin ? number - SettingText.ZeroCelsius : number).ToString(CultureInfo.InvariantCulture),
            { } known when RegisterText.Problem(reading) is null && known.Status == RegisterValueStatus.Ok => known.Text,
            _ => "",
        };
        string unit = isKelvin ? Celsius : entry.Unit;
        shown = isKelvin && reading.Value?.Number is not null ? $"{value} {Celsius}" : shown;
        return new SettingField(reading, input, shown, value, unit, RangeOf(catalogue, entry)) { Choices = choices };
    }

    /// <summary>Whether any of some bits may be set.</summary>
    public static bool IsBits(DeviceCatalogue catalogue, RegisterEntry entry) => entry.EnumSet.Length > 0 && catalogue.EnumValues(entry.EnumSet).Any(value => value.IsBits);

    /// <summary>What was typed, as the services read it: a comma as a point, and the unit that stood beside it.</summary>
    public static string Plain(RegisterEntry entry, string typed)
    {
        string text = typed.Trim();
        bool isNumber = text.Length > 0 && entry.EnumSet.Length == 0 && entry.Type is not "string" && text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '+' or '\u2212');
        text = isNumber && text.Count(c => c == ',') == 1 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        return isNumber && entry.Unit == "K" ? $"{text} {Celsius}" : entry.Type == "string" ? typed : text;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> ChoicesOf(DeviceCatalogue catalogue, RegisterEntry entry)
    {
        if (entry is { EnumSet: "", Min: 0, Max: 1, Unit: "" })
        {
            return [new("0", SettingsTexts.FieldOff), new("1", SettingsTexts.FieldOn)];
        }

        IReadOnlyList<EnumRow> named = entry.EnumSet.Length > 0 ? catalogue.EnumValues(entry.EnumSet) : [];
        return [.. named.Where(row => entry.Need("allowed")?.Values.Contains(row.Value) != false).Select(row => KeyValuePair.Create(row.Code, row.Text.Length > 0 ? row.Text : row.Code))];
    }

    /// <summary>What may be written to a register, or why nothing may.</summary>
    public static string RangeOf(DeviceCatalogue catalogue, RegisterEntry entry) =>
        !entry.IsWritable ? Say.With(SettingsTexts.FieldReadOnly, entry.WhyNot)
        : entry is { Unit: "K", Min: { } min, Max: { } max } ? Say.With(SettingsTexts.FieldRange, min - SettingText.ZeroCelsius, string.Create(CultureInfo.InvariantCulture, $"{max - SettingText.ZeroCelsius} {Celsius}"))
        : RangeText.Of(catalogue, entry) is var range && range.Split("..") is [var low, var high] ? Say.With(SettingsTexts.FieldRange, low, high)
        : range;
}
