// HexFlags: what a device says of a register beside its value.
// Source: VE.Direct HEX protocol, "Responses": flags of get and set.

namespace Victron.Edge.VeDirect
{
    /// <summary>Bits of the flags byte; 0 is well. With a flag set the value may be missing, or be the nearest one that the device would take.</summary>
    public static class HexFlags
    {
        /// <summary>The device has no such register.</summary>
        public const int UnknownId = 0x01;

        /// <summary>The register cannot be written.</summary>
        public const int NotSupported = 0x02;

        /// <summary>The value is out of range or does not fit the others; a get of a history day without data answers so, too.</summary>
        public const int ParameterError = 0x04;
    }
}
