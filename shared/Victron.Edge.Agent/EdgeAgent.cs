// EdgeAgent: the core of an edge: bytes and messages in, messages and bytes out, no clock, thread or socket.
// Inputs never cause output; only Poll does. The same source runs on an ESP32, on a Raspberry Pi and in tests.
// Contract: docs/mqtt.md.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>One edge with its VE.Direct ports. Not thread-safe: one thread calls every member.</summary>
    public sealed partial class EdgeAgent
    {
        /// <summary>Longest payload, in bytes: a state with 64 labels.</summary>
        public const int PayloadBytesMax = 4096;

        // A second that waited for the next one to confirm it is not old yet.
        private const int AgeMsMin = 5000;

        private readonly EdgeSettings _settings;
        private readonly EdgeHealth _health = new EdgeHealth();
        private readonly EdgePort[] _ports;
        private readonly long _startMs;
        private readonly byte[] _seqKey;        // {"seq":
        private readonly byte[] _bootKey;       // ,"boot_id":"…","uptime_ms":
        private readonly byte[] _backlogKey;    // {"boot_id":"…","uptime_ms":
        private readonly byte[] _ageKey;        // ,"age_ms":
        private readonly byte[] _timeKey;       // ,"time":

        private long _clockOffsetMs;
        private bool _isClockKnown;
        private readonly WriteLock _lock;
        private readonly EdgeInbox _inbox;
        private readonly EdgeAnnouncement _announcement;
        private bool _isLinkUp;
        private bool _wasLinkUp;

        /// <summary>Makes an edge.</summary>
        /// <param name="nowMs">The caller's monotonic clock; its zero does not matter.</param>
        public EdgeAgent(EdgeSettings settings, long nowMs)
        {
            _settings = settings;
            _startMs = nowMs;
            Topics = new Topics(settings);
            Writer = new JsonWriter(PayloadBytesMax);
            _lock = new WriteLock(settings, nowMs);
            _inbox = new EdgeInbox(settings, _lock);
            _announcement = new EdgeAnnouncement(this, settings);
            HexRules rules = new HexRules(_lock, _health, nowMs);
            _ports = new EdgePort[settings.PortCount];
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i] = new EdgePort(i, settings, rules);
            }

            _seqKey = Literal("{\"seq\":");
            _bootKey = Literal(",\"boot_id\":\"" + settings.BootId + "\",\"uptime_ms\":");
            _backlogKey = Literal("{\"boot_id\":\"" + settings.BootId + "\",\"uptime_ms\":");
            _ageKey = Literal(",\"age_ms\":");
            _timeKey = Literal(",\"time\":");
        }

        /// <summary>Topic names of this edge.</summary>
        public Topics Topics { get; }

        internal JsonWriter Writer { get; }

        internal EdgePort[] Ports => _ports;
        internal WriteLock Lock => _lock;

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

        /// <summary>Tells that the broker connection came up (after CONNACK and subscribe) or was lost.</summary>
        public void OnLink(bool up, long nowMs)
        {
            _isLinkUp = up;
            if (!up)
            {
                for (int i = 0; i < _ports.Length; i++)
                {
                    BacklogOf(i).HearLinkDown();
                    _ports[i].Hex.HearLinkDown();
                }

                return;
            }

            _health.Reconnects += _wasLinkUp ? 1 : 0;
            _wasLinkUp = true;
            Announce();
            _announcement.HearLinkUp(nowMs);
        }

        /// <summary>Tells what became of a message with QoS 1. One that was lost has everything announced anew, unless it was a
        /// part of the backlog, which is repeated anyway.</summary>
        public void OnDelivered(int token, bool ok, long nowMs)
        {
            bool isBacklog = false;
            for (int i = 0; i < _ports.Length; i++)
            {
                isBacklog |= BacklogOf(i).HearLost(token);
            }

            if (!ok && _isLinkUp && !isBacklog)
            {
                _announcement.HearLost();
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

        /// <summary>Tells how this run began, for the info topic.</summary>
        /// <param name="reason">Why the board started, one of the words of docs/mqtt.md; null when unknown.</param>
        /// <param name="bootCount">Starts of this board; 0 leaves it out.</param>
        /// <param name="isSafeMode">Whether the devices are left alone because the board kept restarting.</param>
        public void OnBoot(string reason, int bootCount, bool isSafeMode)
        {
            _health.BootReason = reason;
            _health.BootCount = bootCount;
            _health.IsSafeMode = isSafeMode;
        }

        /// <summary>Tells how many messages from the broker were too long or too many to take.</summary>
        public void OnIncomingDropped(int count)
        {
            _health.IncomingDropped = count;
        }

        /// <summary>Lets settings be written for some minutes, or no longer with 0: somebody stands at the board.</summary>
        /// <param name="minutes">0 to 60.</param>
        public void Unlock(int minutes, long nowMs)
        {
            _lock.Open(minutes, nowMs);
            _announcement.Renew();
        }

        /// <summary>Does what is due.</summary>
        /// <returns>The time at which to call again at the latest; sooner after any input.</returns>
        [HotPath]
        public long Poll(long nowMs, IEdgeHost host)
        {
            DoWanted(nowMs, host);
            if (_isLinkUp)
            {
                _announcement.Poll(nowMs, host);
            }

            long due = nowMs + EdgeAnnouncement.InfoIntervalMs;
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i].Poll(nowMs, this, host, _isLinkUp && !_announcement.IsStatusDue);
                long portDue = _ports[i].NextDueMs(nowMs);
                due = portDue < due ? portDue : due;
            }

            return due;
        }

        /// <summary>Appends what stands before the quantities of a state.</summary>
        /// <param name="atMs">Time of the sample.</param>
        /// <param name="nowMs">Time at which it is sent.</param>
        [HotPath]
        internal void WriteStateHead(long sequence, long atMs, long nowMs)
        {
            Writer.Raw(_seqKey);
            Writer.Number(sequence, 0);
            Writer.Raw(_bootKey);
            Writer.Number(atMs - _startMs, 0);
            if (nowMs - atMs >= AgeMsMin)
            {
                Writer.Raw(_ageKey);
                Writer.Number(nowMs - atMs, 0);
            }

            if (_isClockKnown)
            {
                Writer.Raw(_timeKey);
                UtcText.Write(Writer, atMs + _clockOffsetMs);
            }
        }

        /// <summary>Appends what stands before the columns of a backlog.</summary>
        internal void WriteBacklogHead(long nowMs, long after)
        {
            Writer.Raw(_backlogKey);
            Writer.Number(nowMs - _startMs, 0);
            Writer.Pair("after", after);
            Writer.Name("cols");
        }

        /// <summary>The samples of a port.</summary>
        internal PortBacklog BacklogOf(int port)
        {
            return _ports[port].Backlog;
        }

        /// <summary>Milliseconds from the start of this run to a time.</summary>
        internal long UptimeMs(long atMs)
        {
            return atMs - _startMs;
        }

        /// <summary>Writes the info of the edge.</summary>
        internal void WriteInfo(JsonWriter writer, long nowMs)
        {
            EdgeInfoPayload.Write(writer, _settings, _health, _lock, _inbox.RefusedCommands, _ports, nowMs - _startMs, _startMs);
        }

        [HotPath]
        private void DoWanted(long nowMs, IEdgeHost host)
        {
            if (_lock.Poll(nowMs, host))
            {
                _announcement.Renew();
            }

            if (_inbox.IsPublishWanted || (_isLinkUp && _announcement.IsRepetitionDue(nowMs)))
            {
                _inbox.IsPublishWanted = false;
                Announce();
            }

            if (_inbox.IsIdentifyWanted)
            {
                _inbox.IsIdentifyWanted = false;
                host.Identify();
            }

            if (_inbox.IsRestartWanted)
            {
                _inbox.IsRestartWanted = false;
                host.Restart();
            }
        }

        [RarePath("at connect, and when somebody asks for it")]
        private void Announce()
        {
            _announcement.Restart();
            for (int i = 0; i < _ports.Length; i++)
            {
                _ports[i].Announce();
            }
        }

        private byte[] Literal(string text)
        {
            Writer.Clear();
            Writer.Text(text);
            return Writer.Copy(0);
        }
    }
}
