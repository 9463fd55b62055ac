// Topics: the topic names of one edge (contract v1, docs/mqtt.md); a number names each one.

namespace Victron.Edge.Agent
{
    /// <summary>Topic numbers and names of one edge.</summary>
    public sealed class Topics
    {
        /// <summary>Text of a topic. Allocates for discovery topics only.</summary>
        public string Name(int topic) { return null; }

        /// <summary>Number of topics to subscribe to at every CONNACK.</summary>
        public int SubscriptionCount { get { return 0; } }

        /// <summary>Topic filter to subscribe to.</summary>
        public string Subscription(int index) { return null; }

        /// <summary>Number of a topic that came in; -1 when it is none of ours.</summary>
        public int NumberOf(string topic) { return -1; }

        /// <summary>The retained <c>online</c>/<c>offline</c> topic of the edge: the host announces it as its last will with payload <c>offline</c>.</summary>
        public const int EdgeStatus = 0;
    }
}
