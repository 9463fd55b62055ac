// TextSlots: which slots of a port carry text, and where. Few do, and room for text in every slot of every snapshot would
// be the largest part of a port's memory on a board.

namespace Victron.Edge.VeDirect
{
    /// <summary>Places of texts by slot; one for each port, shared by whatever keeps values by slot.</summary>
    public sealed class TextSlots
    {
        /// <summary>The slot carries a number.</summary>
        public const byte None = 255;

        /// <summary>Place by slot, or <see cref="None"/>.</summary>
        public readonly byte[] Place = new byte[PortDecoder.BindingsMax];

        /// <summary>Makes the table of a port that carries no text yet.</summary>
        public TextSlots()
        {
            for (int i = 0; i < Place.Length; i++)
            {
                Place[i] = None;
            }
        }

        /// <summary>Places in use.</summary>
        public int Count { get; private set; }

        /// <summary>Gives a slot the next place.</summary>
        public void Add(int slot)
        {
            Place[slot] = (byte)Count;
            Count++;
        }
    }
}
