// ChargerCounters: what a charger has counted, in its whole life or since the user reset it.
// Source: public register list of the vendor, 0x1042 and 0x1043.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class ChargerCounters
    {
        /// <summary>Register of its whole life.</summary>
        public const int Register = 0x1042;

        /// <summary>Register since the user reset it.</summary>
        public const int RegisterUser = 0x1043;

        /// <summary>Bytes.</summary>
        public const int Length = 25;

        /// <summary>0.</summary>
        public const int Version = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>Time that it ran, s.</summary>
        public const int OperatingSeconds = (1 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge given, 0.1 Ah.</summary>
        public const int Charge = (5 * HexField.At) + HexValueType.Un32;

        /// <summary>Cycles begun.</summary>
        public const int CyclesStarted = (9 * HexField.At) + HexValueType.Un32;

        /// <summary>Cycles that came to their end.</summary>
        public const int CyclesCompleted = (13 * HexField.At) + HexValueType.Un32;

        /// <summary>Times that it was switched on.</summary>
        public const int PowerUps = (17 * HexField.At) + HexValueType.Un32;

        /// <summary>Times that the battery was empty.</summary>
        public const int DeepDischarges = (21 * HexField.At) + HexValueType.Un32;
    }
}
