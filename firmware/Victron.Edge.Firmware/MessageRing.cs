// MessageRing: a bounded queue of messages between two threads. Full means no: the giver decides what that means.

namespace Victron.Edge.Firmware
{
    /// <summary>First in, first out, for one giving and one taking thread; makes no object after its constructor.</summary>
    public sealed class MessageRing
    {
        private readonly LinkMessage[] _slots;
        private int _first;
        private int _count;

        /// <param name="size">Messages that it holds at most.</param>
        public MessageRing(int size)
        {
            _slots = new LinkMessage[size];
            for (int i = 0; i < size; i++)
            {
                _slots[i] = new LinkMessage();
            }
        }

        /// <summary>Adds a message; the arrays are kept, not copied.</summary>
        /// <returns>False when the ring is full.</returns>
        public bool TryAdd(string topic, byte[] payload, bool retain, bool flag, int token)
        {
            lock (_slots)
            {
                if (_count == _slots.Length)
                {
                    return false;
                }

                LinkMessage slot = _slots[(_first + _count) % _slots.Length];
                slot.Topic = topic;
                slot.Payload = payload;
                slot.Retain = retain;
                slot.Flag = flag;
                slot.Token = token;
                _count++;
                return true;
            }
        }

        /// <summary>Takes the oldest message.</summary>
        /// <returns>False when the ring is empty.</returns>
        public bool TryTake(LinkMessage into)
        {
            lock (_slots)
            {
                if (_count == 0)
                {
                    return false;
                }

                LinkMessage slot = _slots[_first];
                into.CopyFrom(slot);
                slot.Payload = null;
                slot.Topic = null;
                _first = (_first + 1) % _slots.Length;
                _count--;
                return true;
            }
        }
    }
}
