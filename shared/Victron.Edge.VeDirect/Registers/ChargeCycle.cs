// ChargeCycle: one cycle of a charger.
// Source: public register list of the vendor, 0x1070 to 0x1098.

namespace Victron.Edge.VeDirect
{
    /// <summary>Fields for <see cref="HexField"/>.</summary>
    public static class ChargeCycle
    {
        /// <summary>Register of the newest cycle.</summary>
        public const int First = 0x1070;

        /// <summary>Register of the oldest that is kept.</summary>
        public const int Last = 0x1098;

        /// <summary>Bytes.</summary>
        public const int Length = 52;

        /// <summary>0.</summary>
        public const int Version = (0 * HexField.At) + HexValueType.Un8;

        /// <summary>Operating time at its start, s.</summary>
        public const int StartSeconds = (1 * HexField.At) + HexValueType.Un32;

        /// <summary>Time in bulk, s.</summary>
        public const int BulkSeconds = (5 * HexField.At) + HexValueType.Un32;

        /// <summary>Time in absorption, s.</summary>
        public const int AbsorptionSeconds = (9 * HexField.At) + HexValueType.Un32;

        /// <summary>Time in recondition, s.</summary>
        public const int ReconditionSeconds = (13 * HexField.At) + HexValueType.Un32;

        /// <summary>Time in float, s.</summary>
        public const int FloatSeconds = (17 * HexField.At) + HexValueType.Un32;

        /// <summary>Time in storage, s.</summary>
        public const int StorageSeconds = (21 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge in bulk, 0.1 Ah.</summary>
        public const int BulkCharge = (25 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge in absorption, 0.1 Ah.</summary>
        public const int AbsorptionCharge = (29 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge in recondition, 0.1 Ah.</summary>
        public const int ReconditionCharge = (33 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge in float, 0.1 Ah.</summary>
        public const int FloatCharge = (37 * HexField.At) + HexValueType.Un32;

        /// <summary>Charge in storage, 0.1 Ah.</summary>
        public const int StorageCharge = (41 * HexField.At) + HexValueType.Un32;

        /// <summary>Battery voltage at its start, 0.01 V.</summary>
        public const int StartVoltage = (45 * HexField.At) + HexValueType.Un16;

        /// <summary>Battery voltage at its end, 0.01 V.</summary>
        public const int EndVoltage = (47 * HexField.At) + HexValueType.Un16;

        /// <summary>Battery type as in 0xEDF1.</summary>
        public const int BatteryType = (49 * HexField.At) + HexValueType.Un8;

        /// <summary>Why it ended, in the upper four bits.</summary>
        public const int Termination = (50 * HexField.At) + HexValueType.Bits8;

        /// <summary>Error that ended it; 0 none.</summary>
        public const int Error = (51 * HexField.At) + HexValueType.Un8;
    }
}
