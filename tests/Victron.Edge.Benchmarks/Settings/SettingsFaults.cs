// SettingsFaults: what goes wrong in a scenario, at moments that chance decides: in the device, its edge, the broker, the
// network and the companion. Until the end is told; then everything is whole again.

using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Faults;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>The faults of one scenario.</summary>
internal sealed class SettingsFaults
{
    private const int CountMax = 6;
    private const int WithinMs = 120_000;
    private const int AwayMsMax = 15_000;

    private readonly SimWorld _world;
    private readonly SimRandom _random;
    private readonly SimulatedDevice _device;
    private readonly Action[] _faults;
    private bool _hasEnded;

    public SettingsFaults(SimWorld world, SimBroker broker, BenchEdge edge, SimulatedDevice device, SimRandom random, Func<SimLine> companion, Action kill)
    {
        _world = world;
        _random = random;
        _device = device;
        _faults =
        [
            Disturb, Disturb, Disturb, Disturb,
            device.Restart,
            () => Away(edge.Stop, edge.Start),
            () => Away(() => broker.Stop(random.IsHit(0.3)), broker.Start),
            edge.Line.Cut, edge.Line.CutSilently,
            () => companion().Cut(), () => companion().CutSilently(),
            kill, kill,
            () => edge.Unlock(0),
        ];
    }

    /// <summary>Plans them.</summary>
    public void Plan()
    {
        for (int i = _random.Next(CountMax + 1); i > 0; i--)
        {
            Action fault = _faults[_random.Next(_faults.Length)];
            _world.After(_random.Next(WithinMs), () =>
            {
                if (!_hasEnded)
                {
                    fault();
                }
            });
        }
    }

    /// <summary>No fault begins any more, and the device is sound.</summary>
    public void End()
    {
        _hasEnded = true;
        _device.Calm();
    }

    private void Disturb()
    {
        HexFaultKind[] kinds = Enum.GetValues<HexFaultKind>();
        _device.Disturb(new HexFault(kinds[_random.Next(kinds.Length)])
        {
            IsWritesOnly = _random.IsHit(0.5),
            Skip = _random.Next(12),
            Count = 1 + _random.Next(6),
            Rate = _random.IsHit(0.5) ? 1 : 0.3,
            LateMs = 200 + _random.Next(5_000),
        });
    }

    private void Away(Action go, Action back)
    {
        go();
        _world.After(1_000 + _random.Next(AwayMsMax), back);
    }
}
