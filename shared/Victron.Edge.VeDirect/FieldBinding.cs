// FieldBinding: one label as one port sends it, looked up in the field table once, when it is first seen.

namespace Victron.Edge.VeDirect
{
    /// <summary>What is known about a label of a port. Lives as long as the port.</summary>
    public sealed class FieldBinding
    {
        /// <summary>The label as a number, case as sent.</summary>
        public readonly ulong Key;

        /// <summary>The label's bytes as sent.</summary>
        public readonly byte[] Label;

        /// <summary>Row of <see cref="FieldTable"/>, or -1 for a label nobody has heard of.</summary>
        public readonly int Field;

        /// <summary>One of <see cref="VeDirect.Quantity"/>, or -1 for an unknown label.</summary>
        public readonly int Quantity;

        /// <summary>One of <see cref="FieldGrammar"/>.</summary>
        public readonly int Grammar;

        /// <summary>Believable raw range, both ends included.</summary>
        public readonly int Min;

        /// <summary>Upper end of the believable raw range.</summary>
        public readonly int Max;

        /// <summary>What dropped seconds claimed for this field; null until one was dropped.</summary>
        internal FieldRefusal Refusal;

        // Changes in a row that ended with a nought; 16 by chance would be 1 in 10^16.
        internal const int TensKnown = 16;
        internal int TensSeen;

        /// <summary>Looks a label up.</summary>
        /// <param name="key">The label as a number, case as sent: <see cref="LabelKey.Of"/>.</param>
        /// <param name="label">Its bytes; kept, not copied.</param>
        public FieldBinding(ulong key, byte[] label)
        {
            Key = key;
            Label = label;
            Field = FieldTable.IndexOf(LabelKey.Fold(key));
            if (Field < 0)
            {
                Quantity = -1;
                Grammar = FieldGrammar.Text;
                return;
            }

            Quantity = FieldTable.Quantity[Field];
            Grammar = FieldTable.Grammar[Field];
            Min = FieldTable.Min[Field];
            Max = FieldTable.Max[Field];
        }

        // What is not needed for every value is looked up each time: a field of an object costs 12 bytes on a board.

        /// <summary>Power of ten that turns raw units into the quantity's unit, 0 down to −3.</summary>
        public int Scale
        {
            [HotPath]
            get { return Field < 0 ? 0 : FieldTable.Scale[Field]; }
        }

        /// <summary>Largest change between two seconds that is believed at once, raw; -1 for any.</summary>
        public int Step
        {
            [HotPath]
            get { return Field < 0 ? -1 : FieldTable.Step[Field]; }
        }

        /// <summary>The same in per cent of the old value; the larger of both counts.</summary>
        public int StepPercent
        {
            [HotPath]
            get { return Field < 0 ? 0 : FieldTable.StepPercent[Field]; }
        }

        /// <summary>Enum set of the value, or -1.</summary>
        public int EnumSet
        {
            [HotPath]
            get { return Field < 0 ? -1 : FieldTable.EnumSet[Field]; }
        }

        /// <summary>Reads a value of this field.</summary>
        /// <returns><see cref="NumberStatus.Refused"/> also for numbers outside the believable range.</returns>
        [HotPath]
        public byte Read(byte[] buffer, int offset, int count, out int value)
        {
            // Nearly every value is a plain number; everything else, oddly written numbers too, takes the longer way.
            byte status = NumberStatus.Refused;
            value = 0;
            if (Grammar <= FieldGrammar.UInt)
            {
                status = TextNumber.ReadDecimal(buffer, offset, count, Grammar == FieldGrammar.Int, out value);
            }

            if (status != NumberStatus.Ok)
            {
                status = TextNumber.Read(Grammar, buffer, offset, count, out value);
            }

            bool isOutside = Grammar <= FieldGrammar.UInt && status == NumberStatus.Ok && (value < Min || value > Max);
            return isOutside ? NumberStatus.Refused : status;
        }

        /// <summary>Whether the value names the device rather than measures something.</summary>
        public bool IsIdentity
        {
            [HotPath]
            get { return Quantity >= 0 && QuantityTable.Kind[Quantity] == QuantityKind.Identity; }
        }
    }
}
