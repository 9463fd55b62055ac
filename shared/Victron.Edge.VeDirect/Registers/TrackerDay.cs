// TrackerDay: one day of the trackers of a charger that has several.
// Source: VE.Direct HEX protocol of the solar chargers, "Daily history per tracker".

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class TrackerDay
    {
        /// <summary>Register of today.</summary>
        public const int First = 0x10A0;

        /// <summary>Register of 30 days ago.</summary>
        public const int Last = 0x10BE;

        /// <summary>Bytes.</summary>
        public const int Length = 36;

        /// <summary>0.</summary>
        public const int Version = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>The device's own number of the day, 0 to 364.</summary>
        public const int Sequence = (1 * HexField.At) + HexValueType.Un16;

        /// <summary>Energy of tracker 1, 0.01 kWh; not available without it.</summary>
        public const int Yield1 = (3 * HexField.At) + HexValueType.Un16;

        /// <summary>Energy of tracker 2, 0.01 kWh; not available without it.</summary>
        public const int Yield2 = (5 * HexField.At) + HexValueType.Un16;

        /// <summary>Energy of tracker 3, 0.01 kWh; not available without it.</summary>
        public const int Yield3 = (7 * HexField.At) + HexValueType.Un16;

        /// <summary>Energy of tracker 4, 0.01 kWh; not available without it.</summary>
        public const int Yield4 = (9 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest power of tracker 1, W.</summary>
        public const int PowerMax1 = (11 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest power of tracker 2, W.</summary>
        public const int PowerMax2 = (13 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest power of tracker 3, W.</summary>
        public const int PowerMax3 = (15 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest power of tracker 4, W.</summary>
        public const int PowerMax4 = (17 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest open-circuit voltage of tracker 1, 0.01 V.</summary>
        public const int VoltageMax1 = (19 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest open-circuit voltage of tracker 2, 0.01 V.</summary>
        public const int VoltageMax2 = (21 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest open-circuit voltage of tracker 3, 0.01 V.</summary>
        public const int VoltageMax3 = (23 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest open-circuit voltage of tracker 4, 0.01 V.</summary>
        public const int VoltageMax4 = (25 * HexField.At) + HexValueType.Un16;
    }
}
