// NanoffLog: everything that nanoff was told and said, in a file for those who must find out why.
// Holds no secret: those are in files, and nanoff is told their names only.

namespace Victron.Edge.Companion.Flash;

/// <summary>A log file.</summary>
public sealed class NanoffLog : IAsyncDisposable
{
    private readonly StreamWriter _writer;
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Writes a file anew.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public NanoffLog(string path)
    {
        Path = path;
        _writer = new StreamWriter(path, append: false) { AutoFlush = true };
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Writes a line.</summary>
    public async Task LineAsync(string text)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await _writer.WriteLineAsync(text).ConfigureAwait(false);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }
}
