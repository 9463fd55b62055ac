// LineBook: a past of a few points, the same for every device and quantity.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed class LineBook(params (long AtMs, int Value)[] points) : IHistoryBook, ITrendHistory
{
    public int Reads { get; private set; }

    public long? SizeBytes => 1;

    public ITrendHistory? Open(out string? problem)
    {
        problem = null;
        return this;
    }

    public IReadOnlyList<TrendPoint> Read(PortAddress address, IReadOnlyCollection<string> keys, TrendTier tier, long fromMs, long toMs, out StoreProblem? problem)
    {
        Reads++;
        problem = null;
        return [.. keys.SelectMany(key => points.Select(point => new TrendPoint(point.AtMs, new TrendCell(key, null, 0, point.Value, point.Value, point.Value, point.Value * 10, 60_000))))];
    }

    public IReadOnlyList<string> Keys(PortAddress address, out StoreProblem? problem)
    {
        problem = null;
        return ["battery_voltage", "pv_power", "state_of_charge"];
    }

    public void Dispose()
    {
    }
}
