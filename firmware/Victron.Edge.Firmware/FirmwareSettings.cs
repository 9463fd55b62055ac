// FirmwareSettings: what the owner of this board sets, in one place, before building.
// Empty Wi-Fi name: the board uses the network that was stored in it with nanoff (firmware/README.md).

namespace Victron.Edge.Firmware
{
    /// <summary>Settings of one ESP32 edge, read once at start.</summary>
    public sealed class FirmwareSettings
    {
        /// <summary>Version shown on the info topic.</summary>
        public const string Version = "0.1.0";

        /// <summary>Name of the edge in topics, <c>[a-z0-9_-]</c>; empty makes <c>edge-</c> and the end of the MAC.</summary>
        public string EdgeName = "";

        /// <summary>Wi-Fi network; empty uses the one stored in the board.</summary>
        public string WifiName = "";

        /// <summary>Wi-Fi password; not used while <see cref="WifiName"/> is empty.</summary>
        public string WifiPassword = "";

        /// <summary>Host name or address of the MQTT broker.</summary>
        public string BrokerHost = "192.168.1.10";

        /// <summary>TCP port of the broker, without TLS.</summary>
        public int BrokerPort = 1883;

        /// <summary>Broker user; empty connects without a name.</summary>
        public string BrokerUser = "";

        /// <summary>Broker password; not used while <see cref="BrokerUser"/> is empty.</summary>
        public string BrokerPassword = "";

        /// <summary>Milliseconds between two states of a port when nothing urgent changed.</summary>
        public int IntervalMs = 5000;

        /// <summary>Whether Home Assistant discovery messages are sent.</summary>
        public bool Discovery = true;

        /// <summary>Receive pin of each VE.Direct port, one or two entries. The first port is COM2, the second COM3: COM1 belongs to the debugger.</summary>
        public int[] ReceivePins = new int[] { 16 };

        /// <summary>Transmit pin of each VE.Direct port, as many as <see cref="ReceivePins"/>; needed even if nothing is sent.</summary>
        public int[] TransmitPins = new int[] { 17 };
    }
}
