// FirmwareHost: the doors of the edge core on an ESP32: its ports, its broker connection, its restart.
// The core calls it from EdgeAgent.Poll on the main loop, nobody else does.

using System;
using nanoFramework.Runtime.Native;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>What the edge core asks of the board.</summary>
    public sealed class FirmwareHost : IEdgeHost
    {
        private readonly Topics _topics;
        private readonly MqttLink _link;
        private readonly UartPort[] _ports;

        public FirmwareHost(Topics topics, MqttLink link, UartPort[] ports)
        {
            _topics = topics;
            _link = link;
            _ports = ports;
        }

        /// <inheritdoc/>
        public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
        {
            return _link.Publish(_topics.Name(topic), payload, count, retain, qos);
        }

        /// <inheritdoc/>
        public int WriteUart(int port, byte[] data, int offset, int count)
        {
            return _ports[port].Write(data, offset, count);
        }

        /// <summary>Always false: this version holds no pairing key, so nobody can unlock it from afar.</summary>
        /// <remarks>The key is made at set-up, which comes together with writing settings.</remarks>
        public bool HmacMatches(byte[] text, int textCount, byte[] mac)
        {
            return false;
        }

        /// <summary>Writes a line to the debug channel.</summary>
        public void Identify()
        {
            Console.WriteLine("edge: here I am");
        }

        /// <inheritdoc/>
        public void Restart()
        {
            Power.RebootDevice(RebootOption.NormalReboot);
        }
    }
}
