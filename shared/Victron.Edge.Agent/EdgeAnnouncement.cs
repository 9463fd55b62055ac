// EdgeAnnouncement: what an edge says about itself: status first, then info, and the emptying of retained topics that
// nobody stands for any more. At each connect and 10 s later, when something changed, and once a minute.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Status and info of one edge.</summary>
    internal sealed class EdgeAnnouncement
    {
        /// <summary>Time between two infos, in ms.</summary>
        public const int InfoIntervalMs = 60000;

        // After a connect the counters are still those of the start: said once more when they mean something.
        private const int EarlyInfoMs = 10000;

        // A line so slow that receipts come too late must not be filled with repetitions.
        private const int RepeatMsMin = 10000;
        private const int RepeatMsMax = 600000;

        // Retained topics of an edge, and of a port.
        private const int EdgeTopics = 2;
        private const int PortTopics = 4;

        private readonly EdgeAgent _agent;
        private readonly EdgeSettings _settings;
        private bool _infoDue;
        private bool _isOldDue;
        private int _emptied;    // of the topics that nobody stands for any more
        private long _infoMs;
        private long _earlyMs;
        private bool _isEarlyDue;
        private bool _isLost;
        private long _saidMs;
        private int _repeatMs = RepeatMsMin;

        public EdgeAnnouncement(EdgeAgent agent, EdgeSettings settings)
        {
            _agent = agent;
            _settings = settings;
        }

        /// <summary>Whether the edge has not yet said that it is online.</summary>
        public bool IsStatusDue { get; private set; }

        /// <summary>Says everything anew.</summary>
        public void Restart()
        {
            IsStatusDue = true;
            _infoDue = true;
            _isOldDue = true;
            _emptied = 0;
        }

        /// <summary>Hears that a connection was made, and everything is being said.</summary>
        public void HearLinkUp(long nowMs)
        {
            _isLost = false;
            _saidMs = nowMs;
            _repeatMs = RepeatMsMin;
            _earlyMs = nowMs + EarlyInfoMs;
            _isEarlyDue = true;
        }

        /// <summary>Hears that something that was said was not delivered.</summary>
        public void HearLost()
        {
            _isLost = true;
        }

        /// <summary>Whether everything is to be said again because something was lost; then it counts as said now. At first 10 s
        /// after the last time, each time twice as long, 10 minutes at most.</summary>
        [HotPath]
        public bool IsRepetitionDue(long nowMs)
        {
            if (!_isLost || nowMs - _saidMs < _repeatMs)
            {
                return false;
            }

            _isLost = false;
            _saidMs = nowMs;
            _repeatMs = _repeatMs * 2 < RepeatMsMax ? _repeatMs * 2 : RepeatMsMax;
            return true;
        }

        /// <summary>Says info anew.</summary>
        [HotPath]
        public void Renew()
        {
            _infoDue = true;
        }

        /// <summary>Says what is due; only while there is a connection.</summary>
        [HotPath]
        public void Poll(long nowMs, IEdgeHost host)
        {
            if (_isEarlyDue && nowMs >= _earlyMs)
            {
                _isEarlyDue = false;
                _infoDue = true;
            }

            bool isInfoDue = _infoDue || nowMs - _infoMs >= InfoIntervalMs;
            if (IsStatusDue || isInfoDue || _isOldDue)
            {
                Publish(nowMs, isInfoDue, host);
            }
        }

        [RarePath("at connect, when something changed, and once a minute")]
        private void Publish(long nowMs, bool isInfoDue, IEdgeHost host)
        {
            if (IsStatusDue)
            {
                IsStatusDue = host.Publish(Topics.EdgeStatus, EdgeWords.Online, EdgeWords.Online.Length, true, 1) < 0;
            }

            if (!IsStatusDue && isInfoDue)
            {
                JsonWriter writer = _agent.Writer;
                _agent.WriteInfo(writer, nowMs);
                _infoDue = host.Publish(Topics.EdgeInfo, writer.Buffer, writer.Count, true, 1) < 0;
                _infoMs = _infoDue ? _infoMs : nowMs;
            }

            if (!IsStatusDue && _isOldDue)
            {
                EmptyOld(host);
            }
        }

        // After a rename the old retained topics would show a second edge for ever, and those of a port that was taken out of
        // the settings a device. A board has room for a few messages at a time: each turn goes on where the last one ended.
        private void EmptyOld(IEdgeHost host)
        {
            int unused = (Topics.PortsMax - _settings.PortCount) * PortTopics;
            int count = unused + (_settings.PreviousName == null ? 0 : EdgeTopics + (Topics.PortsMax * PortTopics));
            while (_emptied < count && host.Publish(OldTopic(_emptied, unused), _agent.Writer.Buffer, 0, true, 1) >= 0)
            {
                _emptied++;
            }

            _isOldDue = _emptied < count;
        }

        private int OldTopic(int number, int unused)
        {
            if (number < unused)
            {
                return PortTopic((_settings.PortCount * PortTopics) + number);
            }

            number -= unused;
            return Topics.Previous(number == 0 ? Topics.EdgeStatus : number == 1 ? Topics.EdgeInfo : PortTopic(number - EdgeTopics));
        }

        private static int PortTopic(int number)
        {
            int port = number / PortTopics;
            switch (number % PortTopics)
            {
                case 0:
                    return Topics.PortStatus(port);
                case 1:
                    return Topics.PortInfo(port);
                case 2:
                    return Topics.PortState(port);
                default:
                    return Topics.PortStored(port);
            }
        }
    }
}
