// PortDecoder: one VE.Direct port from bytes to believed seconds: reader, layouts, guard, and the merging of devices
// that send a second in two or more blocks.
// A snapshot holds values of one second only. A second opens with the block that has the product id or the battery
// voltage and is complete when every kind of block that the device is known to send has come; if one was lost, the
// second is dropped; if it stays away for three seconds, its fields have aged out and the rest goes on without them.
// Knows no clock: times are the caller's. Does not publish: see Victron.Edge.Agent.

namespace Victron.Edge.VeDirect
{
    /// <summary>Decodes one port. Take snapshots with <see cref="Next"/>, or give a sink that gets each at once.</summary>
    public sealed class PortDecoder : IVeDirectHandler
    {
        /// <summary>Most labels remembered for a port; the richest known device sends 30.</summary>
        public const int BindingsMax = 64;

        // 400 ms: the blocks of one second follow each other within 250 ms in every recording with times.
        private const int FirstSecondGapMs = 400;
        private const int LostBlockMs = 2000;
        private const int HeldAloneMs = 3000;
        private const int MissedMax = 3;
        private const int QueueMax = 3;

        // One shown, three queued, one held, one being filled.
        private const int SnapshotCount = QueueMax + 3;

        private readonly IVeDirectHandler _observer;
        private readonly ISnapshotSink _sink;
        private readonly VeDirectReader _reader;
        private readonly LayoutTable _layouts;
        private readonly BlockGuard _guard;
        private readonly Snapshot[] _snapshots = new Snapshot[SnapshotCount];
        private readonly Snapshot[] _queue = new Snapshot[QueueMax];
        private int _queued;
        private Snapshot _building;
        private Snapshot _held;
        private Snapshot _reference;
        private int _expectedKinds;
        private int _openerKind = -1;
        private int _missed;
        private long _nowMs;
        private long _lastLeadMs;
        private bool _leadSeen;

        /// <summary>Makes a decoder.</summary>
        /// <param name="observer">Sees every block, frame and rejection as well; may be null.</param>
        /// <param name="sink">Gets each believed second at once; null to take them with <see cref="Next"/>.</param>
        public PortDecoder(IVeDirectHandler observer, ISnapshotSink sink)
        {
            _observer = observer;
            _sink = sink;
            _reader = new VeDirectReader(this);
            Guard = new GuardCounters();
            _layouts = new LayoutTable(Guard, _snapshots);
            _guard = new BlockGuard(_layouts);
            for (int i = 0; i < SnapshotCount; i++)
            {
                _snapshots[i] = new Snapshot();
            }

            _building = _snapshots[0];
        }

        /// <summary>What the reader has seen.</summary>
        public ReaderCounters Reader
        {
            get { return _reader.Counters; }
        }

        /// <summary>What the guard has held back or refused.</summary>
        public GuardCounters Guard { get; }

        /// <summary>The second that the last <see cref="Next"/> gave; null before the first.</summary>
        public Snapshot Current { get; private set; }

        /// <summary>When the last good block came; meaningless while <see cref="ReaderCounters.Blocks"/> is 0.</summary>
        public long LastBlockMs { get; private set; }

        /// <summary>Learned time between two seconds of the device, in ms; 0 until two came.</summary>
        public int LearnedIntervalMs { get; private set; }

        /// <summary>Number of labels seen.</summary>
        public int BindingCount
        {
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
            if (_queued == 0)
            {
                return false;
            }

            Current = _queue[0];
            _queued--;
            for (int i = 0; i < _queued; i++)
            {
                _queue[i] = _queue[i + 1];
            }

            return true;
        }

