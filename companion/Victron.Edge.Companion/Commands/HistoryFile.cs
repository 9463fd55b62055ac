// HistoryFile: the past in the database of samples, opened for each answer: another process may renew the file meanwhile.

using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Commands;

/// <summary>The past on the disk.</summary>
internal sealed class HistoryFile(DataDirectory data) : IHistoryBook
{
    /// <inheritdoc/>
    public ITrendHistory? Open(out string? problem)
    {
        SqliteTrendHistory? history = SqliteTrendHistory.Open(data.SamplesFile, TimeZoneInfo.Local, out StoreProblem? trouble);
        problem = trouble?.Words;
        return history;
    }
}
