// IEdgeHost: what an edge asks of the program around it (ESP32 firmware, the companion's agent, a test).
// The core calls it only from EdgeAgent.Poll, on the thread that calls Poll.

namespace Victron.Edge.Agent
{
    /// <summary>The doors of the edge core to the outside.</summary>
    public interface IEdgeHost
    {
        /// <summary>Hands one MQTT message out.</summary>
        /// <param name="topic">Topic number; <see cref="Topics.Name"/> gives its text.</param>
        /// <param name="payload">Owned by the core and overwritten after the call: copy what must be kept.</param>
        /// <param name="count">Bytes of the payload, from index 0; 0 empties a retained topic.</param>
        /// <param name="retain">Whether the broker keeps the message for later subscribers.</param>
        /// <param name="qos">0 or 1.</param>
        /// <returns>A token of 0 or more for <see cref="EdgeAgent.OnDelivered"/>; -1 when the message cannot be taken now and must be offered again.</returns>
        int Publish(int topic, byte[] payload, int count, bool retain, int qos);

        /// <summary>Hands bytes to the VE.Direct port.</summary>
        /// <returns>Bytes taken, 0 to <paramref name="count"/>; the rest is offered again.</returns>
        int WriteUart(int port, byte[] data, int offset, int count);

        /// <summary>Whether the code is the HMAC-SHA256 of the text under the pairing key, which the core never sees.</summary>
        bool HmacMatches(byte[] text, int textCount, byte[] mac);

        /// <summary>Shows which edge this is, for half a minute: blinks, or writes a line.</summary>
        void Identify();

        /// <summary>Restarts the edge: the ESP32, or the process loop on a computer.</summary>
        void Restart();
    }
}
