// SimulatedLinkReading: reads many bytes of a link at once, for hosts that do not need the time of each.
namespace Victron.Edge.Simulator.Wire;

/// <summary>Reading in pieces.</summary>
public static class SimulatedLinkReading
{
    /// <summary>Takes up to <paramref name="count"/> bytes that have arrived.</summary>
    /// <returns>Number of bytes written from <paramref name="offset"/> on; 0 when nothing has arrived.</returns>
    public static int Read(this ISimulatedLink link, byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(link);
        int read = 0;
        while (read < count && link.TryRead(out WireByte next))
        {
            buffer[offset + read] = next.Value;
            read++;
        }

        return read;
    }
}
