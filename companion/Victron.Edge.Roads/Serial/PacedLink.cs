// PacedLink: reads a file no faster than a wire would carry it. What is written to it goes nowhere.

namespace Victron.Edge.Roads.Serial;

/// <summary>A file at a given pace.</summary>
public sealed class PacedLink : ISerialLink
{
    // Small pieces, so that the edge sees blocks end at the times at which a wire would end them.
    private const int PieceMax = 64;

    private readonly Stream _file;
    private readonly TimeProvider _time;
    private readonly int _bytesPerSecond;
    private readonly long _start;
    private long _read;

    /// <summary>Takes the file over.</summary>
    public PacedLink(Stream file, TimeProvider time, int bytesPerSecond)
    {
        _file = file;
        _time = time;
        _bytesPerSecond = bytesPerSecond;
        _start = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        int count = await _file.ReadAsync(buffer[..Math.Min(buffer.Length, PieceMax)], stop).ConfigureAwait(false);
        _read += count;
        TimeSpan due = TimeSpan.FromSeconds((double)_read / _bytesPerSecond);
        TimeSpan early = due - _time.GetElapsedTime(_start);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, _time, stop).ConfigureAwait(false);
        }

        return count;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken stop) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
