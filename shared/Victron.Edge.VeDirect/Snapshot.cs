// Snapshot: the values of one second of one port, by binding slot. Reused for ever.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Values that a device sent within one second.</summary>
    public sealed class Snapshot
    {
        /// <summary>Raw value by slot; meaningful only where <see cref="Status"/> is <see cref="NumberStatus.Ok"/>.</summary>
        public readonly int[] Value = new int[PortDecoder.BindingsMax];

        /// <summary><see cref="NumberStatus"/> by slot.</summary>
        public readonly byte[] Status = new byte[PortDecoder.BindingsMax];

        /// <summary>Slots in the order in which the device sent them.</summary>
        public readonly byte[] Order = new byte[PortDecoder.BindingsMax];

        /// <summary>Entries of <see cref="Order"/>.</summary>
        public int Count;

        /// <summary>When the second's last block ended, in the caller's milliseconds.</summary>
        public long AtMs;

        /// <summary>Position of the second's first block in the stream.</summary>
        public long StreamOffset;

        internal TextSlots Texts;
        internal byte[][] Text = new byte[0][];    // by place, see TextSlots
        internal byte[] TextCount = new byte[0];
        internal readonly bool[] Suspect = new bool[PortDecoder.BindingsMax];
        internal int Suspects;
        internal int Kinds;
        internal int Blocks;
        internal int Broken;          // bit per witness that contradicts
        internal BlockLayout NewLayout;

        /// <summary>Text of a slot whose grammar is text; null for numbers.</summary>
        [HotPath]
        public byte[] TextOf(int slot)
        {
            int place = Texts.Place[slot];
            return place == TextSlots.None ? null : Text[place];
        }

        /// <summary>Bytes of <see cref="TextOf"/>.</summary>
        [HotPath]
        public int TextCountOf(int slot)
        {
            int place = Texts.Place[slot];
            return place == TextSlots.None ? 0 : TextCount[place];
        }

        /// <summary>Makes room for one more text.</summary>
        internal void AddText()
        {
            byte[][] text = new byte[Text.Length + 1][];
            Array.Copy(Text, 0, text, 0, Text.Length);
            text[Text.Length] = new byte[VeDirectReader.ValueBytesMax];
            byte[] count = new byte[text.Length];
            Array.Copy(TextCount, 0, count, 0, TextCount.Length);
            Text = text;
            TextCount = count;
        }

        [HotPath]
        internal void Begin(long streamOffset)
        {
            Array.Clear(Status, 0, Status.Length);
            Count = 0;
            Kinds = 0;
            Blocks = 0;
            Suspects = 0;
            Broken = 0;
            NewLayout = null;
            StreamOffset = streamOffset;
        }
    }
}
