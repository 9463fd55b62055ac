// AlarmFile: the book of alarms in the data folder, opened when it is first needed and tried again where it could not be.

using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Samples;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Alarms;

/// <summary>The book on the disk.</summary>
internal sealed class AlarmFile(DataDirectory data) : IAlarmBook, IDisposable
{
    private readonly Lock _gate = new();
    private SqliteAlarmBook? _book;

    /// <inheritdoc/>
    public IReadOnlyList<Alarm> Open(out string? problem) => OpenFile(out problem)?.Open(out problem) ?? [];

    /// <inheritdoc/>
    public IReadOnlyList<Alarm> Ended(int limit, out string? problem) => OpenFile(out problem)?.Ended(limit, out problem) ?? [];

    /// <inheritdoc/>
    public long LastNumber(out string? problem) => OpenFile(out problem)?.LastNumber(out problem) ?? 0;

    /// <inheritdoc/>
    public string? Save(Alarm alarm) => OpenFile(out string? problem)?.Save(alarm) ?? problem;

    /// <inheritdoc/>
    public void Dispose() => _book?.Dispose();

    private SqliteAlarmBook? OpenFile(out string? problem)
    {
        lock (_gate)
        {
            problem = _book is null ? data.Prepare() : null;
            if (_book is null && problem is null)
            {
                _book = SqliteAlarmBook.Open(data.SamplesFile, out StoreProblem? trouble);
                problem = trouble?.Words;
            }

            return _book;
        }
    }
}
