// QuietHost: an edge's surroundings that write down what it publishes.

using Victron.Edge.Agent;

namespace Victron.Edge.NFUnitTest
{
    /// <summary>Takes every message.</summary>
    public sealed class QuietHost : IEdgeHost
    {
        /// <summary>Last payload of the first port's state, and how many there were.</summary>
        public string State = string.Empty;

        /// <summary>Number of states of the first port.</summary>
        public int States;

        /// <summary>Last payload of the first port's backlog.</summary>
        public string Backlog = string.Empty;

        private readonly int _state = Topics.PortState(0);
        private readonly int _backlog = Topics.PortBacklog(0);

        /// <inheritdoc/>
        public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
        {
            if (topic == _state)
            {
                State = VectorText.Latin(payload, 0, count);
                States++;
            }
            else if (topic == _backlog)
            {
                Backlog = VectorText.Latin(payload, 0, count);
            }

            return 0;
        }

        /// <inheritdoc/>
        public int WriteUart(int port, byte[] data, int offset, int count)
        {
            return count;
        }

        /// <inheritdoc/>
        public bool HmacMatches(byte[] text, int textCount, byte[] mac)
        {
            return false;
        }

        /// <inheritdoc/>
        public void Identify()
        {
        }

        /// <inheritdoc/>
        public void Restart()
        {
        }
    }
}
