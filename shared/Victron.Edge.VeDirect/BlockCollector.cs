// BlockCollector: the text of the block that is being read. As long as one chunk holds it all nothing is copied; when the
// chunk ends or a HEX frame cuts in, what came so far is kept. Positions count the block's text bytes, frames left out.
// VeDirectReader decides what belongs to the block.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Text and fields of the open block.</summary>
    internal sealed class BlockCollector
    {
        // A line that begins here still fits into the buffer together with the checksum field.
        private const int LastLabelAtMax =
            VeDirectReader.BlockBytesMax - VeDirectReader.LabelBytesMax - VeDirectReader.ValueBytesMax - 16;

        private readonly byte[] _text = new byte[VeDirectReader.BlockBytesMax];

        /// <summary>The block; complete when <see cref="Finish"/> said so.</summary>
        public readonly TextBlock Block = new TextBlock();

        /// <summary>Fields so far.</summary>
        public int Fields;

        /// <summary>Start of the text in the chunk that is not yet kept.</summary>
        public int RunStart;

        /// <summary>Bytes of the block that are kept.</summary>
        public int Kept;

        /// <summary>The chunk that is being read.</summary>
        public byte[] Chunk;

        /// <summary>Starts a block with the CR at this index of the chunk.</summary>
        [HotPath]
        public void Begin(int i, long streamOffset)
        {
            Block.StreamOffset = streamOffset;
            RunStart = i;
            Kept = 0;
            Fields = 0;
        }

        /// <summary>Goes on in another chunk.</summary>
        [HotPath]
        public void Continue(byte[] chunk, int offset)
        {
            Chunk = chunk;
            RunStart = offset;
        }

        /// <summary>Position in the block of an index in the chunk.</summary>
        [HotPath]
        public int PositionOf(int i)
        {
            return i - RunStart + Kept;
        }

        /// <summary>Position at which the label of the current line begins.</summary>
        [HotPath]
        public int LabelPosition()
        {
            return Fields == 0 ? 2 : Block.Ends[Fields - 1] + 2;
        }

        /// <summary>Number of the label that ends before this index.</summary>
        /// <returns>0 when it is empty or too long.</returns>
        [HotPath]
        public ulong LabelBefore(int tab)
        {
            int labelAt = LabelPosition();
            int count = PositionOf(tab) - labelAt;
            if (labelAt >= Kept && count > 0 && count <= 8)
            {
                return Primitives.Pack(Chunk, tab - count, count);
            }

            if (count <= 0 || count > VeDirectReader.LabelBytesMax)
            {
                return 0;
            }

            // Cut in two by the end of a chunk or by a frame, or longer than 8 characters.
            Keep(tab);
            return LabelKey.Of(_text, labelAt, count);
        }

        /// <summary>Whether one more field fits.</summary>
        [HotPath]
        public bool HasRoom()
        {
            return Fields < VeDirectReader.FieldsMax && LabelPosition() <= LastLabelAtMax;
        }

        /// <summary>Copies the text before this index out of the chunk.</summary>
        [HotPath]
        public void Keep(int end)
        {
            int count = end - RunStart;
            Array.Copy(Chunk, RunStart, _text, Kept, count);
            Kept += count;
            RunStart = end;
        }

        /// <summary>Ends the block with the checksum byte at this index.</summary>
        /// <returns>Whether there are fields and the sum holds.</returns>
        [HotPath]
        public bool Finish(int i)
        {
            int count = PositionOf(i + 1);
            if (Kept == 0)
            {
                Block.Buffer = Chunk;
                Block.Base = RunStart;
            }
            else
            {
                Keep(i + 1);
                Block.Buffer = _text;
                Block.Base = 0;
            }

            Block.Count = Fields;
            Block.ByteCount = count;
            return Fields > 0 && Primitives.Sum(Block.Buffer, Block.Base, count) == 0;
        }
    }
}
