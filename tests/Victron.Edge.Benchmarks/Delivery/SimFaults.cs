// SimFaults: breaks things at random times and mends them again, until the evening; then everything is left alone.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>The faults of one day.</summary>
internal sealed class SimFaults
{
    private const double DayMs = 86_400_000;
    private const double ForgetfulShare = 0.3;

    private readonly SimWorld _world;
    private readonly SimProfile _profile;
    private readonly SimDay _day;
    private readonly SimRandom _random;
    private readonly long _untilMs;

    public SimFaults(SimWorld world, SimProfile profile, SimDay day, SimRandom random, long untilMs)
    {
        _world = world;
        _profile = profile;
        _day = day;
        _random = random;
        _untilMs = untilMs;
    }

    public void Start()
    {
        foreach (SimFault fault in Enum.GetValues<SimFault>())
        {
            Plan(fault);
        }
    }

    private void Plan(SimFault fault)
    {
        double rate = _profile.Rates[(int)fault];
        if (rate <= 0)
        {
            return;
        }

        _world.After((long)(-Math.Log(1 - _random.NextDouble()) * DayMs / rate), () =>
        {
            if (_world.NowMs < _untilMs)
            {
                Break(fault, Math.Min(1_000 + _random.Next(_profile.OutageMsMax), _untilMs - _world.NowMs), () => Plan(fault));
            }
        });
    }

    private void Break(SimFault fault, long ms, Action mended)
    {
        SimEdge edge = _day.Edges[_random.Next(_day.Edges.Count)];
        SimDevice device = edge.Devices[_random.Next(edge.Devices.Count)];
        switch (fault)
        {
            case SimFault.EdgeCut:
                edge.Line.Cut();
                mended();
                break;
            case SimFault.EdgeSilent:
                edge.Line.CutSilently();
                mended();
                break;
            case SimFault.EdgeAway:
                edge.Line.Network.IsUp = false;
                edge.Line.CutSilently();
                _world.After(ms, () => edge.Line.Network.IsUp = true);
                _world.After(ms, mended);
                break;
            case SimFault.EdgePower:
                edge.Stop();
                _world.After(ms, edge.Start);
                _world.After(ms, mended);
                break;
            case SimFault.Broker:
                _day.Broker.Stop(_random.IsHit(ForgetfulShare));
                _world.After(ms, _day.Broker.Start);
                _world.After(ms, mended);
                break;
            case SimFault.Companion:
                _day.Companion.Kill();
                _world.After(ms, _day.Companion.Start);
                _world.After(ms, mended);
                break;
            case SimFault.CompanionCut:
                _day.Companion.Line.Cut();
                mended();
                break;
            case SimFault.Disk:
                _day.Store.IsBroken = true;
                _world.After(ms, () => _day.Store.IsBroken = false);
                _world.After(ms, mended);
                break;
            case SimFault.Cable:
                device.IsPluggedIn = false;
                _world.After(ms, () => device.IsPluggedIn = true);
                _world.After(ms, mended);
                break;
            default:
                throw new InvalidOperationException($"a fault that nobody knows: {fault}");
        }
    }
}
