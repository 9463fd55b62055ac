// Books: journal and memory of restores without a disk, which outlive a killed program and can be full.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

internal sealed class Books : ISettingsBooks
{
    private readonly Dictionary<DeviceId, RestoreMark> _marks = [];

    public List<JournalEntry> Entries { get; } = [];

    /// <summary>Trouble with the disk; null for none.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether another program has the right to write.</summary>
    public bool IsHeldElsewhere { get; set; }

    public bool IsMarked => _marks.Count > 0;

    public long Open(JournalEntry intent, out string? problem)
    {
        problem = Problem;
        if (problem == null)
        {
            Entries.Add(intent);
        }

        return Entries.Count - 1;
    }

    public string? Complete(long number, SettingOutcome outcome, string text)
    {
        if (Problem == null)
        {
            Entries[(int)number] = Entries[(int)number] with { Outcome = outcome, Text = text };
        }

        return Problem;
    }

    public IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem)
    {
        problem = Problem;
        return [.. Entries.Where(e => device is null || e.Device == device).Reverse().Take(limit)];
    }

    public RestoreMark? Load(DeviceId device, out string? problem)
    {
        problem = Problem;
        return _marks.GetValueOrDefault(device);
    }

    public string? Save(DeviceId device, RestoreMark mark)
    {
        if (Problem == null)
        {
            _marks[device] = mark;
        }

        return Problem;
    }

    public string? Clear(DeviceId device)
    {
        if (Problem == null)
        {
            _ = _marks.Remove(device);
        }

        return Problem;
    }

    public Task<(IDisposable? Held, string? Problem)> EnterAsync(DeviceId device, CancellationToken stop) =>
        Task.FromResult<(IDisposable?, string?)>((IsHeldElsewhere || Problem != null ? null : new MemoryStream(), Problem));
}
