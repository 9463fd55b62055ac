// EdgeAgent, messages: which part of the edge a message from the broker is for.

namespace Victron.Edge.Agent
{
    public sealed partial class EdgeAgent
    {
        /// <summary>Takes a message from the broker. Retained ones are old news: of those only <c>stored</c> counts.</summary>
        /// <param name="topic">Its number, of <see cref="Topics.NumberOf"/>.</param>
        /// <param name="payload">Not kept.</param>
        /// <param name="count">Bytes of the payload, from index 0.</param>
        /// <param name="retained">Whether the broker had kept it.</param>
        /// <param name="duplicate">Whether it may have been sent before.</param>
        /// <param name="nowMs">Now.</param>
        public void OnMessage(int topic, byte[] payload, int count, bool retained, bool duplicate, long nowMs)
        {
            int port = Topics.PortOf(topic);
            if (port >= 0 && port < _ports.Length)
            {
                OnPortMessage(port, topic, payload, count, retained, duplicate, nowMs);
            }
            else if (topic == Topics.EdgeCommand)
            {
                _inbox.HearCommand(payload, count, retained);
            }
            else if (topic == Topics.Time && !retained && JsonReader.TryNumber(payload, 0, count, out long unixMs))
            {
                OnClock(unixMs, nowMs);
            }
            else if (topic == Topics.HomeAssistantStatus && !retained && count == EdgeWords.Online.Length && payload[1] == EdgeWords.Online[1])
            {
                for (int i = 0; i < _ports.Length; i++)
                {
                    _ports[i].AnnounceDiscovery();
                }
            }
        }

        private void OnPortMessage(int port, int topic, byte[] payload, int count, bool retained, bool duplicate, long nowMs)
        {
            if (topic == Topics.PortStored(port))
            {
                _ = _inbox.HearStored(payload, count, BacklogOf(port));   // of another run, or nonsense: nothing follows from it
            }
            else if (topic == Topics.PortHexRequest(port))
            {
                _ports[port].Hex.HearRequest(payload, count, retained, duplicate, nowMs);
            }
        }
    }
}
