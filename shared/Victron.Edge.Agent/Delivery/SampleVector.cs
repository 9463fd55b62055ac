// SampleVector: the values of one sample by slot, as the ring keeps and rebuilds them. Slots that the sample does not
// name keep what an earlier one said; they are no part of it.

using System;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>One sample, taken apart into numbers.</summary>
    internal sealed class SampleVector
    {
        /// <summary>Raw value by slot; meaningful where the status is <see cref="NumberStatus.Ok"/> and the slot has no text.</summary>
        public readonly int[] Value = new int[PortDecoder.BindingsMax];

        /// <summary><see cref="NumberStatus"/> by slot.</summary>
        public readonly byte[] Status = new byte[PortDecoder.BindingsMax];

        /// <summary>Slots of this sample, in the order in which the device sent them.</summary>
        public readonly byte[] Order = new byte[PortDecoder.BindingsMax];

        /// <summary>Entries of <see cref="Order"/>.</summary>
        public int Count;

        /// <summary>Number of the sample.</summary>
        public long Sequence;

        /// <summary>Time of the sample, in the caller's milliseconds.</summary>
        public long AtMs;

        private readonly TextSlots _texts;
        private byte[][] _text = new byte[0][];    // by place, see TextSlots
        private byte[] _textCount = new byte[0];

        /// <param name="texts">Slots of the port that carry text.</param>
        public SampleVector(TextSlots texts)
        {
            _texts = texts;
        }

        /// <summary>Text of a slot; null for numbers, and for text that no sample has said yet.</summary>
        [HotPath]
        public byte[] TextOf(int slot)
        {
            int place = _texts.Place[slot];
            return place < _text.Length ? _text[place] : null;
        }

        /// <summary>Bytes of <see cref="TextOf"/>.</summary>
        [HotPath]
        public int TextCountOf(int slot)
        {
            int place = _texts.Place[slot];
            return place < _text.Length ? _textCount[place] : 0;
        }

        /// <summary>The array for the text of a slot that carries some, and its new length.</summary>
        [HotPath]
        public byte[] SetText(int slot, int count)
        {
            int place = _texts.Place[slot];
            if (place >= _text.Length)
            {
                MakeTexts();
            }

            _textCount[place] = (byte)count;
            return _text[place];
        }

        /// <summary>Takes a snapshot over as sample <paramref name="sequence"/>.</summary>
        [HotPath]
        public void Take(Snapshot snapshot, long sequence)
        {
            Sequence = sequence;
            AtMs = snapshot.AtMs;
            Count = snapshot.Count;
            for (int i = 0; i < snapshot.Count; i++)
            {
                int slot = snapshot.Order[i];
                Order[i] = (byte)slot;
                Status[slot] = snapshot.Status[slot];
                Value[slot] = snapshot.Value[slot];
                byte[] text = snapshot.TextOf(slot);
                if (text != null)
                {
                    int count = snapshot.TextCountOf(slot);
                    Primitives.Copy(text, 0, SetText(slot, count), 0, count);
                }
            }
        }

        /// <summary>Takes over what another sample says, and nothing of what it only remembers: as a reader of its record does.</summary>
        [HotPath]
        public void Follow(SampleVector other)
        {
            Sequence = other.Sequence;
            AtMs = other.AtMs;
            Count = other.Count;
            for (int i = 0; i < other.Count; i++)
            {
                int slot = other.Order[i];
                Order[i] = (byte)slot;
                Status[slot] = other.Status[slot];
                byte[] text = other.TextOf(slot);
                if (text != null)
                {
                    int count = other.TextCountOf(slot);
                    Primitives.Copy(text, 0, SetText(slot, count), 0, count);
                }
                else if (other.Status[slot] == NumberStatus.Ok)
                {
                    Value[slot] = other.Value[slot];
                }
            }
        }

        /// <summary>Takes everything over from another sample.</summary>
        [HotPath]
        public void Take(SampleVector other)
        {
            Sequence = other.Sequence;
            AtMs = other.AtMs;
            Count = other.Count;
            Array.Copy(other.Order, 0, Order, 0, Order.Length);
            Array.Copy(other.Status, 0, Status, 0, Status.Length);
            Array.Copy(other.Value, 0, Value, 0, Value.Length);
            for (int place = 0; place < other._text.Length; place++)
            {
                if (place >= _text.Length)
                {
                    MakeTexts();
                }

                _textCount[place] = other._textCount[place];
                Primitives.Copy(other._text[place], 0, _text[place], 0, _textCount[place]);
            }
        }

        /// <summary>Whether the slots are those of another sample, in its order.</summary>
        [HotPath]
        public bool HasOrderOf(SampleVector other)
        {
            bool isSame = Count == other.Count;
            for (int i = 0; isSame && i < Count; i++)
            {
                isSame = Order[i] == other.Order[i];
            }

            return isSame;
        }

        /// <summary>Whether a slot says the same in another sample.</summary>
        [HotPath]
        public bool HasValueOf(SampleVector other, int slot)
        {
            if (Status[slot] != other.Status[slot])
            {
                return false;
            }

            byte[] text = TextOf(slot);
            if (text == null)
            {
                return (Status[slot] != NumberStatus.Ok || Value[slot] == other.Value[slot]) && other.TextOf(slot) == null;
            }

            byte[] otherText = other.TextOf(slot);
            int count = TextCountOf(slot);
            bool isSame = otherText != null && count == other.TextCountOf(slot);
            for (int i = 0; isSame && i < count; i++)
            {
                isSame = text[i] == otherText[i];
            }

            return isSame;
        }

        [RarePath("once for each slot that carries text")]
        private void MakeTexts()
        {
            byte[][] text = new byte[_texts.Count][];
            byte[] count = new byte[text.Length];
            Array.Copy(_text, 0, text, 0, _text.Length);
            Array.Copy(_textCount, 0, count, 0, _textCount.Length);
            for (int i = _text.Length; i < text.Length; i++)
            {
                text[i] = new byte[VeDirectReader.ValueBytesMax];
            }

            _text = text;
            _textCount = count;
        }
    }
}
