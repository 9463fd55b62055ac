// FirmwareHost: the doors of the edge core on an ESP32: its ports, its broker connection, its light, its restart.
// The core calls it from EdgeAgent.Poll on the main loop, nobody else does.

using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>What the edge core asks of the board.</summary>
    public sealed class FirmwareHost : IEdgeHost
    {
        private readonly Board _board;
        private readonly Topics _topics;
        private readonly MqttLink _link;
        private readonly UartPort[] _ports;
        private readonly HmacSha256 _pairing;

        /// <param name="ports">Null where a port is not open.</param>
        public FirmwareHost(Board board, Topics topics, MqttLink link, UartPort[] ports)
        {
            _board = board;
            _topics = topics;
            _link = link;
            _ports = ports;
            string key = board.Settings.PairingKey;
            _pairing = key.Length > 0 ? new HmacSha256(Hex.Bytes(key)) : null;
        }

        /// <inheritdoc/>
        public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
        {
            return _link.Publish(_topics.Name(topic), payload, count, retain, qos);
        }

        /// <inheritdoc/>
        public int WriteUart(int port, byte[] data, int offset, int count)
        {
            return _ports[port] == null ? 0 : _ports[port].Write(data, offset, count);
        }

        /// <inheritdoc/>
        public bool HmacMatches(byte[] text, int textCount, byte[] mac)
        {
            return _pairing != null && HmacSha256.AreEqual(_pairing.Compute(text, textCount), mac);
        }

        /// <inheritdoc/>
        public void Identify()
        {
            _board.Identify();
        }

        /// <inheritdoc/>
        public void Restart()
        {
            _board.Restart(BootReason.RestartAsked);
        }
    }
}
