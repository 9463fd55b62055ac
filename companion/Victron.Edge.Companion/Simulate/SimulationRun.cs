// SimulationRun: lets a simulated device run at its pace between a clock and a port.
// Leaves the meaning of the bytes to the simulator and the opening of ports to the command.
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Faults;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Simulate;

internal sealed class SimulationRun
{
    // 10 ms: about 19 bytes at the pace of the line, so a listener sees pieces as small as from a real cable.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // As fast as possible: pieces of a second.
    private const long StepMs = 1000;

    private readonly SimulationRequest _request;
    private readonly ISimulatedLink _link;
    private readonly IWirePort _port;
    private readonly TimeProvider _time;
    private readonly byte[] _out = new byte[4096];
    private readonly byte[] _in = new byte[512];

    public SimulationRun(SimulationRequest request, IWirePort port, TimeProvider time)
    {
        _request = request;
        _port = port;
        _time = time;
        SimulatedDevice device = SimulatedSystem.OfOne(request.Kind.Name, request.Seed, request.Start).Devices[0];
        _link = FaultyLink.Around(device, request.Faults, request.Seed);
    }

    /// <summary>Bytes handed to the port.</summary>
    public long Bytes { get; private set; }

    /// <summary>Runs until the duration is over, the listener is gone or the work is cancelled; all three are good ends.</summary>
    /// <exception cref="IOException">The port failed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        long startStamp = _time.GetTimestamp();
        long nowMs = 0;
        bool isListening = true;
        while (isListening && nowMs < _request.ForMs && !cancellation.IsCancellationRequested)
        {
            nowMs = Math.Min(_request.ForMs, _request.Speed == 0 ? nowMs + StepMs : Elapsed(startStamp));
            isListening = Exchange(nowMs);
            if (isListening && _request.Speed > 0 && nowMs < _request.ForMs)
            {
                await Rest(cancellation).ConfigureAwait(false);
            }
        }
    }

    private long Elapsed(long startStamp) => (long)(_time.GetElapsedTime(startStamp).TotalMilliseconds * _request.Speed);

    private bool Exchange(long nowMs)
    {
        int heard = _port.ReadAvailable(_in);
        _link.Advance(nowMs);
        _link.Receive(_in, 0, heard);
        int count;
        while ((count = _link.Read(_out, 0, _out.Length)) > 0)
        {
            if (!_port.TryWrite(_out, count))
            {
                return false;
            }

            Bytes += count;
        }

        return true;
    }

    private async Task Rest(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Tick, _time, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // Ctrl-C: the loop above looks at the token
        }
    }
}
