// RangeText: what may be written to a register, in words; or that nothing may, and why.

using System.Globalization;
using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Words for ranges.</summary>
public static class RangeText
{
    /// <summary>The words.</summary>
    /// <param name="catalogue">Names of states.</param>
    /// <param name="entry">The register.</param>
    public static string Of(DeviceCatalogue catalogue, RegisterEntry entry)
    {
        if (!entry.IsWritable)
        {
            return $"no: {entry.WhyNot}";
        }

        if (entry.IsAction)
        {
            return Sentences.RangeAction;
        }

        if (entry.Need("allowed") is { } allowed)
        {
            return string.Join(", ", allowed.Values.Select(raw => Word(catalogue, entry, raw)));
        }

        if (entry.EnumSet.Length > 0)
        {
            return string.Join(", ", catalogue.EnumValues(entry.EnumSet).Select(value => value.Code));
        }

        if (entry is not { Min: { } min, Max: { } max })
        {
            return Sentences.RangeOpen;
        }

        string range = string.Create(CultureInfo.InvariantCulture, $"{min}..{max} {entry.Unit}").TrimEnd();
        return entry.IsRangePerVolt ? Say.With(Sentences.RangeAtVolts, range) : range;
    }

    private static string Word(DeviceCatalogue catalogue, RegisterEntry entry, long raw) =>
        catalogue.EnumValues(entry.EnumSet).FirstOrDefault(value => value.Value == raw)?.Code
        ?? (raw * entry.Scale).ToString(CultureInfo.InvariantCulture);
}
