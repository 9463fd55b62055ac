// ControlRun: puts a broker, the devices behind it and the control service together, turns the service, and takes them apart.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>One run of <c>controls run</c>.</summary>
public sealed class ControlRun
{
    private static readonly TimeSpan TurnEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    // A broker that is slower than this hears from the last will that nothing is served any more.
    private static readonly TimeSpan LastWordsWait = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly ControlRoad _road;
    private readonly ControlService _service;

    /// <summary>Makes it.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="devices">The devices behind it.</param>
    /// <param name="settings">Writes and keeps the journal.</param>
    /// <param name="catalogue">The tables.</param>
    /// <param name="choice">What the owner switched on.</param>
    /// <param name="name">Name of this companion in topics.</param>
    /// <param name="log">Told what happens.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">For the waits between attempts.</param>
    public ControlRun(
        BrokerAddress address, IDeviceDirectory devices, SettingsService settings, DeviceCatalogue catalogue, ControlChoice choice, string name, IStatusLog log,
        TimeProvider time, Random random)
    {
        _time = time;
        _road = new ControlRoad(address, name, log, time, random);
        _service = new ControlService(catalogue, settings, devices, choice, name, _road.TrySend, log, time);
        _road.Service = _service;
    }

    /// <summary>Serves until told to stop; what is held then is held no longer, and devices fall back by themselves.</summary>
    /// <returns>Why it ended; null when it was told to stop.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        using var roadEnds = new CancellationTokenSource();
        Task<BrokerEnd> road = _road.RunAsync(roadEnds.Token);
        while (!stop.IsCancellationRequested && !road.IsCompleted)
        {
            await _service.TurnAsync(stop).ConfigureAwait(false);
            await Task.Delay(TurnEvery, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _service.EndAsync().ConfigureAwait(false);
        for (long start = _time.GetTimestamp(); !_road.IsIdle && _time.GetElapsedTime(start) < LastWordsWait;)
        {
            await Task.Delay(LookEvery, _time, CancellationToken.None).ConfigureAwait(false);
        }

        await roadEnds.CancelAsync().ConfigureAwait(false);
        return (await road.ConfigureAwait(false)).Problem;
    }
}
