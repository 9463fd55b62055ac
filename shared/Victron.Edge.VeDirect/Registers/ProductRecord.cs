// ProductRecord: which product a device is, as it says in a register.
// Source: VE.Direct HEX protocol, register 0x0100. Old chargers answer two bytes in an order that is not sure: ask by command 4.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class ProductRecord
    {
        /// <summary>Its register.</summary>
        public const int Register = 0x0100;

        /// <summary>Bytes.</summary>
        public const int Length = 4;

        /// <summary>0.</summary>
        public const int Instance = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>As PID in the text.</summary>
        public const int ProductId = (1 * HexField.At) + HexValueType.Un16;

        /// <summary>Bit 0: takes updates; the others are reserved.</summary>
        public const int Abilities = (3 * HexField.At) + HexValueType.Bits8;
    }
}
