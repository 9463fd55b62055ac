// ReceiptRing: a bounded queue of "message n went out, or not" between two threads.

namespace Victron.Edge.Firmware
{
    /// <summary>First in, first out, for one giving and one taking thread; makes no object after its constructor.</summary>
    public sealed class ReceiptRing
    {
        private readonly int[] _numbers;
        private readonly bool[] _arrived;
        private int _first;
        private int _count;

        /// <param name="size">Receipts that it holds at most.</param>
        public ReceiptRing(int size)
        {
            _numbers = new int[size];
            _arrived = new bool[size];
        }

        /// <summary>Adds a receipt; one too many is dropped.</summary>
        public void Add(int number, bool arrived)
        {
            lock (_numbers)
            {
                if (_count == _numbers.Length)
                {
                    return;
                }

                int slot = (_first + _count) % _numbers.Length;
                _numbers[slot] = number;
                _arrived[slot] = arrived;
                _count++;
            }
        }

        /// <summary>Takes the oldest receipt.</summary>
        /// <returns>False when the ring is empty.</returns>
        public bool TryTake(out int number, out bool arrived)
        {
            lock (_numbers)
            {
                bool any = _count > 0;
                number = any ? _numbers[_first] : -1;
                arrived = any && _arrived[_first];
                if (any)
                {
                    _first = (_first + 1) % _numbers.Length;
                    _count--;
                }

                return any;
            }
        }
    }
}
