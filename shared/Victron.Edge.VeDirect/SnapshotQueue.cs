// SnapshotQueue: the snapshots of one port and the part that each of them plays. All are made once.

namespace Victron.Edge.VeDirect
{
    /// <summary>Hands out snapshots that are not in use, and queues believed ones.</summary>
    internal sealed class SnapshotQueue
    {
        private const int QueueMax = 3;

        // One shown, three queued, one held, one being filled.
        private const int SnapshotCount = QueueMax + 3;

        private readonly Snapshot[] _queue = new Snapshot[QueueMax];
        private int _queued;

        public SnapshotQueue()
        {
            for (int i = 0; i < SnapshotCount; i++)
            {
                All[i] = new Snapshot();
            }

            Building = All[0];
        }

        /// <summary>Every snapshot of the port.</summary>
        public readonly Snapshot[] All = new Snapshot[SnapshotCount];

        /// <summary>The second that is being filled.</summary>
        public Snapshot Building { get; private set; }

        /// <summary>The second that waits for the next one to confirm it; null when none does.</summary>
        public Snapshot Held { get; set; }

        /// <summary>The second believed last, against which the next one is judged; null before the first.</summary>
        public Snapshot Reference { get; private set; }

        /// <summary>The second shown to the caller; null before the first.</summary>
        public Snapshot Current { get; private set; }

        /// <summary>Makes a second the reference.</summary>
        [HotPath]
        public void Believe(Snapshot second)
        {
            Reference = second;
        }

        /// <summary>Appends a second; the oldest one gives way.</summary>
        /// <returns>Whether one had to give way.</returns>
        [HotPath]
        public bool Add(Snapshot second)
        {
            bool isFull = _queued == QueueMax;
            if (isFull)
            {
                RemoveFirst();
            }

            _queue[_queued++] = second;
            return isFull;
        }

        /// <summary>Shows the oldest second in <see cref="Current"/>.</summary>
        /// <returns>False when there is none.</returns>
        [HotPath]
        public bool Next()
        {
            if (_queued == 0)
            {
                return false;
            }

            Current = _queue[0];
            RemoveFirst();
            return true;
        }

        /// <summary>Begins a new second in a snapshot that plays no part.</summary>
        [HotPath]
        public void StartBuilding()
        {
            for (int i = 0; i < SnapshotCount; i++)
            {
                if (!IsUsed(All[i]))
                {
                    Building = All[i];
                    break;
                }
            }

            Building.Blocks = 0;
        }

        [HotPath]
        private bool IsUsed(Snapshot snapshot)
        {
            bool isUsed = snapshot == Current || snapshot == Held || snapshot == Reference;
            for (int i = 0; i < _queued; i++)
            {
                isUsed |= snapshot == _queue[i];
            }

            return isUsed;
        }

        [HotPath]
        private void RemoveFirst()
        {
            _queued--;
            for (int i = 0; i < _queued; i++)
            {
                _queue[i] = _queue[i + 1];
            }
        }
    }
}
