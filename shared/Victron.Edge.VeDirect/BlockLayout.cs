// BlockLayout: one order of labels that a port has sent. A device repeats a handful of them for ever, so a whole block
// is recognised by comparing its label numbers with one stored list.

namespace Victron.Edge.VeDirect
{
    /// <summary>The labels of one kind of block, in order.</summary>
    internal sealed class BlockLayout
    {
        /// <summary>Marks a field that has no binding (yet).</summary>
        public const byte NoSlot = 255;

        public readonly ulong[] Keys;
        public readonly byte[] Slots;

        /// <summary>Number of the group of layouts that begin with the same label, 0 to 7.</summary>
        public readonly int Kind;

        /// <summary>How often the layout was seen, up to 2.</summary>
        public int Sightings;

        /// <summary>Whether a block of this layout counts at once.</summary>
        public bool Accepted;

        /// <summary>Whether the block opens a new second: it carries the product id or the battery voltage.</summary>
        public bool IsLead;

        /// <summary>Number of the last block that had this layout.</summary>
        public long LastUse;

        public BlockLayout(int count, int kind)
        {
            Keys = new ulong[count];
            Slots = new byte[count];
            Kind = kind;
        }
    }
}
