// QuantityFormat: numbers as people read them, with the decimals that each unit gets on an overview.
// Source: the rules for numbers in the design of the screens; 99.0 to 99.9 % shows 99, so that only a full battery says 100.

using System.Globalization;

namespace Victron.Edge.Core.Devices;

/// <summary>Formats values with their units.</summary>
public static class QuantityFormat
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string AbsentText = "--";

    private const char TrueMinus = '\u2212';

    /// <summary>Formats a number for an overview: few decimals, true minus.</summary>
    /// <param name="number">The number in its unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="key">Key of the quantity; alternating voltages have one decimal.</param>
    public static string Brief(FixedNumber number, string unit, string key = "")
    {
        int? decimals = unit switch
        {
            "V" => key.StartsWith("ac_", StringComparison.Ordinal) ? 1 : 2,
            "A" or "Ah" => 1,
            "W" or "VA" or "%" => 0,
            "kWh" => 2,
            _ => null,
        };
        if (decimals is not { } places)
        {
            return WithUnit(number, unit);
        }

        FixedNumber hundred = new FixedNumber(100, 0).Round(number.Decimals);
        bool nearlyFull = unit == "%" && number.Raw < hundred.Raw && number.Raw >= hundred.Raw / 100 * 99;
        return WithUnit(nearlyFull ? number.Cut(places) : number.Round(places), unit);
    }

    /// <summary>Formats a number with every decimal that the device sent.</summary>
    public static string Full(FixedNumber number, string unit) => WithUnit(number, unit);

    /// <summary>Formats a current of a battery: the sign is always shown, + charges the battery.</summary>
    public static string WithSign(FixedNumber number, string unit)
    {
        string text = Brief(number, unit);
        return text[0] != TrueMinus && number.Raw != 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;
    }

    /// <summary>A count with its thousands apart: <c>10,000</c>.</summary>
    public static string Grouped(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration in two units at most: <c>2 d 4 h</c>, <c>5 h 12 min</c>, <c>48 min</c>.</summary>
    /// <param name="minutes">Whole minutes, 0 or more.</param>
    public static string Duration(long minutes) => minutes switch
    {
        < 60 => Say.With(Sentences.DurationMinutes, minutes),
        < 1440 => Say.With(Sentences.DurationHours, minutes / 60, minutes % 60),
        _ => Say.With(Sentences.DurationDays, minutes / 1440, minutes % 1440 / 60),
    };

    /// <summary>An age in one unit: <c>42 s</c>, <c>23 min</c>, <c>5 h</c>, <c>2 d</c>.</summary>
    /// <param name="age">Null shows <c>--</c>.</param>
    public static string Age(TimeSpan? age) => age switch
    {
        null => AbsentText,
        { TotalSeconds: < 100 } a => Say.With(Sentences.AgeSeconds, (long)a.TotalSeconds),
        { TotalMinutes: < 100 } a => Say.With(Sentences.AgeMinutes, (long)a.TotalMinutes),
        { TotalHours: < 48 } a => Say.With(Sentences.AgeHours, (long)a.TotalHours),
        { } a => Say.With(Sentences.AgeDays, (long)a.TotalDays),
    };

    /// <summary>Words for a code that no table explains: <c>low_voltage</c> becomes <c>Low voltage</c>.</summary>
    public static string Words(string code)
    {
        string words = code.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string WithUnit(FixedNumber number, string unit)
    {
        string digits = number.ToString();
        bool isZero = digits.All(c => c is '0' or '.' or '-');
        string text = number.Raw < 0 && !isZero ? TrueMinus + digits[1..] : digits.TrimStart('-');
        return unit.Length == 0 ? text : $"{text} {unit}";
    }
}
