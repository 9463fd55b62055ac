// EdgePort: one VE.Direct port of an edge: what came in, what has to go out.
// State goes out at once when something that matters changed, else at the configured interval; status says whether the
// device is heard; info says which device it is. Publishing and its retries are driven by Poll only.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>One port: decoder, identity, publish policy.</summary>
    internal sealed class EdgePort : IVeDirectHandler
    {
        private const int SilenceMsMin = 5000;
        private const int SilenceIntervals = 3;

        // A state goes out at least once a minute (contract v1).
        private const int IntervalMsMax = 60000;

        // Devices send once a second, and a busy host sees some of them late: the next one must not be skipped for it.
        private const int EarlyMsMax = 500;

        private readonly int _index;
        private readonly EdgeSettings _settings;
        private readonly StatePayload _state;
        private readonly PortDiscovery _discovery;

        private byte[] _status = EdgeWords.Offline;
        private bool _statusDue;
        private bool _infoDue;
        private bool _stateDue;
        private bool _isCurrentSampled;
        private bool _isSampled;
        private long _sampledMs;
        private bool _isIdle;

        public EdgePort(int index, EdgeSettings settings, HexRules rules)
        {
            _index = index;
            _settings = settings;
            Decoder = new PortDecoder(this, null, settings.PauseMsMax);
            Identity = new PortIdentity();
            Hex = new HexPort(index, settings.BootId, rules);
            _state = new StatePayload(Decoder);
            Backlog = new PortBacklog(_state, Decoder.Texts, settings.RingBytes);
            _discovery = new PortDiscovery(index, settings, Decoder, Identity);
        }

        public PortDecoder Decoder { get; }

        public PortIdentity Identity { get; }

        /// <summary>One of <see cref="EdgeWords"/>.</summary>
        public byte[] Status
        {
            get { return _status; }
        }

        public StatePayload State
        {
            get { return _state; }
        }

        /// <summary>What goes to the device and its answers.</summary>
        public HexPort Hex { get; }

        /// <summary>The samples of this port.</summary>
        public PortBacklog Backlog { get; }

        /// <summary>Announces everything anew: after a connect.</summary>
        public void Announce()
        {
            _statusDue = true;
            _infoDue = Identity.ProductId >= 0 || Identity.Family != FamilyTable.None;
            _stateDue = Decoder.Current != null;
            _discovery.Restart();
        }

        /// <summary>Publishes discovery anew: Home Assistant started.</summary>
        public void AnnounceDiscovery()
        {
            _discovery.Restart();
        }

        /// <summary>Works off what came in. Without a broker connection samples wait in the ring.</summary>
        [HotPath]
        public void Poll(long nowMs, EdgeAgent agent, IEdgeHost host, bool isLinkUp)
        {
            while (Decoder.Next(nowMs))
            {
                Take(nowMs);
                if (_settings.IntervalMs == 0 && isLinkUp && !PublishState(nowMs, agent, host))
                {
                    break;
                }
            }

            JudgeStatus(nowMs);
            Hex.Poll(nowMs, Identity, isLinkUp, agent.Writer, host);

            if (isLinkUp)
            {
                Publish(nowMs, agent, host);
            }
        }

        /// <summary>When this port has something to do without new input.</summary>
        [HotPath]
        public long NextDueMs(long nowMs)
        {
            long due = nowMs + 250;   // an open second may be closed by silence
            return Hex.NextDueMs(nowMs, _discovery.IsDue ? nowMs + PortDiscovery.PauseMs : due);
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnBlock(TextBlock block)
        {
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnFrame(HexFrame frame)
        {
            _infoDue |= Hex.HearFrame(frame, Identity);
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnRejected(int reason, int byteCount)
        {
        }

        [HotPath]
        private void Take(long nowMs)
        {
            Snapshot snapshot = Decoder.Current;
            _isCurrentSampled = false;
            Hex.HearSecond();
            _infoDue |= Identity.Hear(snapshot, Decoder);
            _isIdle = IsIdle(snapshot);
            long since = nowMs - _sampledMs;
            int interval = _settings.IntervalMs < IntervalMsMax ? _settings.IntervalMs : IntervalMsMax;
            int early = interval / 2 < EarlyMsMax ? interval / 2 : EarlyMsMax;
            if (!_isSampled || since >= interval - early || _state.IsUrgent(snapshot))
            {
                Sample(nowMs);
            }
        }

        // A sample is made whether anybody listens or not: what cannot be published now is sent later.
        [HotPath]
        private void Sample(long nowMs)
        {
            Snapshot snapshot = Decoder.Current;
            Backlog.Add(snapshot);
            _state.Remember(snapshot);
            _sampledMs = nowMs;
            _isSampled = true;
            _isCurrentSampled = true;
            _stateDue = true;
        }

        // Silent by design: an idle charger says so before it stops talking.
        [HotPath]
        private bool IsIdle(Snapshot snapshot)
        {
            bool isIdle = false;
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                int quantity = Decoder.Binding(slot).Quantity;
                bool tells = quantity == Quantity.DeviceState || quantity == Quantity.PvPower;
                isIdle |= tells && snapshot.Status[slot] == NumberStatus.Ok && snapshot.Value[slot] == 0;
            }

            return isIdle;
        }

        [HotPath]
        private void JudgeStatus(long nowMs)
        {
            byte[] status = EdgeWords.Offline;
            int family = Identity.Family;
            bool isKnown = family != FamilyTable.None;
            if (Decoder.Reader.Blocks > 0)
            {
                long limit = SilenceMsMin;
                long learned = (long)Decoder.LearnedIntervalMs * SilenceIntervals;
                long silence = isKnown ? FamilyTable.SilenceSeconds[family] * 1000L : 0;
                limit = learned > limit ? learned : limit;
                limit = silence > limit ? silence : limit;
                bool isHeard = nowMs - Decoder.LastBlockMs < limit;
                bool isQuiet = (isKnown && FamilyTable.Quiet[family] != 0 && _isIdle) || Hex.SilencesText(family, nowMs);
                status = isHeard ? EdgeWords.Online : isQuiet ? EdgeWords.Quiet : EdgeWords.Offline;
            }

            if (status == EdgeWords.Offline)
            {
                _stateDue = false;   // what waits is old news by now
            }
            else if (_status == EdgeWords.Offline && Decoder.Current != null)
            {
                Hex.Restart();   // it may be another device of the same kind
            }

            _statusDue |= status != _status;
            _status = status;
        }

        [HotPath]
        private void Publish(long nowMs, EdgeAgent agent, IEdgeHost host)
        {
            if (_statusDue && host.Publish(Topics.PortStatus(_index), _status, _status.Length, true, 1) >= 0)
            {
                _statusDue = false;
            }

            if (_infoDue)
            {
                PublishInfo(agent, host);
            }

            if (_stateDue && _status != EdgeWords.Offline)
            {
                _ = PublishState(nowMs, agent, host);   // stays due when it could not go out
            }

            Backlog.Poll(Topics.PortBacklog(_index), nowMs, agent, host);
            _discovery.Poll(nowMs, agent.Writer, host);
        }

        [HotPath]
        private bool PublishState(long nowMs, EdgeAgent agent, IEdgeHost host)
        {
            // Something is to be said and nothing new was sampled: a repetition keeps its number, another second gets its own.
            if (!_isCurrentSampled)
            {
                Sample(nowMs);
            }

            JsonWriter writer = agent.Writer;
            Snapshot snapshot = Decoder.Current;
            writer.Clear();
            agent.WriteStateHead(Backlog.Sequence, snapshot.AtMs, nowMs);
            _state.WriteQuantities(writer, snapshot, false);
            writer.Letter('}');
            if (host.Publish(Topics.PortState(_index), writer.Buffer, writer.Count, true, 0) < 0)
            {
                return false;
            }

            _stateDue = false;
            return true;
        }

        [RarePath("when the device is newly known, and at each connect")]
        private void PublishInfo(EdgeAgent agent, IEdgeHost host)
        {
            PortInfoPayload.Write(agent.Writer, Identity);
            if (host.Publish(Topics.PortInfo(_index), agent.Writer.Buffer, agent.Writer.Count, true, 1) >= 0)
            {
                _infoDue = false;
            }
        }
    }
}
