// LineLog: the lines of a stream as they come, readable by another thread.

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class LineLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
            }
        }
    }
}
