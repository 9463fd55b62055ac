// MemoryService: reads what a device remembers itself.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads memories.</summary>
public sealed class MemoryService
{
    private const int ErrorRegister = 0xEDDA;
    private const string CounterGroups = "history_";

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;

    /// <summary>Makes the service.</summary>
    public MemoryService(DeviceCatalogue catalogue, SettingsService settings)
    {
        _catalogue = catalogue;
        _settings = settings;
    }

    /// <summary>Reads the days of a solar charger, or the counters of another device.</summary>
    public async Task<DeviceMemory> ReadAsync(SettingsTarget target, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        IReadOnlyList<RegisterEntry> entries = _catalogue.Entries(target.Family);
        RegisterEntry[] days = [.. entries.Where(entry => entry.Id is >= HistoryDay.First and <= HistoryDay.Last)];
        RegisterEntry[] counters = [.. entries.Where(entry => entry.IsReadable && entry.Row.Type != "composite" && entry.Group.StartsWith(CounterGroups, StringComparison.Ordinal))];
        return days.Length > 0 ? Days(target, await _settings.ReadAsync(target, days, progress, stop).ConfigureAwait(false))
            : counters.Length > 0 ? Counters(await _settings.ReadAsync(target, counters, progress, stop).ConfigureAwait(false))
            : new DeviceMemory([], [], 0, 0, Say.With(Sentences.MemoryNone, target.Name));
    }

    /// <summary>Words for an error code of a day.</summary>
    public string ErrorText(string family, int code) => _catalogue.EnumValue(_catalogue.Entry(family, ErrorRegister)?.EnumSet ?? "", code)?.Text ?? Sentences.MemoryUnknown;

    private static DeviceMemory Days(SettingsTarget target, IReadOnlyList<SettingReading> readings)
    {
        var days = new List<SolarDay>();
        int lost = 0;
        foreach (RegisterReply reply in readings.Select(reading => reading.Reply))
        {
            // A day that it has not lived yet is answered with a flag: that is no fault.
            SolarDay? day = reply.IsGood ? SolarDayReader.Read(reply.Register, reply.Value) : null;
            lost += reply.Kind != ReplyKind.Answered || (reply.IsGood && day is null) ? 1 : 0;
            days.AddRange(day is null ? [] : [day]);
        }

        string? problem = days.Count > 0 ? null : lost > 0 ? Say.With(Sentences.MemorySilent, target.Name) : Say.With(Sentences.MemoryNoDay, target.Name);
        return new DeviceMemory(days, [], readings.Count, lost, problem);
    }

    private static DeviceMemory Counters(IReadOnlyList<SettingReading> readings) =>
        new([], [.. readings.Where(reading => !RegisterText.IsMissing(reading))], readings.Count, readings.Count(RegisterText.IsUnanswered), null);
}
