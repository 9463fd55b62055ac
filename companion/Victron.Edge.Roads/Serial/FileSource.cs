// FileSource: a recorded stream, played once at the pace of the wire.

namespace Victron.Edge.Roads.Serial;

/// <summary>A capture file.</summary>
public sealed class FileSource : ISerialSource
{
    /// <summary>19200 baud, 8N1: ten bits a byte.</summary>
    public const int WireBytesPerSecond = 1920;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly int _bytesPerSecond;

    /// <summary>Names the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="time">Clock for the pace.</param>
    /// <param name="bytesPerSecond">Pace.</param>
    public FileSource(string path, TimeProvider time, int bytesPerSecond = WireBytesPerSecond)
    {
        _path = path;
        _time = time;
        _bytesPerSecond = bytesPerSecond;
    }

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public bool HasEnd => true;

    /// <inheritdoc/>
    public ValueTask<SerialOpening> OpenAsync(CancellationToken stop)
    {
        try
        {
            var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, true);
            return ValueTask.FromResult(SerialOpening.Of(new PacedLink(file, _time, _bytesPerSecond)));
        }
        catch (UnauthorizedAccessException)
        {
            return ValueTask.FromResult(SerialOpening.Failed("may not be read by you"));
        }
        catch (IOException)
        {
            return ValueTask.FromResult(SerialOpening.Failed("cannot be read"));
        }
    }
}
