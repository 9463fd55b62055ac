// FirmwareRecord: which firmware a device runs, as it says in a register.
// Source: public register list of the vendor, 0x0102.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class FirmwareRecord
    {
        /// <summary>Its register.</summary>
        public const int Register = 0x0102;

        /// <summary>Bytes.</summary>
        public const int Length = 4;

        /// <summary>0.</summary>
        public const int Instance = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>With a highest byte of 0 four digits, 1.16 as 0x000116; else 3.16 as 0x0316FF, whose last byte numbers a beta or is 0xFF. Not available: no firmware.</summary>
        public const int Version = (1 * HexField.At) + HexValueType.Un24;
    }
}
