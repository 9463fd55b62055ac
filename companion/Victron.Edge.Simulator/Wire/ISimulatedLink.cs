// ISimulatedLink: the host's end of a simulated VE.Direct cable. Owns no clock and no thread: the host says what time it is.
// SimulatedDevice is the clean cable, FaultyLink a cable with one fault around another link.
namespace Victron.Edge.Simulator.Wire;

/// <summary>A cable to a simulated device.</summary>
public interface ISimulatedLink
{
    /// <summary>Lets the simulated time run until <paramref name="nowMs"/>. An earlier time than before does nothing.</summary>
    /// <param name="nowMs">Milliseconds since the start of the simulation.</param>
    void Advance(long nowMs);

    /// <summary>Takes the next byte that is complete on the line.</summary>
    /// <returns>False when nothing more has arrived by the time of the last <see cref="Advance"/>.</returns>
    bool TryRead(out WireByte next);

    /// <summary>Gives bytes to the device's RX pin (HEX requests), at the time of the last <see cref="Advance"/>.</summary>
    void Receive(byte[] buffer, int offset, int count);

    /// <summary>Power of the device fails for a moment: what was on the line breaks off and the device starts anew.</summary>
    void Restart();
}
