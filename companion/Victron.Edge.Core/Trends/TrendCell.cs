// TrendCell: what one quantity of a device did in a span of time: smallest, mean, largest and last value, over how much of the span.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Trends;

/// <summary>One quantity in one span.</summary>
/// <param name="Key">Key of the quantity, for instance <c>battery_voltage</c>.</param>
/// <param name="Word">Its last word; null for a number.</param>
/// <param name="Decimals">Digits after the point of the whole numbers below, 0 to 9.</param>
/// <param name="Min">Smallest.</param>
/// <param name="Max">Largest.</param>
/// <param name="Last">Last.</param>
/// <param name="MeanTenths">Mean over the covered time, with one more decimal than the others.</param>
/// <param name="CoveredMs">How much of the span it is known for, ms.</param>
public readonly record struct TrendCell(string Key, string? Word, int Decimals, long Min, long Max, long Last, long MeanTenths, long CoveredMs)
{
    /// <summary>A value as a number, in the unit of the quantity.</summary>
    /// <param name="raw">One of the whole numbers above.</param>
    public decimal Number(long raw) => (decimal)raw / FixedNumber.PowerOfTen(Decimals);

    /// <summary>The mean as a number, in the unit of the quantity.</summary>
    public decimal Mean => (decimal)MeanTenths / FixedNumber.PowerOfTen(Decimals + 1);

    /// <summary>The same with more decimals.</summary>
    internal TrendCell Widen(int decimals)
    {
        long factor = FixedNumber.PowerOfTen(decimals - Decimals);
        return factor == 1 ? this : this with { Decimals = decimals, Min = Min * factor, Max = Max * factor, Last = Last * factor, MeanTenths = MeanTenths * factor };
    }
}
