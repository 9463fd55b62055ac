// BusyRun: one port of a BusyEdge from a start to the next: what it made, still keeps, gave up, and was promised.

using System.Globalization;
using System.Text;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal sealed class BusyRun(string port, string bootId)
{
    private const int WholeCount = 100;
    private const int MessageBytesMax = 1024;

    private readonly SortedDictionary<long, long> _ring = [];
    private string? _inFlight;
    private long _lastOfInFlight;
    private long _sentMs;
    private bool _wasHeard;

    public string Port { get; } = port;

    public string BootId { get; } = bootId;

    /// <summary>Number of the last sample.</summary>
    public long Newest { get; private set; }

    /// <summary>The largest number that was promised to be stored.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Numbers that this edge has dropped without a promise.</summary>
    public HashSet<long> Thinned { get; } = [];

    /// <summary>Backlogs sent, repetitions included.</summary>
    public int Backlogs { get; private set; }

    /// <summary>Makes a sample.</summary>
    /// <returns>Its number.</returns>
    public long Make(long nowMs)
    {
        _ring.Add(++Newest, nowMs);
        return Newest;
    }

    /// <summary>Drops some of the older samples, but none that is on its way.</summary>
    public void Thin(Random random)
    {
        if (_ring.Count > WholeCount && random.Next(100) == 0)
        {
            foreach (long seq in _ring.Keys.SkipLast(WholeCount).Where(seq => seq > _lastOfInFlight && random.Next(10) == 0).ToList())
            {
                _ = _ring.Remove(seq);
                _ = Thinned.Add(seq);
            }
        }
    }

    /// <summary>Takes a promise in.</summary>
    public void Hear(long stored)
    {
        _wasHeard = true;
        Acknowledged = Math.Max(Acknowledged, stored);
        foreach (long seq in _ring.Keys.TakeWhile(seq => seq <= Acknowledged).ToList())
        {
            _ = _ring.Remove(seq);
        }

        if (Acknowledged >= _lastOfInFlight)
        {
            _inFlight = null;
        }
    }

    /// <summary>The backlog to send now; null when there is none.</summary>
    public string? NextBacklog(long nowMs, long waitMsMax, long repeatMs)
    {
        if (_inFlight is null && (!_wasHeard || _ring.Count == 0 || nowMs - _ring.First().Value < waitMsMax))
        {
            return null;
        }

        if (_inFlight is not null && nowMs - _sentMs < repeatMs)
        {
            return null;
        }

        _inFlight ??= Build(nowMs);
        _sentMs = nowMs;
        Backlogs++;
        return _inFlight;
    }

    private string Build(long nowMs)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        var text = new StringBuilder(string.Create(
            culture, $$"""{"boot_id":"{{BootId}}","uptime_ms":{{nowMs}},"after":{{Acknowledged}},"cols":["seq","uptime_ms","counter"],"rows":["""));
        foreach ((long seq, long ms) in _ring)
        {
            string row = string.Create(culture, $"{(text[^1] == '[' ? "" : ",")}[{seq},{ms},{seq}]");
            if (text.Length + row.Length + 2 > MessageBytesMax)
            {
                break;
            }

            _ = text.Append(row);
            _lastOfInFlight = seq;
        }

        return text.Append("]}").ToString();
    }
}
