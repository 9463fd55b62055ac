// ValueWords: one value of a device as text for a screen.

using System.Globalization;

namespace Victron.Edge.Core.Devices;

/// <summary>Words for values.</summary>
public static class ValueWords
{
    private const string UnknownPrefix = "unknown_";
    private const string RawPrefix = "raw_";

    /// <summary>Fields of a device as its page shows them: unknown labels last.</summary>
    public static IReadOnlyList<KeyValuePair<string, LiveValue>> Ordered(Device device) =>
        [.. device.Values.OrderBy(value => value.Key.StartsWith(RawPrefix, StringComparison.Ordinal) ? 1 : 0)];

    /// <summary>Name of a field; a label that no table knows is called so.</summary>
    public static string Name(string key, IQuantityNames names) =>
        names.Name(key) ?? (key.StartsWith(RawPrefix, StringComparison.Ordinal) ? Say.With(Sentences.ValueUnknownLabel, key[RawPrefix.Length..]) : key);

    /// <summary>A number with few decimals; <c>--</c> when absent, empty when the device does not send it.</summary>
    public static string Brief(Device device, string key, IQuantityNames names, bool withSign = false)
    {
        LiveValue? value = device.Find(key);
        if (value is null)
        {
            return "";
        }

        if (!value.TryNumber(out FixedNumber number))
        {
            return QuantityFormat.AbsentText;
        }

        string unit = names.Unit(key) ?? "";
        return withSign ? QuantityFormat.WithSign(number, unit) : QuantityFormat.Brief(number, unit, key);
    }

    /// <summary>A code in words; <c>--</c> when absent, empty when the device does not send it.</summary>
    public static string Code(Device device, string key, IQuantityNames names)
    {
        LiveValue? value = device.Find(key);
        return value is null ? "" : value.Kind == LiveValueKind.Absent ? QuantityFormat.AbsentText : CodeWords(key, value.Text, names);
    }

    /// <summary>A code in words; one that no table knows keeps its number.</summary>
    public static string CodeWords(string key, string code, IQuantityNames names)
    {
        if (code.StartsWith(UnknownPrefix, StringComparison.Ordinal))
        {
            return Say.With(Sentences.ValueUnknown, code[UnknownPrefix.Length..]);
        }

        return names.Words(key, code) ?? QuantityFormat.Words(code);
    }

    /// <summary>A value with everything that was sent.</summary>
    public static string Full(string key, LiveValue value, IQuantityNames names)
    {
        return value.Kind switch
        {
            LiveValueKind.Absent => QuantityFormat.AbsentText,
            LiveValueKind.Number when value.TryNumber(out FixedNumber number) => QuantityFormat.Full(number, names.Unit(key) ?? ""),
            LiveValueKind.Flag => value.Text == "true" ? Sentences.ValueOn : Sentences.ValueOff,
            LiveValueKind.Codes when value.Text.Length == 0 => Sentences.ValueNone,
            LiveValueKind.Codes => string.Join(", ", value.Codes.Select(code => CodeWords(key, code, names))),
            LiveValueKind.Text when names.Name(key) is not null => CodeWords(key, value.Text, names),
            _ => value.Text,
        };
    }

    /// <summary>A number as a long for decisions: its sign only.</summary>
    /// <returns>-1, 0 or 1; null when absent or not sent.</returns>
    public static int? Sign(Device device, string key) =>
        device.Find(key) is { } value && value.TryNumber(out FixedNumber number) ? Math.Sign(number.Raw) : null;

    /// <summary>A time of day.</summary>
    public static string Clock(DateTimeOffset time, DateTimeOffset now)
    {
        DateTimeOffset local = time.ToOffset(now.Offset);
        string form = now - time < TimeSpan.FromHours(20) ? "HH:mm" : "MM-dd HH:mm";
        return local.ToString(form, CultureInfo.InvariantCulture);
    }
}
