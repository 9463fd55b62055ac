// FixedNumber: a number as it travels, digits and decimals apart, so that nothing is rounded before it is shown.
// Does not know units: see QuantityFormat.

using System.Globalization;

namespace Victron.Edge.Core.Devices;

/// <summary>A decimal number without floating point: <c>Raw</c> divided by ten to the power of <c>Decimals</c>.</summary>
/// <param name="Raw">All digits as one whole number, with sign.</param>
/// <param name="Decimals">Digits after the point, 0 to 9.</param>
public readonly record struct FixedNumber(long Raw, int Decimals)
{
    private const int DecimalsMax = 9;

    // 15 digits leave room for every quantity of the protocol and for scaling by three more decimals.
    private const int DigitsMax = 15;

    /// <summary>Reads digits with an optional sign and point, as the state topic carries them.</summary>
    /// <param name="text">For instance <c>-13.420</c>.</param>
    /// <param name="number">Zero unless the result is true.</param>
    /// <returns>False for anything else, exponents and more than 15 digits included; never an exception.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FixedNumber number)
    {
        number = default;
        bool negative = text.Length > 0 && text[0] == '-';
        long raw = 0;
        int digits = 0;
        int decimals = -1;
        foreach (char c in negative ? text[1..] : text)
        {
            if (c == '.' && decimals < 0 && digits > 0)
            {
                decimals = 0;
                continue;
            }

            if (!char.IsAsciiDigit(c) || ++digits > DigitsMax)
            {
                return false;
            }

            raw = (raw * 10) + (c - '0');
            decimals = decimals < 0 ? decimals : decimals + 1;
        }

        if (digits == 0 || decimals == 0 || decimals > DecimalsMax)
        {
            return false;
        }

        number = new FixedNumber(negative ? -raw : raw, Math.Max(decimals, 0));
        return true;
    }

    /// <summary>The same number with another count of decimals; halves go away from zero.</summary>
    /// <param name="decimals">0 to 9.</param>
    public FixedNumber Round(int decimals)
    {
        long raw = Raw;
        for (int i = Decimals; i < decimals; i++)
        {
            raw *= 10;
        }

        if (decimals < Decimals)
        {
            long divisor = PowerOfTen(Decimals - decimals);
            long half = raw < 0 ? -(divisor / 2) : divisor / 2;
            raw = (raw + half) / divisor;
        }

        return new FixedNumber(raw, decimals);
    }

    /// <summary>The same number cut to fewer decimals, towards zero.</summary>
    /// <param name="decimals">0 to 9.</param>
    public FixedNumber Cut(int decimals) =>
        decimals >= Decimals ? Round(decimals) : new FixedNumber(Raw / PowerOfTen(Decimals - decimals), decimals);

    /// <summary>The same number for reckoning.</summary>
    public decimal ToDecimal() => (decimal)Raw / PowerOfTen(Decimals);

    /// <summary>Digits with an ASCII minus and point.</summary>
    public override string ToString()
    {
        string digits = Math.Abs(Raw).ToString(CultureInfo.InvariantCulture).PadLeft(Decimals + 1, '0');
        string sign = Raw < 0 ? "-" : "";
        return Decimals == 0 ? sign + digits : $"{sign}{digits[..^Decimals]}.{digits[^Decimals..]}";
    }

    /// <summary>Ten to a power of 0 to 18.</summary>
    internal static long PowerOfTen(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
