// WitnessTable: which power, voltage and currents tell of each other, and how closely.
// Generated from witnesses.csv: change the table, not this file, then run
// dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate

namespace Victron.Edge.VeDirect
{
    /// <summary>Relations power = voltage × (current + second current); all arrays have <see cref="Count"/> entries.</summary>
    public static class WitnessTable
    {
        /// <summary>Number of relations.</summary>
        public const int Count = 3;

        /// <summary>The power, a <see cref="Quantity"/>.</summary>
        public static readonly short[] Power =
        {
            Quantity.BatteryPower, Quantity.PvPower, Quantity.DcInputPower,
        };

        /// <summary>The voltage, a <see cref="Quantity"/>.</summary>
        public static readonly short[] Voltage =
        {
            Quantity.BatteryVoltage, Quantity.BatteryVoltage, Quantity.DcInputVoltage,
        };

        /// <summary>The current, a <see cref="Quantity"/>.</summary>
        public static readonly short[] Current =
        {
            Quantity.BatteryCurrent, Quantity.BatteryCurrent, Quantity.DcInputCurrent,
        };

        /// <summary>A second current, 0 A where it is not sent; -1 for none.</summary>
        public static readonly short[] SecondCurrent =
        {
            -1, Quantity.LoadCurrent, -1,
        };

        /// <summary>The power may be this many per cent of the product below it.</summary>
        public static readonly byte[] BelowPercent =
        {
            1, 2, 5,
        };

        /// <summary>The power may be this many per cent of the product above it.</summary>
        public static readonly byte[] AbovePercent =
        {
            1, 8, 5,
        };

        /// <summary>W of rounding allowed on both sides beside the percentage.</summary>
        public static readonly byte[] SlackWatts =
        {
            1, 1, 4,
        };
    }
}
