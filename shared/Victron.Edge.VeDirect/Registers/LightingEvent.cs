// LightingEvent: one event of the lighting timer of a solar charger.
// Source: VE.Direct HEX protocol of the solar chargers, "Lighting controller timer events".

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class LightingEvent
    {
        /// <summary>Register of the first event.</summary>
        public const int First = 0xEDA0;

        /// <summary>Register of the last event.</summary>
        public const int Last = 0xEDA5;

        /// <summary>Bytes.</summary>
        public const int Length = 4;

        /// <summary>Time from its anchor, minutes.</summary>
        public const int Minutes = (0 * HexField.At) + HexValueType.Sn16;

        /// <summary>1 sunset, 2 midnight, 3 sunrise; 0 none.</summary>
        public const int Anchor = (2 * HexField.At) + HexValueType.Un8;

        /// <summary>Brightness, 0 to 100 %.</summary>
        public const int Dim = (3 * HexField.At) + HexValueType.Un8;
    }
}
