// BridgeLines: what the person who runs the bridge is told. A program asks each second: the same line is said once a minute.

using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Bridge;

/// <summary>Lines on standard error.</summary>
internal sealed class BridgeLines(SettingsConsole console, TimeProvider time)
{
    private const int LinesMax = 100;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _said = [];

    /// <summary>Says a line, unless it was said within a minute.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            if (_said.TryGetValue(line, out long at) && time.GetElapsedTime(at) < Again)
            {
                return;
            }

            if (_said.Count >= LinesMax)
            {
                _said.Clear();
            }

            _said[line] = time.GetTimestamp();
            _ = console.Fail(0, line);
        }
    }

    /// <summary>Says a line about the way to the device; each of them is news.</summary>
    public void News(string line)
    {
        lock (_gate)
        {
            _ = console.Fail(0, line);
        }
    }
}
