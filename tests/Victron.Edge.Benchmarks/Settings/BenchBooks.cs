// BenchBooks: journal and memory of restores, on a disk that outlives the program.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>The books of one companion.</summary>
public sealed class BenchBooks : ISettingsBooks
{
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<DeviceId, RestoreMark> _marks = [];

    /// <summary>Writes in the order in which they were opened.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <inheritdoc/>
    public long Open(JournalEntry intent, out string? problem)
    {
        problem = null;
        _entries.Add(intent);
        return _entries.Count - 1;
    }

    /// <inheritdoc/>
    public string? Complete(long number, SettingOutcome outcome, string text)
    {
        _entries[(int)number] = _entries[(int)number] with { Outcome = outcome, Text = text };
        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem)
    {
        problem = null;
        return [.. _entries.Where(entry => device is null || entry.Device == device).Reverse().Take(limit)];
    }

    /// <inheritdoc/>
    public RestoreMark? Load(DeviceId device, out string? problem)
    {
        problem = null;
        return _marks.GetValueOrDefault(device);
    }

    /// <inheritdoc/>
    public string? Save(DeviceId device, RestoreMark mark)
    {
        _marks[device] = mark;
        return null;
    }

    /// <inheritdoc/>
    public string? Clear(DeviceId device)
    {
        _ = _marks.Remove(device);
        return null;
    }

    /// <inheritdoc/>
    public Task<(IDisposable? Held, string? Problem)> EnterAsync(DeviceId device, CancellationToken stop) =>
        Task.FromResult<(IDisposable?, string?)>((new MemoryStream(), null));
}
