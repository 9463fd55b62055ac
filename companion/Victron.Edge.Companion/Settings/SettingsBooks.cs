// SettingsBooks: journal and memory of restores in the data folder, opened when something is to be kept: a verb that only
// reads leaves no file behind.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Settings;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Settings;

/// <summary>The books of this computer.</summary>
internal sealed class SettingsBooks : ISettingsBooks, IDisposable
{
    private readonly DataDirectory _data;
    private readonly Lock _gate = new();
    private SqliteSettingsJournal? _file;

    /// <summary>Names the folder; opens nothing.</summary>
    public SettingsBooks(DataDirectory data) => _data = data;

    private bool IsThere => _file is not null || File.Exists(_data.SamplesFile);

    /// <inheritdoc/>
    public long Open(JournalEntry intent, out string? problem)
    {
        problem = OpenFile();
        return problem is null ? _file!.Open(intent, out problem) : 0;
    }

    /// <inheritdoc/>
    public string? Complete(long number, SettingOutcome outcome, string text) => OpenFile() ?? _file!.Complete(number, outcome, text);

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem)
    {
        problem = IsThere ? OpenFile() : null;
        return IsThere && problem is null ? _file!.Read(device, limit, out problem) : [];
    }

    /// <inheritdoc/>
    public RestoreMark? Load(DeviceId device, out string? problem)
    {
        problem = IsThere ? OpenFile() : null;
        return IsThere && problem is null ? _file!.Load(device, out problem) : null;
    }

    /// <inheritdoc/>
    public string? Save(DeviceId device, RestoreMark mark) => OpenFile() ?? _file!.Save(device, mark);

    /// <inheritdoc/>
    public string? Clear(DeviceId device) => IsThere ? OpenFile() ?? _file!.Clear(device) : null;

    /// <inheritdoc/>
    public Task<(IDisposable? Held, string? Problem)> EnterAsync(DeviceId device, CancellationToken stop) =>
        OpenFile() is { } problem ? Task.FromResult<(IDisposable?, string?)>((null, problem)) : _file!.EnterAsync(device, stop);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // Several devices may be written at the same time.
    private string? OpenFile()
    {
        lock (_gate)
        {
            if (_file is not null)
            {
                return null;
            }

            if (_data.Prepare() is { } problem)
            {
                return problem;
            }

            _file = SqliteSettingsJournal.Open(_data.SamplesFile, out StoreProblem? trouble);
            return trouble?.Words;
        }
    }
}
