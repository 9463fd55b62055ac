// Witness: devices send power beside voltage and current, so the three bear witness for each other. A damaged value that
// no step check sees breaks the product; a jump that keeps the product, and would have broken it alone, is believed at once.
// The relations are rows of shared/catalogue/witnesses.csv.

namespace Victron.Edge.VeDirect
{
    /// <summary>Evaluates the rows of <see cref="WitnessTable"/> on one second.</summary>
    internal sealed class Witness
    {
        private const int MicroPerUnit = 1000000;
        private const int DoubtsMax = 2;
        private const int DoubtSeconds = 20;
        private const int SilentSeconds = 600;

        private readonly int _row;
        private readonly LayoutTable _layouts;

        // In µW, of the second evaluated last.
        private long _power;
        private long _product;
        private long _voltage;   // mV
        private long _current;   // mA
        private int _doubts;
        private long _lastDoubt;
        private long _silentUntil = -1;

        public Witness(int row, LayoutTable layouts)
        {
            _row = row;
            _layouts = layouts;
        }

        /// <summary>Whether the last second evaluated has all values of the relation.</summary>
        public bool Speaks { get; private set; }

        /// <summary>Whether power and product agree within the tolerance.</summary>
        public bool Agrees { get; private set; }

        /// <summary>Looks at a second.</summary>
        [HotPath]
        public void Hear(Snapshot second, long nowSecond)
        {
            Speaks = nowSecond > _silentUntil
                & Milli(second, WitnessTable.Voltage[_row], out _voltage)
                & Milli(second, WitnessTable.Current[_row], out _current)
                & Milli(second, WitnessTable.Power[_row], out _power);
            if (!Speaks)
            {
                Agrees = false;
                return;
            }

            _ = Milli(second, WitnessTable.SecondCurrent[_row], out long secondCurrent);
            _current += secondCurrent;
            _power *= 1000;
            _product = _voltage * _current;
            long size = _product < 0 ? -_product : _product;
            long slack = (long)WitnessTable.SlackWatts[_row] * MicroPerUnit;
            long low = _product - slack - (size * WitnessTable.BelowPercent[_row] / 100);
            long high = _product + slack + (size * WitnessTable.AbovePercent[_row] / 100);
            Agrees = _power >= low && _power <= high;
        }

        /// <summary>A second that the witness contradicted was not confirmed. A second time soon after, the witness is wrong:
        /// a device that measures coarsely, or whose power goes elsewhere too.</summary>
        [HotPath]
        public void Doubt(long nowSecond)
        {
            _doubts = nowSecond - _lastDoubt <= DoubtSeconds ? _doubts + 1 : 1;
            _lastDoubt = nowSecond;
            _silentUntil = _doubts >= DoubtsMax ? nowSecond + SilentSeconds : _silentUntil;
        }

        /// <summary>Whether a change of this size in one value alone would have broken the agreement.</summary>
        /// <param name="changeMilli">Change of the value in mV, mA or mW.</param>
        [HotPath]
        public bool WouldNotice(int quantity, long changeMilli)
        {
            if (!Speaks || !Agrees)
            {
                return false;
            }

            long size = _product < 0 ? -_product : _product;
            long width = (long)WitnessTable.SlackWatts[_row] * 2 * MicroPerUnit;
            width += size * (WitnessTable.BelowPercent[_row] + WitnessTable.AbovePercent[_row]) / 100;
            long effect = changeMilli * EffectOf(quantity);
            return effect > width || effect < -width;
        }

        // µW per mV, mA or mW of the quantity; 0 when the relation does not know it.
        [HotPath]
        private long EffectOf(int quantity)
        {
            if (quantity == WitnessTable.Power[_row])
            {
                return 1000;
            }

            if (quantity == WitnessTable.Voltage[_row])
            {
                return _current;
            }

            return quantity == WitnessTable.Current[_row] || quantity == WitnessTable.SecondCurrent[_row] ? _voltage : 0;
        }

        [HotPath]
        private bool Milli(Snapshot second, int quantity, out long milli)
        {
            milli = 0;
            int slot = quantity < 0 ? BlockLayout.NoSlot : _layouts.SlotOfQuantity[quantity];
            if (slot == BlockLayout.NoSlot || second.Status[slot] != NumberStatus.Ok)
            {
                return false;
            }

            milli = second.Value[slot];
            for (int scale = _layouts.Bindings[slot].Scale; scale > -3; scale--)
            {
                milli *= 10;
            }

            return true;
        }
    }
}
