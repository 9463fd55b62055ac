// SampleQueue: samples in a ring of bytes, oldest first. Each is kept as what changed since the one before it, so that
// hours fit into a few kilobytes: some 18 bytes for a battery monitor of 27 values.
// A record: length (2 bytes), flags, sequence and time since the record before (7 bits a byte, low ones first), the order
// of slots if it changed, and for each slot that changed: number and marks, status if it changed, then text or difference.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>First in, first out, bounded in bytes; makes no object after its constructor but those for text.</summary>
    internal sealed class SampleQueue
    {
        private const int LengthBytes = 2;
        private const int OrderChanged = 1;
        private const int SlotMask = 0x3F;
        private const int StatusMark = 0x40;
        private const int TextMark = 0x80;

        private readonly byte[] _bytes;
        private readonly SampleVector _base;   // the sample before the oldest one
        private readonly SampleVector _newest;
        private int _start;
        private int _used;
        private int _at;         // where the record in hand is written or read, counted from _start
        private bool _isFull;

        /// <param name="size">Bytes, 64 or more.</param>
        /// <param name="texts">Slots of the port that carry text.</param>
        public SampleQueue(int size, TextSlots texts)
        {
            _base = new SampleVector(texts);
            _newest = new SampleVector(texts);
            _bytes = new byte[size];
        }

        /// <summary>Samples in the queue.</summary>
        public int Count { get; private set; }

        /// <summary>Bytes in use.</summary>
        public int Used
        {
            [HotPath]
            get { return _used; }
        }

        /// <summary>Time of the newest sample ever added.</summary>
        public long NewestMs
        {
            [HotPath]
            get { return _newest.AtMs; }
        }

        /// <summary>Number of the oldest sample; there must be one.</summary>
        [HotPath]
        public long OldestSequence()
        {
            _at = LengthBytes + 1;
            return _base.Sequence + GetNumber();
        }

        /// <summary>Time of the oldest sample; there must be one.</summary>
        [HotPath]
        public long OldestMs()
        {
            _ = OldestSequence();   // stands before the time
            return _base.AtMs + GetNumber();
        }

        /// <summary>Adds a sample behind the newest one.</summary>
        /// <returns>False when there is no room.</returns>
        [HotPath]
        public bool TryAdd(SampleVector sample)
        {
            _at = _used + LengthBytes;
            _isFull = false;
            bool hasNewOrder = !sample.HasOrderOf(_newest);
            Put(hasNewOrder ? OrderChanged : 0);
            PutNumber(sample.Sequence - _newest.Sequence);
            PutNumber(sample.AtMs - _newest.AtMs);
            if (hasNewOrder)
            {
                Put(sample.Count);
                for (int i = 0; i < sample.Count; i++)
                {
                    Put(sample.Order[i]);
                }
            }

            for (int i = 0; i < sample.Count; i++)
            {
                int slot = sample.Order[i];
                if (!sample.HasValueOf(_newest, slot))
                {
                    PutSlot(sample, slot);
                }
            }

            if (_isFull)
            {
                return false;
            }

            int length = _at - _used;
            _at = _used;
            Put(length);
            Put(length >> 8);
            _used += length;
            Count++;
            _newest.Follow(sample);
            return true;
        }

        /// <summary>Sets a sample to the one before the oldest, to walk from there with <see cref="Next"/>.</summary>
        /// <returns>The position to begin with.</returns>
        [HotPath]
        public int Walk(SampleVector sample)
        {
            sample.Take(_base);
            return 0;
        }

        /// <summary>Turns a sample into the one after it.</summary>
        /// <param name="position">What the walk or the last call gave; less than <see cref="Used"/>.</param>
        /// <returns>The position of the sample after that.</returns>
        [HotPath]
        public int Next(int position, SampleVector sample)
        {
            _at = position;
            int end = position + Get();
            end += Get() << 8;
            int flags = Get();
            sample.Sequence += GetNumber();
            sample.AtMs += GetNumber();
            if ((flags & OrderChanged) != 0)
            {
                sample.Count = Get();
                for (int i = 0; i < sample.Count; i++)
                {
                    sample.Order[i] = (byte)Get();
                }
            }

            while (_at < end)
            {
                GetSlot(sample);
            }

            return end;
        }

        /// <summary>Takes the oldest sample out; there must be one.</summary>
        /// <returns>The sample; valid until the next call.</returns>
        [HotPath]
        public SampleVector RemoveOldest()
        {
            int length = Next(0, _base);
            _start = (_start + length) % _bytes.Length;
            _used -= length;
            Count--;
            return _base;
        }

        [HotPath]
        private void PutSlot(SampleVector sample, int slot)
        {
            byte[] text = sample.TextOf(slot);
            byte status = sample.Status[slot];
            bool hasNewStatus = status != _newest.Status[slot];
            Put(slot | (hasNewStatus ? StatusMark : 0) | (text == null ? 0 : TextMark));
            if (hasNewStatus)
            {
                Put(status);
            }

            if (text != null)
            {
                int count = sample.TextCountOf(slot);
                Put(count);
                for (int i = 0; i < count; i++)
                {
                    Put(text[i]);
                }
            }
            else if (status == NumberStatus.Ok)
            {
                int difference = sample.Value[slot] - _newest.Value[slot];   // wraps, and back again when it is added
                PutNumber((uint)((difference << 1) ^ (difference >> 31)));
            }
        }

        [HotPath]
        private void GetSlot(SampleVector sample)
        {
            int marks = Get();
            int slot = marks & SlotMask;
            if ((marks & StatusMark) != 0)
            {
                sample.Status[slot] = (byte)Get();
            }

            if ((marks & TextMark) != 0)
            {
                int count = Get();
                byte[] text = sample.SetText(slot, count);
                for (int i = 0; i < count; i++)
                {
                    text[i] = (byte)Get();
                }
            }
            else if (sample.Status[slot] == NumberStatus.Ok)
            {
                uint number = (uint)GetNumber();
                sample.Value[slot] += (int)(number >> 1) ^ -(int)(number & 1);
            }
        }

        [HotPath]
        private void PutNumber(long number)
        {
            ulong rest = (ulong)number;
            while (rest > 0x7F)
            {
                Put((int)(rest & 0x7F) | 0x80);
                rest >>= 7;
            }

            Put((int)rest);
        }

        [HotPath]
        private long GetNumber()
        {
            long number = 0;
            int shift = 0;
            int part;
            do
            {
                part = Get();
                number |= (long)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part > 0x7F);
            return number;
        }

        [HotPath]
        private void Put(int value)
        {
            if (_at >= _bytes.Length)
            {
                _isFull = true;
                return;
            }

            int index = _start + _at;
            _bytes[index < _bytes.Length ? index : index - _bytes.Length] = (byte)value;
            _at++;
        }

        [HotPath]
        private int Get()
        {
            int index = _start + _at;
            _at++;
            return _bytes[index < _bytes.Length ? index : index - _bytes.Length];
        }
    }
}
