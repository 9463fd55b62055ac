// PortDecoder: one VE.Direct port from bytes to believed seconds: reader, layouts, guard, and the merging of devices
// that send a second in two or more blocks.
// A snapshot holds values of one second only. A second opens with the block that has the product id or the battery
// voltage and is complete when every kind of block that the device is known to send has come; if one was lost, the
// second is dropped; if it stays away for three seconds, its fields have aged out and the rest goes on without them.
// Times are the caller's. Does not publish: see Victron.Edge.Agent.

namespace Victron.Edge.VeDirect
{
    /// <summary>Decodes one port. Take snapshots with <see cref="Next"/>, or give a sink that gets each at once.</summary>
    public sealed class PortDecoder : IVeDirectHandler
    {
        /// <summary>Most labels remembered for a port; the richest known device sends 30.</summary>
        public const int BindingsMax = 64;

        // The wire needs about 110 ms for a block; blocks of one second were never seen apart in a recording.
        private const int FirstSecondGapMs = 400;
        private const int SecondGapMs = 600;
        private const int LostBlockMs = 2000;
        private const int HeldAloneMs = 3000;

        private readonly IVeDirectHandler _observer;
        private readonly ISnapshotSink _sink;
        private readonly VeDirectReader _reader;
        private readonly LayoutTable _layouts;
        private readonly BlockGuard _guard;
        private readonly SecondPlan _plan = new SecondPlan();
        private readonly SnapshotQueue _seconds = new SnapshotQueue();
        private long _nowMs;
        private long _lastLeadMs = -1;

        /// <summary>Makes the decoder of a port.</summary>
        /// <param name="observer">Sees every block, frame and rejection as well; may be null.</param>
        /// <param name="sink">Gets each believed second at once; null to take them with <see cref="Next"/>.</param>
        /// <param name="pauseMsMax">See <see cref="VeDirectReader.PauseMsMax"/>.</param>
        public PortDecoder(IVeDirectHandler observer, ISnapshotSink sink, int pauseMsMax = VeDirectReader.PauseMsUsual)
        {
            _observer = observer;
            _sink = sink;
            _reader = new VeDirectReader(this) { PauseMsMax = pauseMsMax };
            Guard = new GuardCounters();
            _layouts = new LayoutTable(Guard, _seconds.All);
            Texts = _layouts.Texts;
            _guard = new BlockGuard(_layouts);
        }

        /// <summary>Slots that carry text.</summary>
        public TextSlots Texts { get; }

        /// <summary>What the reader has seen.</summary>
        public ReaderCounters Reader
        {
            [HotPath]
            get { return _reader.Counters; }
        }

        /// <summary>What the guard has held back or refused.</summary>
        public GuardCounters Guard { get; }

        /// <summary>The second that the last <see cref="Next"/> gave; null before the first.</summary>
        public Snapshot Current
        {
            [HotPath]
            get { return _seconds.Current; }
        }

        /// <summary>When the last good block came; meaningless while <see cref="ReaderCounters.Blocks"/> is 0.</summary>
        public long LastBlockMs { get; private set; }

        /// <summary>Learned time between two seconds of the device, in ms; 0 until two came.</summary>
        public int LearnedIntervalMs { get; private set; }

        /// <summary>Number of labels seen.</summary>
        public int BindingCount
        {
            [HotPath]
            get { return _layouts.BindingCount; }
        }

        /// <summary>What is known about the label in a slot.</summary>
        [HotPath]
        public FieldBinding Binding(int slot)
        {
            return _layouts.Bindings[slot];
        }

        /// <summary>Takes the next bytes of the port.</summary>
        [HotPath]
        public void Feed(byte[] data, int offset, int count, long nowMs)
        {
            _nowMs = nowMs;
            _reader.Feed(data, offset, count, nowMs);
        }

        /// <summary>Shows the next believed second in <see cref="Current"/>.</summary>
        /// <returns>False when there is none.</returns>
        [HotPath]
        public bool Next(long nowMs)
        {
            _nowMs = nowMs;
            CloseOverdue();
            return _seconds.Next();
        }

