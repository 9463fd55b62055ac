// EdgeAgent: the core of an edge: bytes and messages in, messages and bytes out, no clock, thread or socket.
// Inputs never cause output; only Poll does. The same source runs on an ESP32, on a Raspberry Pi and in tests.
// Contract: docs/mqtt.md.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>One edge with its VE.Direct ports. Not thread-safe: one thread calls every member.</summary>
    public sealed class EdgeAgent
    {
        /// <summary>Longest payload, in bytes: a state with 64 labels.</summary>
        public const int PayloadBytesMax = 4096;

        private const int InfoIntervalMs = 60000;

        private readonly EdgeSettings _settings;
        private readonly EdgeHealth _health = new EdgeHealth();
        private readonly EdgePort[] _ports;
        private readonly long _startMs;
        private readonly byte[] _seqKey;        // {"seq":
        private readonly byte[] _bootKey;       // ,"boot_id":"…","uptime_ms":
        private readonly byte[] _timeKey;       // ,"time":

        private long _clockOffsetMs;
        private bool _isClockKnown;
        private bool _isLinkUp;
        private bool _wasLinkUp;
        private bool _statusDue;
        private bool _infoDue;
        private long _infoMs;
        private bool _oldDue;

        /// <summary>Makes an edge.</summary>
        /// <param name="nowMs">The caller's monotonic clock; its zero does not matter.</param>
        public EdgeAgent(EdgeSettings settings, long nowMs)
        {
            _settings = settings;
            _startMs = nowMs;
            Topics = new Topics(settings);
            Writer = new JsonWriter(PayloadBytesMax);
            _ports = new EdgePort[settings.PortCount];
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i] = new EdgePort(i, settings);
            }

            _seqKey = Literal("{\"seq\":");
            _bootKey = Literal(",\"boot_id\":\"" + settings.BootId + "\",\"uptime_ms\":");
            _timeKey = Literal(",\"time\":");
        }

        /// <summary>Topic names of this edge.</summary>
        public Topics Topics { get; }

        internal JsonWriter Writer { get; }

        /// <summary>Takes bytes from a VE.Direct port, in chunks of any size.</summary>
        /// <remarks>Up to 3 seconds of a device are kept between two calls of <see cref="Poll"/>; chunks of at most 64 bytes with a poll after each lose none.</remarks>
        [HotPath]
        public void OnUart(int port, byte[] data, int offset, int count, long nowMs)
        {
            _ports[port].Decoder.Feed(data, offset, count, nowMs);
        }

        /// <summary>Tells that no more bytes will come from a port, as at the end of a recorded file.</summary>
        public void OnUartEnd(int port)
        {
            _ports[port].Decoder.Flush();
        }

        /// <summary>Takes a message from the broker. Retained ones are old news and are not acted on.</summary>
        public void OnMessage(int topic, byte[] payload, int count, bool retained, bool duplicate, long nowMs)
        {
            if (retained)
            {
                return;
            }

            if (topic == Topics.Time && TextNumberOf(payload, count, out long unixMs))
            {
                OnClock(unixMs, nowMs);
            }
            else if (topic == Topics.HomeAssistantStatus && count == EdgeWords.Online.Length && payload[1] == EdgeWords.Online[1])
            {
                for (int i = 0; i < _ports.Length; i++)
                {
                    _ports[i].AnnounceDiscovery();
                }
            }
        }

        /// <summary>Tells that the broker connection came up (after CONNACK and subscribe) or was lost.</summary>
        public void OnLink(bool up, long nowMs)
        {
            _isLinkUp = up;
            if (!up)
            {
                return;
            }

            _health.Reconnects += _wasLinkUp ? 1 : 0;
            _wasLinkUp = true;
            Announce();
        }

        /// <summary>Tells what became of a message with QoS 1. One that was lost has everything announced anew.</summary>
        public void OnDelivered(int token, bool ok, long nowMs)
        {
            if (!ok && _isLinkUp)
            {
                Announce();
            }
        }

        /// <summary>Tells the wall clock: milliseconds since 1970 UTC at <paramref name="nowMs"/>.</summary>
        public void OnClock(long unixMs, long nowMs)
        {
            _clockOffsetMs = unixMs - nowMs;
            _isClockKnown = unixMs > 0;
        }

        /// <summary>Tells what only the host can know, for the info topic. Null or 0 leaves a value out.</summary>
        public void OnHealth(string ip, int rssi, long freeBytes)
        {
            _health.Ip = ip;
            _health.Rssi = rssi;
            _health.FreeBytes = freeBytes;
        }

        /// <summary>Does what is due.</summary>
        /// <returns>The time at which to call again at the latest; sooner after any input.</returns>
        [HotPath]
        public long Poll(long nowMs, IEdgeHost host)
        {
            if (_isLinkUp && (_statusDue || _infoDue || nowMs - _infoMs >= InfoIntervalMs))
            {
                PublishEdge(nowMs, host);
            }

            long due = nowMs + InfoIntervalMs;
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i].Poll(nowMs, this, host, _isLinkUp && !_statusDue);
                long portDue = _ports[i].NextDueMs(nowMs);
                due = portDue < due ? portDue : due;
            }

            return due;
        }

        /// <summary>Appends what stands before the quantities of a state.</summary>
        [HotPath]
        internal void WriteStateHead(long sequence, long nowMs)
        {
            Writer.Raw(_seqKey);
            Writer.Number(sequence, 0);
            Writer.Raw(_bootKey);
            Writer.Number(nowMs - _startMs, 0);
            if (_isClockKnown)
            {
                Writer.Raw(_timeKey);
                UtcText.Write(Writer, nowMs + _clockOffsetMs);
            }
        }

        private void Announce()
        {
            _statusDue = true;
            _infoDue = true;
            _oldDue = true;
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i].Announce();
            }
        }

        [RarePath("at connect and once a minute")]
        private void PublishEdge(long nowMs, IEdgeHost host)
        {
            if (_statusDue)
            {
                _statusDue = host.Publish(Topics.EdgeStatus, EdgeWords.Online, EdgeWords.Online.Length, true, 1) < 0;
            }

            if (!_statusDue)
            {
                EdgeInfoPayload.Write(Writer, _settings, _health, _ports, nowMs - _startMs);
                _infoDue = host.Publish(Topics.EdgeInfo, Writer.Buffer, Writer.Count, true, 1) < 0;
                _infoMs = _infoDue ? _infoMs : nowMs;
                EmptyOld(host);
            }
        }

        // After a rename the old retained topics would show a second edge for ever, and those of a port that was taken out of
        // the settings a device.
        private void EmptyOld(IEdgeHost host)
        {
            if (!_oldDue)
            {
                return;
            }

            bool isTaken = true;
            for (int i = _ports.Length; i < Topics.PortsMax && isTaken; i++)
            {
                isTaken = EmptyPort(i, false, host);
            }

            if (_settings.PreviousName != null)
            {
                isTaken = isTaken && Empty(Topics.Previous(Topics.EdgeStatus), host) && Empty(Topics.Previous(Topics.EdgeInfo), host);
                for (int i = 0; i < Topics.PortsMax && isTaken; i++)
                {
                    isTaken = EmptyPort(i, true, host);
                }
            }

            _oldDue = !isTaken;
            _infoDue |= !isTaken;
        }

        private bool EmptyPort(int port, bool isPrevious, IEdgeHost host)
        {
            int status = Topics.PortStatus(port);
            int info = Topics.PortInfo(port);
            int state = Topics.PortState(port);
            return Empty(isPrevious ? Topics.Previous(status) : status, host)
                && Empty(isPrevious ? Topics.Previous(info) : info, host)
                && Empty(isPrevious ? Topics.Previous(state) : state, host);
        }

        private bool Empty(int topic, IEdgeHost host)
        {
            return host.Publish(topic, Writer.Buffer, 0, true, 1) >= 0;
        }

        private byte[] Literal(string text)
        {
            Writer.Clear();
            Writer.Text(text);
            return Writer.Copy(0);
        }

        private static bool TextNumberOf(byte[] payload, int count, out long number)
        {
            number = 0;
            for (int i = 0; i < count; i++)
            {
                int digit = payload[i] - '0';
                if (digit < 0 || digit > 9 || count > 15)
                {
                    return false;
                }

                number = (number * 10) + digit;
            }

            return count > 0;
        }
    }
}
