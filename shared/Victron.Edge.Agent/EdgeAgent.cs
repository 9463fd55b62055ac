// EdgeAgent: the core of an edge: bytes and messages in, messages and bytes out, no clock, thread or socket.
// Inputs never cause output; only Poll does.

namespace Victron.Edge.Agent
{
    /// <summary>One edge with its VE.Direct ports. Not thread-safe: one thread calls every member.</summary>
    public sealed class EdgeAgent
    {
        public EdgeAgent(EdgeSettings settings, long nowMs) { Topics = new Topics(); }

        /// <summary>Topic names of this edge.</summary>
        public Topics Topics { get; }

        /// <summary>Takes bytes from a VE.Direct port, in chunks of any size.</summary>
        public void OnUart(int port, byte[] data, int offset, int count, long nowMs) { }

        /// <summary>Takes a message from the broker.</summary>
        public void OnMessage(int topic, byte[] payload, int count, bool retained, bool duplicate, long nowMs) { }

        /// <summary>Tells that the broker connection came up (after CONNACK and subscribe) or was lost.</summary>
        public void OnLink(bool up, long nowMs) { }

        /// <summary>Tells what became of a message with QoS 1.</summary>
        public void OnDelivered(int token, bool ok, long nowMs) { }

        /// <summary>Tells the wall clock: milliseconds since 1970 UTC at <paramref name="nowMs"/>.</summary>
        public void OnClock(long unixMs, long nowMs) { }

        /// <summary>Tells what only the host can know, for the info topic. Null or 0 leaves a value out.</summary>
        public void OnHealth(string ip, int rssi, long freeBytes) { }

        /// <summary>Does what is due.</summary>
        /// <returns>The time at which to call again at the latest; sooner after any input.</returns>
        public long Poll(long nowMs, IEdgeHost host) { return nowMs + 1000; }
    }
}