        /// <summary>Tells that no more bytes come: an open second is closed, and a held one counts, as nothing speaks against it.</summary>
        [HotPath]
        public void Flush()
        {
            if (_seconds.Building.Blocks > 0)
            {
                CloseSecond();
            }

            ReleaseHeld();
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnBlock(TextBlock block)
        {
            _observer?.OnBlock(block);
            BlockLayout layout = _layouts.Find(block);
            if (layout == null)
            {
                return;
            }

            LastBlockMs = _nowMs;
            bool opens = _plan.Opens(layout);
            int kind = 1 << layout.Kind;

            // A block that comes late belongs to a second whose first block was lost.
            bool isNext = opens || (_seconds.Building.Kinds & kind) != 0 || _nowMs - _seconds.Building.AtMs > SecondGapMs;
            if (_seconds.Building.Blocks > 0 && isNext)
            {
                CloseSecond();
            }

            if (_seconds.Building.Blocks == 0 && !opens)
            {
                Guard.OrphanBlocks++;
                _plan.Expect(layout.Accepted ? kind : 0);
                return;
            }

            Add(block, layout, kind);
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnFrame(HexFrame frame)
        {
            _observer?.OnFrame(frame);
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnRejected(int reason, int byteCount)
        {
            _observer?.OnRejected(reason, byteCount);
        }

        [HotPath]
        private void Add(TextBlock block, BlockLayout layout, int kind)
        {
            if (_seconds.Building.Blocks == 0)
            {
                _seconds.Building.Begin(block.StreamOffset);
                LearnInterval();
            }

            Guard.RefusedValues += _guard.Decode(block, layout, _seconds.Building);
            _seconds.Building.Kinds |= kind;
            _seconds.Building.Blocks++;
            _seconds.Building.AtMs = _nowMs;
            if (!layout.Accepted)
            {
                _seconds.Building.NewLayout = layout;
            }

            if (_plan.IsComplete(_seconds.Building.Kinds))
            {
                Complete();
            }
        }

        [HotPath]
        private void LearnInterval()
        {
            long interval = _nowMs - _lastLeadMs;
            if (_lastLeadMs >= 0 && interval > 0 && interval < 60000)
            {
                LearnedIntervalMs = LearnedIntervalMs == 0 ? (int)interval : ((LearnedIntervalMs * 3) + (int)interval) / 4;
            }

            _lastLeadMs = _nowMs;
        }

        [HotPath]
        private void CloseOverdue()
        {
            long silentMs = _nowMs - LastBlockMs;
            if (_seconds.Building.Blocks > 0 && silentMs >= (_plan.IsNew ? FirstSecondGapMs : LostBlockMs))
            {
                CloseSecond();
            }

            // Two intervals and a half without a block: no second will come to confirm.
            if (_seconds.Held != null && silentMs >= HeldAloneMs && silentMs * 2 >= LearnedIntervalMs * 5L)
            {
                ReleaseHeld();
            }
        }

        // Ends a second of which not every expected block has come.
        [HotPath]
        private void CloseSecond()
        {
            if (_plan.Accepts(_seconds.Building.Kinds))
            {
                Complete();
                return;
            }

            Guard.IncompleteSeconds++;
            _seconds.Building.Blocks = 0;
        }

        [HotPath]
        private void Complete()
        {
            Snapshot second = _seconds.Building;
            _guard.Hear(second);
            if (_seconds.Held != null)
            {
                SettleHeld(second);
            }

            bool isSuspect = _seconds.Reference == null
                ? second.NewLayout != null
                : _guard.IsSuspect(second, _seconds.Reference);
            if (isSuspect)
            {
                Guard.HeldSeconds++;
                _seconds.Held = second;
            }
            else
            {
                Emit(second);
            }

            _seconds.StartBuilding();
        }

        [HotPath]
        private void SettleHeld(Snapshot second)
        {
            if (_guard.Confirms(second, _seconds.Held, _seconds.Reference))
            {
                ReleaseHeld();
                return;
            }

            Guard.RefusedSeconds++;
            Guard.RefusedValues += _guard.Refuse(_seconds.Held);
            _seconds.Held = null;
        }

        [HotPath]
        private void ReleaseHeld()
        {
            Snapshot held = _seconds.Held;
            _seconds.Held = null;
            if (held != null)
            {
                Emit(held);
            }
        }

        [HotPath]
        private void Emit(Snapshot second)
        {
            if (_seconds.Reference != null)
            {
                _guard.Learn(second, _seconds.Reference);
            }

            _seconds.Believe(second);
            if (_sink != null)
            {
                _sink.OnSnapshot(second);
            }
            else if (_seconds.Add(second))
            {
                Guard.SkippedSeconds++;
            }
        }
    }
}
