// TextBlock: a view of one text block with a good checksum. If the reader hands it out, no accessor can fail
// for an index below Count. It lives in the reader's buffers and dies with the call.

namespace Victron.Edge.VeDirect
{
    /// <summary>The fields of one text block, without the checksum field.</summary>
    public sealed class TextBlock
    {
        internal readonly ulong[] Keys = new ulong[VeDirectReader.FieldsMax];

        /// <summary>Distance of each field's TAB, and of the CR behind its value, from the first byte of the block.</summary>
        internal readonly int[] Tabs = new int[VeDirectReader.FieldsMax];
        internal readonly int[] Ends = new int[VeDirectReader.FieldsMax];
        internal int Base;

        /// <summary>The bytes that the offsets point into.</summary>
        public byte[] Buffer { get; internal set; }

        /// <summary>Number of fields, 1 to <see cref="VeDirectReader.FieldsMax"/>.</summary>
        public int Count { get; internal set; }

        /// <summary>Text bytes of the block, from its first CR through the checksum byte.</summary>
        public int ByteCount { get; internal set; }

        /// <summary>Position of the block's first CR in the stream, counted from the first byte ever fed.</summary>
        public long StreamOffset { get; internal set; }

        /// <summary>The label as a number, see <see cref="LabelKey"/>. Case as sent.</summary>
        [HotPath]
        public ulong Key(int field)
        {
            return Keys[field];
        }

        /// <summary>Whether the block's labels are these, in this order.</summary>
        [HotPath]
        public bool HasKeys(ulong[] keys)
        {
            return keys.Length == Count && Primitives.SameKeys(keys, Keys, Count);
        }

        /// <summary>Index of the label's first byte in <see cref="Buffer"/>.</summary>
        [HotPath]
        public int LabelOffset(int field)
        {
            return Base + (field == 0 ? 2 : Ends[field - 1] + 2);
        }

        /// <summary>Bytes of the label, 1 to <see cref="VeDirectReader.LabelBytesMax"/>.</summary>
        [HotPath]
        public int LabelCount(int field)
        {
            return Base + Tabs[field] - LabelOffset(field);
        }

        /// <summary>Index of the value's first byte in <see cref="Buffer"/>.</summary>
        [HotPath]
        public int ValueOffset(int field)
        {
            return Base + Tabs[field] + 1;
        }

        /// <summary>Bytes of the value, 0 to <see cref="VeDirectReader.ValueBytesMax"/>.</summary>
        [HotPath]
        public int ValueCount(int field)
        {
            return Ends[field] - Tabs[field] - 1;
        }
    }
}
