// HistoryTotal: what a solar charger has counted in its whole life.
// Source: VE.Direct HEX protocol of the solar chargers, "Total history"; recorded frames.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class HistoryTotal
    {
        /// <summary>Its register.</summary>
        public const int Register = 0x104F;

        /// <summary>Bytes up to firmware 1.16.</summary>
        public const int LengthShort = 19;

        /// <summary>Bytes.</summary>
        public const int Length = 34;

        /// <summary>0, or 1 for a record of 34 bytes.</summary>
        public const int Version = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>Which list the codes of errors are from; 0 that of chargers.</summary>
        public const int ErrorDatabase = (1 * HexField.At) + HexValueType.Un8;

        /// <summary>Newest error; 0 none.</summary>
        public const int Error0 = (2 * HexField.At) + HexValueType.Un8;

        /// <summary>The error before it; 0 none.</summary>
        public const int Error1 = (3 * HexField.At) + HexValueType.Un8;

        /// <summary>The error before that; 0 none.</summary>
        public const int Error2 = (4 * HexField.At) + HexValueType.Un8;

        /// <summary>The oldest that is kept; 0 none.</summary>
        public const int Error3 = (5 * HexField.At) + HexValueType.Un8;

        /// <summary>Energy since the user reset it, 0.01 kWh.</summary>
        public const int YieldUser = (6 * HexField.At) + HexValueType.Un32;

        /// <summary>Energy of its whole life, 0.01 kWh.</summary>
        public const int YieldSystem = (10 * HexField.At) + HexValueType.Un32;

        /// <summary>Highest panel voltage, 0.01 V.</summary>
        public const int PanelMax = (14 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest battery voltage, 0.01 V.</summary>
        public const int BatteryMax = (16 * HexField.At) + HexValueType.Un16;

        /// <summary>Days that are kept, 0 to 31.</summary>
        public const int Days = (18 * HexField.At) + HexValueType.Un8;

        /// <summary>Lowest battery voltage, 0.01 V; only in a record of 34 bytes.</summary>
        public const int BatteryMin = (19 * HexField.At) + HexValueType.Un16;
    }
}
