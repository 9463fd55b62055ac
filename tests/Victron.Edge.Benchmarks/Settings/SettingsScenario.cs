// SettingsScenario: minutes of one device, its edge, broker and companion with faults in between, all from one seed: somebody
// reads, sets, saves and restores. In the end everything works again, and a restore that was begun is brought to its end.

using System.Text;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>One scenario.</summary>
public sealed class SettingsScenario : IDisposable
{
    private const int BeginMs = 5_000;
    private const int LookMs = 100;
    private const int PauseMsMax = 20_000;
    private const int CalmMs = 90_000;

    // A backup of a device that answers nothing waits seconds for each register.
    private const int HangMs = 1_800_000;

    private static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();
    private static readonly string[] Kinds = ["mppt-75-15", "mppt-75-15", "mppt-100-30", "mppt-75-15-fw123", "bmv-712", "smartshunt", "phoenix-12-375", "ip22", "orion-xs"];

    private readonly int _seed;
    private readonly SimWorld _world;
    private readonly SimRandom _random;
    private readonly SimBroker _broker;
    private readonly BenchEdge _edge;
    private readonly SettingsFaults _faults;
    private readonly SimulatedDevice _device;
    private readonly SimNetwork _network;
    private readonly SettingsWork _work;
    private readonly Replayer? _replayer;
    private BenchCompanion? _companion;

    /// <summary>Builds the scenario of a seed.</summary>
    public SettingsScenario(int seed)
    {
        _seed = seed;
        _world = new SimWorld(seed);
        _random = _world.Random.Fork(1);
        _broker = new SimBroker(_random.Fork(2));
        _device = SimulatedSystem.OfOne(Kinds[_random.Next(Kinds.Length)], (ulong)seed, new TimeOnly(11, 0)).Devices[0];
        int slowMs = _random.IsHit(0.3) ? 15_000 : 500;
        _network = new SimNetwork(_random.Fork(3), 200, slowMs);
        _edge = new BenchEdge(_world, _broker, _device, _random.Fork(4), new SimNetwork(_random.Fork(5), 100, slowMs));
        _work = new SettingsWork(_world, Catalogue, _device, _random.Fork(6));
        _faults = new SettingsFaults(_world, _broker, _edge, _device, _random.Fork(7), () => _companion!.Line, KillCompanion);
        if (_random.IsHit(0.5))
        {
            _replayer = new Replayer(_world, _broker, _random.Fork(8));
        }
    }

    /// <summary>Whether somebody writes on a cable of his own: to see that it is found out.</summary>
    public bool HasIntruder { get; init; }

    /// <summary>Runs it.</summary>
    public SettingsResult Run()
    {
        StartCompanion();
        _edge.Start();
        _world.RunUntil(BeginMs);
        _faults.Plan();
        int errands = 3 + _random.Next(5);
        for (int i = 0; i < errands && _work.Fault is null; i++)
        {
            if (_random.IsHit(0.9))
            {
                _edge.Unlock(60);
            }

            Finish(_work.Errand());
            _world.RunUntil(_world.NowMs + _random.Next(PauseMsMax));
        }

        _faults.End();
        _replayer?.End();
        _edge.Stop();
        _world.RunUntil(_world.NowMs + CalmMs);

        // Also forgets what it had counted of writes.
        _edge.Start();
        _world.RunUntil(_world.NowMs + CalmMs);
        _edge.Unlock(60);
        if (HasIntruder)
        {
            _device.Receive(Encoding.ASCII.GetBytes(":8000200014A\n"), 0, 13);
        }

        Finish(_work.BringToEnd());
        return _work.Result(_seed);
    }

    /// <inheritdoc/>
    public void Dispose() => _companion?.Dispose();

    private void Finish(Task errand)
    {
        BenchCompanion? companion = _companion;
        long startMs = _world.NowMs;
        while (!errand.IsCompleted && companion == _companion && _work.Fault is null)
        {
            _world.RunUntil(_world.NowMs + LookMs);
            if (_world.NowMs - startMs > HangMs)
            {
                _work.Report("something hangs");
            }
        }

        if (errand.IsFaulted)
        {
            _work.Report(errand.Exception!.ToString());
        }
    }

    private void StartCompanion()
    {
        _companion = new BenchCompanion(_world, _broker, _random.Fork(_random.Next(int.MaxValue)), _network, _work.Intents);
        _work.Begin(_companion);
    }

    private void KillCompanion()
    {
        _companion!.Kill();
        _companion.Dispose();
        StartCompanion();
    }
}
