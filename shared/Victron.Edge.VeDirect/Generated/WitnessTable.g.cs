// placeholder until generated
namespace Victron.Edge.VeDirect
{
    /// <summary>Quantities that bear witness for each other: power = voltage × (current + second current).</summary>
    public static class WitnessTable
    {
        /// <summary>Number of relations.</summary>
        public const int Count = 3;

        /// <summary>The power, a <see cref="VeDirect.Quantity"/>.</summary>
        public static readonly short[] Power = { VeDirect.Quantity.BatteryPower, VeDirect.Quantity.PvPower, VeDirect.Quantity.DcInputPower };

        /// <summary>The voltage.</summary>
        public static readonly short[] Voltage = { VeDirect.Quantity.BatteryVoltage, VeDirect.Quantity.BatteryVoltage, VeDirect.Quantity.DcInputVoltage };

        /// <summary>The current.</summary>
        public static readonly short[] Current = { VeDirect.Quantity.BatteryCurrent, VeDirect.Quantity.BatteryCurrent, VeDirect.Quantity.DcInputCurrent };

        /// <summary>A second current, 0 where it is not sent; -1 for none.</summary>
        public static readonly short[] SecondCurrent = { -1, VeDirect.Quantity.LoadCurrent, -1 };

        /// <summary>The power may be this many per cent below the product.</summary>
        public static readonly byte[] BelowPercent = { 1, 2, 5 };

        /// <summary>The power may be this many per cent above the product.</summary>
        public static readonly byte[] AbovePercent = { 1, 8, 5 };

        /// <summary>W of rounding allowed on both sides.</summary>
        public static readonly byte[] SlackWatts = { 1, 1, 4 };
    }
}
