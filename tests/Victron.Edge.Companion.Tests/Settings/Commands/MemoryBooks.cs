// MemoryBooks: journal and memory of restores without a disk.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

internal sealed class MemoryBooks : ISettingsJournal, IRestoreMemory
{
    private readonly Dictionary<DeviceId, RestoreMark> _marks = [];

    public List<JournalEntry> Entries { get; } = [];

    public long Open(JournalEntry intent, out string? problem)
    {
        problem = null;
        Entries.Add(intent);
        return Entries.Count - 1;
    }

    public string? Complete(long number, SettingOutcome outcome, string text)
    {
        Entries[(int)number] = Entries[(int)number] with { Outcome = outcome, Text = text };
        return null;
    }

    public IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem)
    {
        problem = null;
        return [.. Entries.Where(entry => device is null || entry.Device == device).Reverse().Take(limit)];
    }

    public RestoreMark? Load(DeviceId device, out string? problem)
    {
        problem = null;
        return _marks.GetValueOrDefault(device);
    }

    public string? Save(DeviceId device, RestoreMark mark)
    {
        _marks[device] = mark;
        return null;
    }

    public string? Clear(DeviceId device)
    {
        _ = _marks.Remove(device);
        return null;
    }
}
