// FieldTable: what is known about each label of the text protocol, by index.
// Generated from fields.csv, quantities.csv and families.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.VeDirect
{
    /// <summary>Known text labels; all arrays have <see cref="Count"/> entries.</summary>
    public static class FieldTable
    {
        /// <summary>Number of known labels.</summary>
        public const int Count = 65;

        /// <summary>How the value is written: <see cref="FieldGrammar"/>.</summary>
        public static readonly byte[] Grammar =
        {
            0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 3, 3, 1, 1, 2, 2, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1,
            1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 2, 4, 4, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0,
        };

        /// <summary>Power of ten that makes the quantity's unit of a raw value, 0 or negative.</summary>
        public static readonly sbyte[] Scale =
        {
            -3, -3, -3, -3, -3, -1, -3, 0, -3, -3, -3, -3, 0, 0, 0, -3, -1, 0, 0, 0, 0, 0, 0, 0, -3, -3, -3, 0, 0, -3,
            -3, -3, 0, 0, 0, 0, 0, 0, -3, -3, -2, -2, -2, -2, 0, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2, -1, 0, 0, 0,
            -2, -1, 0,
        };

        /// <summary>Smallest raw value that a device may send.</summary>
        public static readonly int[] Min =
        {
            -5000, -5000, -5000, -5000, -5000, -1000, -1000, 0, -10000000, -2000000, -2000000, 0, int.MinValue, -60,
            -4000000, -20000000, 0, -1, int.MinValue, int.MinValue, 0, 0, int.MinValue, int.MinValue, -20000000,
            -20000000, -20000000, 0, 0, -2147483647, -5000, -5000, 0, 0, 0, 0, 0, 0, -5000, -5000, 0, 0, 0, 0, 0, 0, 0,
            0, 0, int.MinValue, int.MinValue, int.MinValue, 0, int.MinValue, int.MinValue, 0, 0, -1000, -10000, -100000,
            0, -128, 0, -10000, -100000,
        };

        /// <summary>Largest raw value that a device may send.</summary>
        public static readonly int[] Max =
        {
            500000, 200000, 200000, 200000, 200000, 1000, 600000, 100000, 10000000, 2000000, 2000000, 200000,
            int.MaxValue, 120, 4000000, 1000000, 1000, 1000000, int.MaxValue, int.MaxValue, 65535, 65535, int.MaxValue,
            int.MaxValue, 1000000, 1000000, 1000000, 1000000, 1000000, 1000, 500000, 500000, 2147483647, 1000000,
            1000000, 1000000, 1000000, 1000000, 200000, 200000, 2147483647, 2147483647, 2147483647, 100000, 100000,
            100000, 100000, 255, 255, int.MaxValue, int.MaxValue, int.MaxValue, 65535, int.MaxValue, int.MaxValue, 364,
            255, 60000, 10000, 100000, 255, 127, 20000, 10000, 100000,
        };

        /// <summary>Change in raw units above which a value waits for a second block; 0 any change, -1 never.</summary>
        public static readonly int[] Step =
        {
            100, 100, 100, 100, 100, 5, 6000, 2, 150, 150, 150, 150, -1, 1, 2, 100, 1, 5, -1, -1, 0, 0, 0, 0, 100, 100,
            0, 0, 0, 100, 100, 100, 5, 0, 0, 0, 0, 0, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 300,
            2, 5, 0, 0, 10, 2, 2,
        };

        /// <summary>The same as a share of the old value in percent; the larger of both counts.</summary>
        public static readonly byte[] StepPercent =
        {
            0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 20, 20, 0, 0, 20, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 20, 0, 0, 0, 20, 20,
        };

        /// <summary>Index into <see cref="QuantityTable"/>.</summary>
        public static readonly short[] Quantity =
        {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 51, 52, 53, 54, 55,
            56, 57, 58, 59, 60, 61, 62, 63, 64,
        };

        /// <summary>Index of the enumeration or bit set, -1 for none.</summary>
        public static readonly short[] EnumSet =
        {
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 1, 2, -1, -1, -1, -1,
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 3, 4, -1, -1, -1, -1, -1, -1,
            -1, 5, -1, -1, -1, 6, 7, -1, -1, -1,
        };

        /// <summary>Raw value that means absent; <c>int.MinValue</c> for none.</summary>
        public static readonly int[] NoneValue =
        {
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, -1, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue,
            int.MinValue,
        };

        /// <summary>Quantity that is false while the value is <see cref="NoneValue"/> and true otherwise; -1 for none.</summary>
        public static readonly short[] NoneFlag =
        {
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 18, -1, -1, -1, -1, -1, -1, -1, -1, -1,
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
            -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        };

        /// <summary>Family that the label alone proves when the product id is unknown; 255 for none.</summary>
        public static readonly byte[] HintFamily =
        {
            255, 23, 23, 2, 2, 2, 11, 11, 255, 23, 23, 14, 11, 255, 255, 2, 2, 2, 2, 255, 255, 17, 255, 19, 2, 2, 2, 2,
            2, 2, 2, 2, 2, 2, 2, 2, 4, 4, 2, 2, 2, 2, 11, 11, 11, 11, 11, 255, 255, 2, 255, 255, 255, 255, 22, 11, 255,
            17, 17, 17, 11, 2, 27, 27, 27,
        };

        /// <summary>Weight of the hint: the highest rank among the labels seen wins.</summary>
        public static readonly byte[] HintRank =
        {
            0, 20, 20, 5, 10, 10, 10, 10, 0, 20, 20, 12, 5, 0, 0, 10, 10, 10, 10, 0, 0, 15, 0, 25, 10, 10, 10, 10, 10,
            10, 10, 10, 10, 10, 10, 10, 12, 12, 10, 10, 10, 10, 8, 8, 8, 8, 8, 0, 0, 10, 0, 0, 0, 0, 5, 8, 0, 20, 20,
            20, 10, 10, 30, 30, 30,
        };

        /// <summary>Index of a label, -1 when it is not known.</summary>
        /// <param name="label">First label byte in the lowest 8 bits, letters folded to upper case.</param>
        public static int IndexOf(ulong label)
        {
            switch (label)
            {
                case 0x56UL: return 0; // V
                case 0x3256UL: return 1; // V2
                case 0x3356UL: return 2; // V3
                case 0x5356UL: return 3; // VS
                case 0x4D56UL: return 4; // VM
                case 0x4D44UL: return 5; // DM
                case 0x565056UL: return 6; // VPV
                case 0x565050UL: return 7; // PPV
                case 0x49UL: return 8; // I
                case 0x3249UL: return 9; // I2
                case 0x3349UL: return 10; // I3
                case 0x4C49UL: return 11; // IL
                case 0x44414F4CUL: return 12; // LOAD
                case 0x54UL: return 13; // T
                case 0x50UL: return 14; // P
                case 0x4543UL: return 15; // CE
                case 0x434F53UL: return 16; // SOC
                case 0x475454UL: return 17; // TTG
                case 0x4D52414C41UL: return 18; // Alarm
                case 0x59414C4552UL: return 19; // Relay
                case 0x5241UL: return 20; // AR
                case 0x4E524157UL: return 21; // WARN
                case 0x524FUL: return 22; // OR
                case 0x454C425F504143UL: return 23; // CAP_BLE
                case 0x3148UL: return 24; // H1
                case 0x3248UL: return 25; // H2
                case 0x3348UL: return 26; // H3
                case 0x3448UL: return 27; // H4
                case 0x3548UL: return 28; // H5
                case 0x3648UL: return 29; // H6
                case 0x3748UL: return 30; // H7
                case 0x3848UL: return 31; // H8
                case 0x3948UL: return 32; // H9
                case 0x303148UL: return 33; // H10
                case 0x313148UL: return 34; // H11
                case 0x323148UL: return 35; // H12
                case 0x333148UL: return 36; // H13
                case 0x343148UL: return 37; // H14
                case 0x353148UL: return 38; // H15
                case 0x363148UL: return 39; // H16
                case 0x373148UL: return 40; // H17
                case 0x383148UL: return 41; // H18
                case 0x393148UL: return 42; // H19
                case 0x303248UL: return 43; // H20
                case 0x313248UL: return 44; // H21
                case 0x323248UL: return 45; // H22
                case 0x333248UL: return 46; // H23
                case 0x525245UL: return 47; // ERR
                case 0x5343UL: return 48; // CS
                case 0x564D42UL: return 49; // BMV
                case 0x5746UL: return 50; // FW
                case 0x455746UL: return 51; // FWE
                case 0x444950UL: return 52; // PID
                case 0x23524553UL: return 53; // SER#
                case 0x234348UL: return 54; // HC#
                case 0x53445348UL: return 55; // HSDS
                case 0x45444F4DUL: return 56; // MODE
                case 0x565F54554F5F4341UL: return 57; // AC_OUT_V
                case 0x495F54554F5F4341UL: return 58; // AC_OUT_I
                case 0x535F54554F5F4341UL: return 59; // AC_OUT_S
                case 0x5450504DUL: return 60; // MPPT
                case 0x4E4F4DUL: return 61; // MON
                case 0x565F4E495F4344UL: return 62; // DC_IN_V
                case 0x495F4E495F4344UL: return 63; // DC_IN_I
                case 0x505F4E495F4344UL: return 64; // DC_IN_P
                default: return -1;
            }
        }
    }
}
