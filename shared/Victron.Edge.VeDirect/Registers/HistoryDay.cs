// HistoryDay: one day of a solar charger's own history.
// Source: VE.Direct HEX protocol of the solar chargers, "Daily history"; recorded frames of 0x1050.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class HistoryDay
    {
        /// <summary>Register of today.</summary>
        public const int First = 0x1050;

        /// <summary>Register of 30 days ago; the register behind it is no day.</summary>
        public const int Last = 0x106E;

        /// <summary>Bytes.</summary>
        public const int Length = 34;

        /// <summary>0.</summary>
        public const int Version = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>Energy from the panels, 0.01 kWh.</summary>
        public const int Yield = (1 * HexField.At) + HexValueType.Un32;

        /// <summary>Energy through the load output, 0.01 kWh; not available without one.</summary>
        public const int Consumed = (5 * HexField.At) + HexValueType.Un32;

        /// <summary>Highest battery voltage, 0.01 V.</summary>
        public const int BatteryMax = (9 * HexField.At) + HexValueType.Un16;

        /// <summary>Lowest battery voltage, 0.01 V.</summary>
        public const int BatteryMin = (11 * HexField.At) + HexValueType.Un16;

        /// <summary>Which list the codes of errors are from; 0 that of chargers.</summary>
        public const int ErrorDatabase = (13 * HexField.At) + HexValueType.Un8;

        /// <summary>Newest error of the day; 0 none.</summary>
        public const int Error0 = (14 * HexField.At) + HexValueType.Un8;

        /// <summary>The error before it; 0 none.</summary>
        public const int Error1 = (15 * HexField.At) + HexValueType.Un8;

        /// <summary>The error before that; 0 none.</summary>
        public const int Error2 = (16 * HexField.At) + HexValueType.Un8;

        /// <summary>The oldest that is kept; 0 none.</summary>
        public const int Error3 = (17 * HexField.At) + HexValueType.Un8;

        /// <summary>Time in bulk, minutes.</summary>
        public const int BulkMinutes = (18 * HexField.At) + HexValueType.Un16;

        /// <summary>Time in absorption, minutes.</summary>
        public const int AbsorptionMinutes = (20 * HexField.At) + HexValueType.Un16;

        /// <summary>Time in float, minutes.</summary>
        public const int FloatMinutes = (22 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest power, W.</summary>
        public const int PowerMax = (24 * HexField.At) + HexValueType.Un32;

        /// <summary>Highest battery current, 0.1 A.</summary>
        public const int CurrentMax = (28 * HexField.At) + HexValueType.Un16;

        /// <summary>Highest panel voltage, 0.01 V.</summary>
        public const int PanelMax = (30 * HexField.At) + HexValueType.Un16;

        /// <summary>The device's own number of the day, 0 to 364.</summary>
        public const int Sequence = (32 * HexField.At) + HexValueType.Un16;
    }
}
