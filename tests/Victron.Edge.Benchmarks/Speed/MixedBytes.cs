// MixedBytes: 64 MiB of text blocks of a solar charger and a battery monitor, made by the simulator: ten minutes of the
// one, ten of the other, as a port sees that is plugged over now and then.

using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Benchmarks.Speed;

/// <summary>The stream that the speed figures are about.</summary>
public static class MixedBytes
{
    /// <summary>Size of the stream.</summary>
    public const int Bytes = 64 << 20;

    private const int StretchSeconds = 600;
    private const int Stretches = 6;

    /// <summary>Makes the stream; the same for the same seed.</summary>
    public static byte[] Make(ulong seed = 1)
    {
        SimulatedDevice charger = SimulatedSystem.OfOne("mppt-75-15", seed, new TimeOnly(10, 0)).Devices[0];
        SimulatedDevice monitor = SimulatedSystem.OfOne("bmv-712", seed, new TimeOnly(10, 0)).Devices[0];
        var recorded = new MemoryStream();
        for (int stretch = 1; stretch <= Stretches; stretch++)
        {
            Record(charger, stretch, recorded);
            Record(monitor, stretch, recorded);
        }

        byte[] once = recorded.ToArray();
        byte[] stream = new byte[Bytes];
        for (int at = 0; at < stream.Length; at += once.Length)
        {
            once.AsSpan(0, Math.Min(once.Length, stream.Length - at)).CopyTo(stream.AsSpan(at));
        }

        return stream;
    }

    private static void Record(SimulatedDevice device, int stretch, MemoryStream target)
    {
        byte[] buffer = new byte[4096];
        device.Advance(stretch * StretchSeconds * 1000L);
        int count;
        while ((count = device.Read(buffer, 0, buffer.Length)) > 0)
        {
            target.Write(buffer, 0, count);
        }
    }
}
