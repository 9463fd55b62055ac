// SimulatedSource: a device of a simulated system as a serial source. The devices share one system, which is not
// thread-safe: a lock guards it. The clock of the host drives the simulation.

using Victron.Edge.Roads.Serial;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Demo;

/// <summary>A simulated device on a simulated cable.</summary>
public sealed class SimulatedSource : ISerialSource, ISerialLink
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private readonly SimulatedDevice _device;
    private readonly Lock _system;
    private readonly TimeProvider _time;
    private readonly long _start;

    private SimulatedSource(SimulatedDevice device, Lock system, TimeProvider time, long start)
    {
        _device = device;
        _system = system;
        _time = time;
        _start = start;
    }

    /// <inheritdoc/>
    public string Name => _device.Name;

    /// <inheritdoc/>
    public bool HasEnd => false;

    /// <summary>One source for each device of a system.</summary>
    public static IReadOnlyList<SimulatedSource> Of(SimulatedSystem system, TimeProvider time)
    {
        var gate = new Lock();
        long start = time.GetTimestamp();
        return [.. system.Devices.Select(device => new SimulatedSource(device, gate, time, start))];
    }

    /// <inheritdoc/>
    public ValueTask<SerialOpening> OpenAsync(CancellationToken stop) => ValueTask.FromResult(SerialOpening.Of(this));

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        while (true)
        {
            int count = Take(buffer.Span);
            if (count > 0)
            {
                return count;
            }

            await Task.Delay(LookEvery, _time, stop).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken stop)
    {
        byte[] bytes = data.ToArray();
        lock (_system)
        {
            _device.Receive(bytes, 0, bytes.Length);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private int Take(Span<byte> buffer)
    {
        lock (_system)
        {
            _device.Advance((long)_time.GetElapsedTime(_start).TotalMilliseconds);
            int count = 0;
            while (count < buffer.Length && _device.TryRead(out WireByte next))
            {
                buffer[count++] = next.Value;
            }

            return count;
        }
    }
}
