// HistoryFile: the past in the database of samples, opened once: to open a file is to check it whole, which is much beside one answer.

using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Commands;

/// <summary>The past on the disk.</summary>
internal sealed class HistoryFile(DataDirectory data) : IHistoryBook, IDisposable
{
    private readonly Lock _gate = new();
    private SqliteTrendHistory? _history;

    /// <inheritdoc/>
    public long? SizeBytes => new FileInfo(data.SamplesFile) is { Exists: true } file ? file.Length : null;

    /// <inheritdoc/>
    public ITrendHistory? Open(out string? problem)
    {
        lock (_gate)
        {
            StoreProblem? trouble = null;
            _history ??= SqliteTrendHistory.Open(data.SamplesFile, TimeZoneInfo.Local, out trouble);
            problem = trouble?.Words;
            return _history;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _history?.Dispose();
}
