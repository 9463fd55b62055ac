// CounterView: counters that a device keeps for its whole life, by name.

using System.Globalization;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Shows counters.</summary>
internal static class CounterView
{
    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<SettingReading> readings) => TextTable.Lines(
        ["COUNTER", ">VALUE"], [.. readings.Select(reading => (string[])[reading.Entry.Name, RegisterText.Problem(reading) ?? RegisterText.Value(reading)])]);

    /// <summary>The lines of the CSV, with a heading; empty cells for what is absent.</summary>
    public static IEnumerable<string> Csv(IReadOnlyList<SettingReading> readings) => readings
        .Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Entry.Key},{reading.Value?.Number},{reading.Entry.Unit}"))
        .Prepend("name,value,unit");
}
