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

        /// <summary>Subscribed: orders to this edge.</summary>
        public const int EdgeCommand = 4;

        /// <summary>Most VE.Direct ports of an edge.</summary>
        public const int PortsMax = 3;

        private const int PortBase = 16;
        private const int PortStride = 8;
        private const int StatusOfPort = 0;
        private const int InfoOfPort = 1;
        private const int StateOfPort = 2;
        private const int StoredOfPort = 3;
        private const int BacklogOfPort = 4;
        private const int HexRequestOfPort = 5;
        private const int HexResponseOfPort = 6;
        private const int HexErrorOfPort = 7;

        // Subscribed in this order.
        private const int TimeFilter = 0;
        private const int CommandFilter = 1;
        private const int StoredFilter = 2;
        private const int HexRequestFilter = 3;
        private const int HomeAssistantFilter = 4;

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
                // Of ports that are not there only the retained topics are ever named, to empty them.
                bool isNeeded = PortOf(topic) < settings.PortCount || (topic - PortBase) % PortStride < BacklogOfPort;
                _names[topic] = isNeeded ? Make(topic, settings.Name) : null;
            }
        }

        /// <summary>Number of topic filters to subscribe to at every CONNACK.</summary>
        public int SubscriptionCount
        {
            get { return _settings.Discovery ? HomeAssistantFilter + 1 : HomeAssistantFilter; }
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

        /// <summary>Subscribed: up to which sample the companion has stored, retained JSON.</summary>
        public static int PortStored(int port)
        {
            return PortBase + (port * PortStride) + StoredOfPort;
        }

        /// <summary>Samples that the companion lacks, JSON.</summary>
        [HotPath]
        public static int PortBacklog(int port)
        {
            return PortBase + (port * PortStride) + BacklogOfPort;
        }

        /// <summary>Subscribed: HEX frames for the device, text.</summary>
        public static int PortHexRequest(int port)
        {
            return PortBase + (port * PortStride) + HexRequestOfPort;
        }

        /// <summary>HEX frames of the device, text.</summary>
        public static int PortHexResponse(int port)
        {
            return PortBase + (port * PortStride) + HexResponseOfPort;
        }

        /// <summary>Why HEX frames were refused or stayed without answer, JSON.</summary>
        public static int PortHexError(int port)
        {
            return PortBase + (port * PortStride) + HexErrorOfPort;
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
        /// <param name="index">0 to <see cref="SubscriptionCount"/> − 1.</param>
        public string Subscription(int index)
        {
            switch (index)
            {
                case TimeFilter: return _names[Time];
                case CommandFilter: return _names[EdgeCommand];
                case StoredFilter: return Prefix + "/" + _settings.Name + "/+/stored";
                case HexRequestFilter: return Prefix + "/" + _settings.Name + "/+/hex/request";
                default: return _names[HomeAssistantStatus];
            }
        }

        /// <summary>Number of a topic that came in; -1 when it is none of ours.</summary>
        public int NumberOf(string topic)
        {
            for (int i = 0; i < _settings.PortCount; i++)
            {
                if (topic == _names[PortStored(i)])
                {
                    return PortStored(i);
                }

                if (topic == _names[PortHexRequest(i)])
                {
                    return PortHexRequest(i);
                }
            }

            return topic == _names[Time] ? Time
                : topic == _names[EdgeCommand] ? EdgeCommand
                : topic == _names[HomeAssistantStatus] && _settings.Discovery ? HomeAssistantStatus : -1;
        }

        /// <summary>Port of a topic number that belongs to one; -1 when it does not.</summary>
        internal static int PortOf(int topic)
        {
            int port = (topic - PortBase) / PortStride;
            return topic >= PortBase && port < PortsMax ? port : -1;
        }

        private static string Make(int topic, string edge)
        {
            switch (topic)
            {
                case EdgeStatus: return Prefix + "/" + edge + "/status";
                case EdgeInfo: return Prefix + "/" + edge + "/info";
                case EdgeCommand: return Prefix + "/" + edge + "/command";
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
                case StoredOfPort: return port + "/stored";
                case BacklogOfPort: return port + "/backlog";
                case HexRequestOfPort: return port + "/hex/request";
                case HexResponseOfPort: return port + "/hex/response";
                case HexErrorOfPort: return port + "/hex/error";
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
