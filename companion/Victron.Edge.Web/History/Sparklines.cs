// Sparklines: the last 24 hours of a tile's big value as a small line, from the past and so whole at the first look. Drawn anew every
// few minutes; of many devices some at a time, so that no page waits for all of them.

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Web.History;

/// <summary>Small lines.</summary>
public sealed class Sparklines(IHistoryBook book, TimeProvider time)
{
    private const int Steps = 96;
    private const long StepMs = 15 * 60_000;
    private const double Height = 24;
    private const int NewAtOnce = 20;

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(PortAddress, string), (DateTimeOffset Made, Sparkline? Line)> _lines = new();

    /// <summary>The lines of devices; without those that have nothing to show, or not yet.</summary>
    public IReadOnlyDictionary<PortAddress, Sparkline> Of(IEnumerable<Device> devices)
    {
        DateTimeOffset now = time.GetUtcNow();
        int made = 0;
        var lines = new Dictionary<PortAddress, Sparkline>();
        foreach (Device device in devices)
        {
            if (TileRows.Of(device)?.Big is not { } key)
            {
                continue;
            }

            bool isKnown = _lines.TryGetValue((device.Address, key), out (DateTimeOffset Made, Sparkline? Line) known);
            if ((!isKnown || now - known.Made > GoodFor) && made++ < NewAtOnce)
            {
                known = _lines[(device.Address, key)] = (now, Draw(device.Address, key, now.ToUnixTimeMilliseconds()));
            }

            if (known.Line is { } line)
            {
                lines[device.Address] = line;
            }
        }

        return lines;
    }

    private Sparkline? Draw(PortAddress address, string key, long nowMs)
    {
        if (book.Open(out _) is not { } history)
        {
            return null;
        }

        long fromMs = ((nowMs / StepMs) - Steps + 1) * StepMs;
        (int Step, decimal Mean)[] points =
        [
            .. history.Read(address, [key], TrendTier.Minute, fromMs, nowMs, out _).Where(point => point.Cell.Word is null)
                .GroupBy(point => (int)((point.AtMs - fromMs) / StepMs), point => point.Cell)
                .Select(step => (step.Key, TrendFold.Spans(step)[0].Mean)),
        ];
        if (points.Length < 2)
        {
            return null;
        }

        decimal low = points.Min(point => point.Mean);
        decimal high = points.Max(point => point.Mean);
        var path = new StringBuilder();
        for (int i = 0; i < points.Length; i++)
        {
            // A gap stays a gap.
            char pen = i == 0 || points[i].Step > points[i - 1].Step + 1 ? 'M' : 'L';
            double y = high == low ? Height / 2 : Height - ((double)((points[i].Mean - low) / (high - low)) * Height);
            _ = path.Append(CultureInfo.InvariantCulture, $"{pen}{points[i].Step} {y:0.#}");
        }

        return new Sparkline(path.ToString(), low, high);
    }
}
