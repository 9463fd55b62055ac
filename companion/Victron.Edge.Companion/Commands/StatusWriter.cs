// StatusWriter: writes changes of broker and cable with their time, a line each.

using System.Globalization;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Commands;

/// <summary>Writes lines with a time of day.</summary>
public sealed class StatusWriter : IStatusLog
{
    private readonly TextWriter _writer;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();

    /// <summary>Writes to a writer.</summary>
    public StatusWriter(TextWriter writer, TimeProvider time)
    {
        _writer = writer;
        _time = time;
    }

    /// <inheritdoc/>
    public void Line(string text)
    {
        string clock = _time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            _writer.WriteLine($"{clock} {SafeText.Of(text)}");
            _writer.Flush();
        }
    }
}
