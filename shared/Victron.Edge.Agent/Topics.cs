// Topics: the topic names of one edge (contract v1, docs/mqtt.md). A number names each topic, so that the core handles
// no strings; the text is made once.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Topic numbers and names of one edge.</summary>
    public sealed class Topics
    {
        /// <summary>First part of every topic of the contract.</summary>
        public const string Prefix = "victron-edge";

        /// <summary><c>online</c>/<c>offline</c> of the edge, retained: the host announces it as its last will with payload <c>offline</c>.</summary>
        public const int EdgeStatus = 0;

        /// <summary>What the edge is and how it fares, retained JSON.</summary>
        public const int EdgeInfo = 1;

        /// <summary>Subscribed: UTC in milliseconds, from the companion, for edges with no internet.</summary>
        public const int Time = 2;

        /// <summary>Subscribed: Home Assistant says that it started.</summary>
        public const int HomeAssistantStatus = 3;

        /// <summary>Most VE.Direct ports of an edge.</summary>
        public const int PortsMax = 3;

        private const int PortBase = 16;
        private const int PortStride = 4;
        private const int StatusOfPort = 0;
        private const int InfoOfPort = 1;
        private const int StateOfPort = 2;

        // Retained topics of the name before a rename have the same numbers with this added.
        private const int PreviousBase = 0x1000;
        private const int DiscoveryBase = 0x10000;
        private const int DiscoveryStride = 0x1000;

        private readonly EdgeSettings _settings;
        private readonly string[] _names;

        internal Topics(EdgeSettings settings)
        {
            _settings = settings;
            _names = new string[PortBase + (PortsMax * PortStride)];
            for (int topic = 0; topic < _names.Length; topic++)
            {
                _names[topic] = Make(topic, settings.Name);
            }
        }

        /// <summary>Number of topics to subscribe to at every CONNACK.</summary>
        public int SubscriptionCount
        {
            get { return _settings.Discovery ? 2 : 1; }
        }

        /// <summary><c>online</c>, <c>quiet</c> or <c>offline</c> of a port, retained.</summary>
        [HotPath]
        public static int PortStatus(int port)
        {
            return PortBase + (port * PortStride) + StatusOfPort;
        }

        /// <summary>Which device hangs on a port, retained JSON.</summary>
        public static int PortInfo(int port)
        {
            return PortBase + (port * PortStride) + InfoOfPort;
        }

        /// <summary>Values of a port, retained JSON.</summary>
        [HotPath]
        public static int PortState(int port)
        {
            return PortBase + (port * PortStride) + StateOfPort;
        }

        /// <summary>Home Assistant discovery of one quantity of a port, retained JSON.</summary>
        public static int Discovery(int port, int quantity)
        {
            return DiscoveryBase + (port * DiscoveryStride) + quantity;
        }

        /// <summary>The same topic under the name that the edge had before a rename.</summary>
        public static int Previous(int topic)
        {
            return topic < DiscoveryBase ? topic + PreviousBase : -topic;
        }

        /// <summary>Name of a port, <c>ve1</c> …</summary>
        public static string PortName(int port)
        {
            return "ve" + (port + 1).ToString();
        }

        /// <summary>Text of a topic. Allocates for discovery topics and those of a previous name only.</summary>
        public string Name(int topic)
        {
            if (topic < 0)
            {
                return MakeDiscovery(-topic, _settings.PreviousName);
            }

            if (topic >= DiscoveryBase)
            {
                return MakeDiscovery(topic, _settings.Name);
            }

            return topic >= PreviousBase ? Make(topic - PreviousBase, _settings.PreviousName) : _names[topic];
        }

        /// <summary>Topic filter to subscribe to.</summary>
        public string Subscription(int index)
        {
            return _names[index == 0 ? Time : HomeAssistantStatus];
        }

        /// <summary>Number of a topic that came in; -1 when it is none of ours.</summary>
        public int NumberOf(string topic)
        {
            for (int i = 0; i < SubscriptionCount; i++)
            {
                if (topic == Subscription(i))
                {
                    return i == 0 ? Time : HomeAssistantStatus;
                }
            }

            return -1;
        }

        private static string Make(int topic, string edge)
        {
            switch (topic)
            {
                case EdgeStatus: return Prefix + "/" + edge + "/status";
                case EdgeInfo: return Prefix + "/" + edge + "/info";
                case Time: return Prefix + "/time";
                case HomeAssistantStatus: return "homeassistant/status";
                default: return topic < PortBase ? null : MakePort(topic - PortBase, edge);
            }
        }

        private static string MakePort(int topic, string edge)
        {
            string port = Prefix + "/" + edge + "/" + PortName(topic / PortStride);
            switch (topic % PortStride)
            {
                case StatusOfPort: return port + "/status";
                case InfoOfPort: return port + "/info";
                case StateOfPort: return port + "/state";
                default: return null;
            }
        }

        private static string MakeDiscovery(int topic, string edge)
        {
            int port = (topic - DiscoveryBase) / DiscoveryStride;
            int quantity = (topic - DiscoveryBase) % DiscoveryStride;
            return "homeassistant/" + QuantityText.Component(quantity) + "/" + edge + "_" + PortName(port) + "/"
                + QuantityText.Key(quantity) + "/config";
        }
    }
}
