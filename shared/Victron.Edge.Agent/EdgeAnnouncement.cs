// EdgeAnnouncement: what an edge says about itself: status first, then info, and the emptying of retained topics that
// nobody stands for any more. At each connect, when something changed, and once a minute.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Status and info of one edge.</summary>
    internal sealed class EdgeAnnouncement
    {
        /// <summary>Time between two infos, in ms.</summary>
        public const int InfoIntervalMs = 60000;

        // A line so slow that receipts come too late must not be filled with repetitions.
        private const int RepeatMsMin = 10000;
        private const int RepeatMsMax = 600000;

        private readonly EdgeAgent _agent;
        private readonly EdgeSettings _settings;
        private bool _infoDue;
        private bool _oldDue;
        private long _infoMs;
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
            _oldDue = true;
        }

        /// <summary>Hears that a connection was made, and everything is being said.</summary>
        public void HearLinkUp(long nowMs)
        {
            _isLost = false;
            _saidMs = nowMs;
            _repeatMs = RepeatMsMin;
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
            if (IsStatusDue || _infoDue || nowMs - _infoMs >= InfoIntervalMs)
            {
                Publish(nowMs, host);
            }
        }

        [RarePath("at connect, when something changed, and once a minute")]
        private void Publish(long nowMs, IEdgeHost host)
        {
            if (IsStatusDue)
            {
                IsStatusDue = host.Publish(Topics.EdgeStatus, EdgeWords.Online, EdgeWords.Online.Length, true, 1) < 0;
            }

            if (!IsStatusDue)
            {
                JsonWriter writer = _agent.Writer;
                _agent.WriteInfo(writer, nowMs);
                _infoDue = host.Publish(Topics.EdgeInfo, writer.Buffer, writer.Count, true, 1) < 0;
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
            for (int i = _settings.PortCount; i < Topics.PortsMax && isTaken; i++)
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
            return EmptyOne(Topics.PortStatus(port), isPrevious, host)
                && EmptyOne(Topics.PortInfo(port), isPrevious, host)
                && EmptyOne(Topics.PortState(port), isPrevious, host)
                && EmptyOne(Topics.PortStored(port), isPrevious, host);
        }

        private bool EmptyOne(int topic, bool isPrevious, IEdgeHost host)
        {
            return Empty(isPrevious ? Topics.Previous(topic) : topic, host);
        }

        private bool Empty(int topic, IEdgeHost host)
        {
            return host.Publish(topic, _agent.Writer.Buffer, 0, true, 1) >= 0;
        }
    }
}
