// EdgeView: what an edge knows now, in small pieces, for a page that the edge itself serves.
// Reads only. Called on the thread that calls the agent, or under a lock that keeps it away meanwhile.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Looks at the ports of an edge.</summary>
    public sealed class EdgeView
    {
        private readonly EdgeAgent _agent;

        /// <summary>Makes a view of an edge.</summary>
        public EdgeView(EdgeAgent agent)
        {
            _agent = agent;
        }

        /// <summary>Number of VE.Direct ports.</summary>
        public int PortCount
        {
            get { return _agent.Ports.Length; }
        }

        /// <summary>When writing ends by itself, in the caller's milliseconds; 0 while it is not allowed.</summary>
        public long UnlockedUntilMs
        {
            get { return _agent.Lock.IsOpen ? _agent.Lock.UntilMs : 0; }
        }

        /// <summary>One of <see cref="EdgeWords"/>.</summary>
        public byte[] Status(int port)
        {
            return _agent.Ports[port].Status;
        }

        /// <summary>Name of the product on a port; null while it is not known.</summary>
        public string Product(int port)
        {
            int pid = _agent.Ports[port].Identity.ProductId;
            return pid < 0 ? null : ProductText.Name(pid);
        }

        /// <summary>When the newest believed second of a port was heard, in the caller's milliseconds; -1 when there is none.</summary>
        public long HeardAtMs(int port)
        {
            Snapshot snapshot = _agent.Ports[port].Decoder.Current;
            return snapshot == null ? -1 : snapshot.AtMs;
        }

        /// <summary>Writes one field of the newest second as <c>"key":value</c>, the only content of the writer.</summary>
        /// <param name="index">0 for the first.</param>
        /// <returns>False when there is no such field. The writer is empty when this one is not to be shown.</returns>
        public bool WriteField(int port, int index, JsonWriter writer)
        {
            Snapshot snapshot = _agent.Ports[port].Decoder.Current;
            writer.Clear();
            if (snapshot == null || index >= snapshot.Count)
            {
                return false;
            }

            _agent.Ports[port].State.WriteQuantity(writer, snapshot, index);
            return true;
        }

        /// <summary>Name for people of a field of the newest second; null for a label that nobody has heard of.</summary>
        public string FieldName(int port, int index)
        {
            int quantity = QuantityOf(port, index);
            return quantity < 0 ? null : QuantityText.Name(quantity);
        }

        /// <summary>Unit of a field of the newest second; null when it has none.</summary>
        public string FieldUnit(int port, int index)
        {
            int quantity = QuantityOf(port, index);
            return quantity < 0 ? null : QuantityText.Unit(quantity);
        }

        /// <summary>Writes the counters of a port as one JSON object, the only content of the writer; 1024 bytes are enough.</summary>
        public void WriteCounters(int port, JsonWriter writer)
        {
            writer.Clear();
            EdgeInfoPayload.WritePort(writer, _agent.Ports[port]);
        }

        private int QuantityOf(int port, int index)
        {
            PortDecoder decoder = _agent.Ports[port].Decoder;
            Snapshot snapshot = decoder.Current;
            return snapshot == null || index >= snapshot.Count ? -1 : decoder.Binding(snapshot.Order[index]).Quantity;
        }
    }
}
