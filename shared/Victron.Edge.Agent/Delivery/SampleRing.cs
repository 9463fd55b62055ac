// SampleRing: the samples of a port that no companion has stored yet: the last two minutes whole, older ones one a minute,
// in a fixed number of bytes. What it gives up is counted: thinned between two minutes, dropped for want of room.
// What is only here dies with the power of the edge.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Samples that wait to be stored, oldest first.</summary>
    internal sealed class SampleRing
    {
        /// <summary>How long every sample is kept, in ms.</summary>
        public const int WholeMs = 120000;

        /// <summary>Time between two samples that are kept for longer, in ms.</summary>
        public const int ThinnedMs = 60000;

        // Two minutes of a battery monitor, one sample a second, fit into a quarter of the smallest room that a board is given.
        private const int RecentShare = 4;

        private readonly SampleQueue _recent;
        private readonly SampleQueue _old;
        private readonly SampleVector _incoming;

        /// <param name="size">Bytes for both parts, 1024 or more.</param>
        /// <param name="texts">Slots of the port that carry text.</param>
        public SampleRing(int size, TextSlots texts)
        {
            _incoming = new SampleVector(texts);
            _recent = new SampleQueue(size / RecentShare, texts);
            _old = new SampleQueue(size - (size / RecentShare), texts);
        }

        /// <summary>Samples that wait.</summary>
        public int Waiting
        {
            [HotPath]
            get { return _recent.Count + _old.Count; }
        }

        /// <summary>Bytes in use.</summary>
        public int Used
        {
            [HotPath]
            get { return _recent.Used + _old.Used; }
        }

        /// <summary>Samples given up because a younger one stands for their minute.</summary>
        public int Thinned { get; private set; }

        /// <summary>Samples given up for want of room.</summary>
        public int Dropped { get; private set; }

        /// <summary>Adds a sample.</summary>
        [HotPath]
        public void Add(Snapshot snapshot, long sequence)
        {
            _incoming.Take(snapshot, sequence);
            while (_recent.Count > 0 && _recent.OldestMs() <= _incoming.AtMs - WholeMs)
            {
                Age();
            }

            while (!_recent.TryAdd(_incoming))
            {
                if (_recent.Count == 0)
                {
                    Dropped++;
                    return;
                }

                Age();
            }
        }

        /// <summary>Lets go of every sample up to a number: it is stored.</summary>
        [HotPath]
        public void Remove(long sequence)
        {
            while (_old.Count > 0 && _old.OldestSequence() <= sequence)
            {
                _ = _old.RemoveOldest();   // stored
            }

            while (_recent.Count > 0 && _recent.OldestSequence() <= sequence)
            {
                _ = _recent.RemoveOldest();   // stored
            }
        }

        /// <summary>Gives up the oldest sample: it cannot be sent.</summary>
        public void DropOldest()
        {
            _ = Oldest().RemoveOldest();
            Dropped++;
        }

        /// <summary>The part of the ring in which the oldest sample is; a walk over it shows samples in order.</summary>
        [HotPath]
        public SampleQueue Oldest()
        {
            return _old.Count > 0 ? _old : _recent;
        }

        [HotPath]
        private void Age()
        {
            SampleVector sample = _recent.RemoveOldest();
            if (_old.Count > 0 && sample.AtMs - _old.NewestMs < ThinnedMs)
            {
                Thinned++;
                return;
            }

            while (!_old.TryAdd(sample))
            {
                Dropped++;
                if (_old.Count == 0)
                {
                    return;
                }

                _ = _old.RemoveOldest();   // counted above
            }
        }
    }
}