        /// <summary>Tells that no more bytes come: an open second is closed, and a held one counts, as nothing speaks against it.</summary>
        [HotPath]
        public void Flush()
        {
            if (_building.Blocks > 0)
            {
                CloseSecond();
            }

            ReleaseHeld();
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnBlock(TextBlock block)
        {
            if (_observer != null)
            {
                _observer.OnBlock(block);
            }

            BlockLayout layout = _layouts.Find(block);
            if (layout == null)
            {
                return;
            }

            LastBlockMs = _nowMs;
            bool opens = Opens(layout);
            int kind = 1 << layout.Kind;
            if (_building.Blocks > 0 && (opens || (_building.Kinds & kind) != 0))
            {
                CloseSecond();
            }

            if (_building.Blocks == 0 && !opens)
            {
                // Known only by its own: the next second waits for it too.
                Guard.OrphanBlocks++;
                _expectedKinds |= _expectedKinds != 0 && layout.Accepted ? kind : 0;
                return;
            }

            Add(block, layout, kind);
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnFrame(HexFrame frame)
        {
            if (_observer != null)
            {
                _observer.OnFrame(frame);
            }
        }

        /// <inheritdoc/>
        [HotPath]
        public void OnRejected(int reason, int byteCount)
        {
            if (_observer != null)
            {
                _observer.OnRejected(reason, byteCount);
            }
        }

        // A device whose blocks have neither product id nor battery voltage opens with the kind that repeats first.
        [HotPath]
        private bool Opens(BlockLayout layout)
        {
            if (layout.IsLead)
            {
                _leadSeen = true;
                return true;
            }

            if (!_leadSeen && _openerKind < 0 && layout.Sightings == 2)
            {
                _openerKind = layout.Kind;
            }

            return !_leadSeen && layout.Kind == _openerKind;
        }

        [HotPath]
        private void Add(TextBlock block, BlockLayout layout, int kind)
        {
            if (_building.Blocks == 0)
            {
                _building.Begin(block.StreamOffset);
                LearnInterval();
            }

            Guard.RefusedValues += _guard.Decode(block, layout, _building);
            _building.Kinds |= kind;
            _building.Blocks++;
            _building.AtMs = _nowMs;
            if (!layout.Accepted)
            {
                _building.NewLayout = layout;
            }

            if (_expectedKinds != 0 && (_building.Kinds & _expectedKinds) == _expectedKinds)
            {
                Complete();
            }
        }

        [HotPath]
        private void LearnInterval()
        {
            long interval = _nowMs - _lastLeadMs;
            bool isUsable = Reader.Blocks > 1 && interval > 0 && interval < 60000;
            if (isUsable)
            {
                LearnedIntervalMs = LearnedIntervalMs == 0 ? (int)interval : ((LearnedIntervalMs * 3) + (int)interval) / 4;
            }

            _lastLeadMs = _nowMs;
        }

        [HotPath]
        private void CloseOverdue()
        {
            long silentMs = _nowMs - LastBlockMs;
            if (_building.Blocks > 0 && silentMs >= (_expectedKinds == 0 ? FirstSecondGapMs : LostBlockMs))
            {
                CloseSecond();
            }

            // Two intervals and a half without a block: no second will come to confirm.
            if (_held != null && silentMs >= HeldAloneMs && silentMs * 2 >= LearnedIntervalMs * 5L)
            {
                ReleaseHeld();
            }
        }

        // Ends a second of which not every expected block has come.
        [HotPath]
        private void CloseSecond()
        {
            if (_expectedKinds == 0 || ++_missed >= MissedMax)
            {
                _expectedKinds = _building.Kinds;
                Complete();
                return;
            }

            Guard.IncompleteSeconds++;
            _building.Blocks = 0;
        }

        [HotPath]
        private void Complete()
        {
            Snapshot second = _building;
            _missed = 0;
            _guard.Hear(second);
            if (_held != null)
            {
                SettleHeld(second);
            }

            bool isSuspect = _reference == null
                ? second.NewLayout != null
                : _guard.IsSuspect(second, _reference);
            if (isSuspect)
            {
                Guard.HeldSeconds++;
                _held = second;
            }
            else
            {
                Emit(second);
            }

            _building = Free();
            _building.Blocks = 0;
        }

        [HotPath]
        private void SettleHeld(Snapshot second)
        {
            if (_guard.Confirms(second, _held, _reference))
            {
                ReleaseHeld();
                return;
            }

            Guard.RefusedSeconds++;
            Guard.RefusedValues += _held.Suspects;
            _guard.Refuse(_held);
            _held = null;
        }

        [HotPath]
        private void ReleaseHeld()
        {
            Snapshot held = _held;
            _held = null;
            if (held != null)
            {
                Emit(held);
            }
        }

        [HotPath]
        private void Emit(Snapshot second)
        {
            if (_reference != null)
            {
                _guard.Learn(second, _reference);
            }

            _reference = second;
            if (_sink != null)
            {
                _sink.OnSnapshot(second);
                return;
            }

            if (_queued == QueueMax)
            {
                Guard.SkippedSeconds++;
                _queued--;
                for (int i = 0; i < _queued; i++)
                {
                    _queue[i] = _queue[i + 1];
                }
            }

            _queue[_queued++] = second;
        }

        [HotPath]
        private Snapshot Free()
        {
            for (int i = 0; i < SnapshotCount; i++)
            {
                Snapshot candidate = _snapshots[i];
                bool isUsed = candidate == Current || candidate == _held || candidate == _reference;
                for (int q = 0; q < _queued; q++)
                {
                    isUsed |= candidate == _queue[q];
                }

                if (!isUsed)
                {
                    return candidate;
                }
            }

            return _building;   // cannot be: the roles are one fewer than the snapshots
        }
    }
}
