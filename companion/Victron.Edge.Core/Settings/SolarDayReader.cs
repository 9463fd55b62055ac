// SolarDayReader: one day of a solar charger as numbers with units. Where they stand in its bytes is HistoryDay's matter.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads days.</summary>
public static class SolarDayReader
{
    private const int Version = 0;

    /// <summary>Reads a day.</summary>
    /// <param name="register">Its register.</param>
    /// <param name="value">Bytes of the answer.</param>
    /// <returns>Null for a record of another form.</returns>
    public static SolarDay? Read(int register, byte[] value) => value.Length != HistoryDay.Length || value[0] != Version ? null : new SolarDay(
        register - HistoryDay.First,
        Whole(value, HistoryDay.Sequence),
        Number(value, HistoryDay.Yield) * 0.01m,
        Number(value, HistoryDay.Consumed) * 0.01m,
        Number(value, HistoryDay.BatteryMax) * 0.01m,
        Number(value, HistoryDay.BatteryMin) * 0.01m,
        Whole(value, HistoryDay.BulkMinutes),
        Whole(value, HistoryDay.AbsorptionMinutes),
        Whole(value, HistoryDay.FloatMinutes),
        Number(value, HistoryDay.PowerMax),
        Number(value, HistoryDay.CurrentMax) * 0.1m,
        Number(value, HistoryDay.PanelMax) * 0.01m,
        [.. ((int[])[HistoryDay.Error0, HistoryDay.Error1, HistoryDay.Error2, HistoryDay.Error3]).Select(field => Whole(value, field) ?? 0).Where(code => code != 0)]);

    private static int? Whole(byte[] value, int field) => (int?)Number(value, field);

    private static decimal? Number(byte[] value, int field) => HexField.TryRead(field, value, 0, value.Length, out long raw) ? raw : null;
}
