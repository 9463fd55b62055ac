// HexValueType: types of whole numbers on the wire, as numbers that carry their own width and sign.
// Source: VE.Direct HEX protocol, "Data types". Sets of bits are unsigned, but for them all ones is no "not available":
// a product that takes updates has all bits of 0x0100 set.

namespace Victron.Edge.VeDirect
{
    /// <summary>Types for <see cref="HexValue"/>: bytes in the lowest three bits, 8 for signed, 16 for a set of bits.</summary>
    public static class HexValueType
    {
        /// <summary>0 to 255.</summary>
        public const int Un8 = 1;

        /// <summary>0 to 65,535.</summary>
        public const int Un16 = 2;

        /// <summary>0 to 16,777,215: firmware versions.</summary>
        public const int Un24 = 3;

        /// <summary>0 to 4,294,967,295.</summary>
        public const int Un32 = 4;

        /// <summary>−128 to 127.</summary>
        public const int Sn8 = 9;

        /// <summary>−32,768 to 32,767.</summary>
        public const int Sn16 = 10;

        /// <summary>−2,147,483,648 to 2,147,483,647.</summary>
        public const int Sn32 = 12;

        /// <summary>With a width of 1 to 4 bytes added: a set of bits, which is always available.</summary>
        public const int Bits = 16;

        /// <summary>8 bits.</summary>
        public const int Bits8 = Bits + 1;
    }
}
