// LayoutTable: the orders of labels that a port has sent, and the bindings of their labels.
// A block in an order not seen before counts when the order is seen a second time, unless the port is new or the block
// shares no label with a known one (the second of the two blocks that battery monitors send).

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Recognises the layout of a block.</summary>
    internal sealed class LayoutTable
    {
        private const int LayoutsMax = 8;

        // On a bad line the same damage comes again after hours; a device that changed its order repeats it at once.
        private const int RecallBlocks = 16;

        private readonly BlockLayout[] _layouts = new BlockLayout[LayoutsMax];
        private readonly GuardCounters _counters;
        private readonly Snapshot[] _snapshots;
        private int _count;
        private int _likely;
        private long _blocks;

        public LayoutTable(GuardCounters counters, Snapshot[] snapshots)
        {
            _counters = counters;
            _snapshots = snapshots;
            for (int i = 0; i < snapshots.Length; i++)
            {
                snapshots[i].Texts = Texts;
            }

            for (int i = 0; i < SlotOfQuantity.Length; i++)
            {
                SlotOfQuantity[i] = BlockLayout.NoSlot;
            }
        }

        /// <summary>Bindings by slot.</summary>
        public readonly FieldBinding[] Bindings = new FieldBinding[PortDecoder.BindingsMax];

        /// <summary>Slot by quantity, <see cref="BlockLayout.NoSlot"/> where the port has not sent it.</summary>
        public readonly byte[] SlotOfQuantity = new byte[QuantityTable.Count];

        /// <summary>Slots that carry text.</summary>
        public readonly TextSlots Texts = new TextSlots();

        /// <summary>Number of bindings.</summary>
        public int BindingCount { get; private set; }

        /// <summary>Finds the layout of a block, or learns it.</summary>
        /// <returns>Null when the block cannot be believed.</returns>
        [HotPath]
        public BlockLayout Find(TextBlock block)
        {
            _blocks++;
            int at = _likely;
            for (int tries = 0; tries < _count; tries++)
            {
                if (at >= _count)
                {
                    at = 0;
                }

                BlockLayout layout = _layouts[at];
                if (block.HasKeys(layout.Keys))
                {
                    _likely = at + 1;   // devices send their blocks in turn
                    if (layout.Sightings < 2)
                    {
                        SeeAgain(layout, block);
                    }

                    layout.LastUse = _blocks;

                    return layout;
                }

                at++;
            }

            return Learn(block);
        }

        [RarePath("once for each new order of labels")]
        private BlockLayout Learn(TextBlock block)
        {
            for (int i = 0; i < block.Count; i++)
            {
                if (!IsLabel(block, i) || IndexOf(block.Keys, i, block.Keys[i]) >= 0)
                {
                    _counters.RefusedBlocks++;
                    return null;
                }
            }

            BlockLayout layout = new BlockLayout(block.Count, KindOf(block));
            layout.Sightings = 1;
            layout.LastUse = _blocks;
            layout.Accepted = SharesNothing(block);
            for (int i = 0; i < block.Count; i++)
            {
                layout.Keys[i] = block.Keys[i];
                layout.Slots[i] = SlotOf(block, i, layout.Accepted, false);
                int quantity = layout.Slots[i] == BlockLayout.NoSlot ? -1 : Bindings[layout.Slots[i]].Quantity;
                layout.IsLead |= quantity == Quantity.ProductId || quantity == Quantity.BatteryVoltage;
            }

            Store(layout);
            return layout;
        }

        // Second sight, if soon: the order counts, and so do its unknown labels.
        [RarePath("once for each order of labels")]
        private void SeeAgain(BlockLayout layout, TextBlock block)
        {
            if (!layout.Accepted && _blocks - layout.LastUse > RecallBlocks)
            {
                return;
            }

            layout.Sightings = 2;
            layout.Accepted = true;
            for (int i = 0; i < layout.Slots.Length; i++)
            {
                if (layout.Slots[i] == BlockLayout.NoSlot)
                {
                    layout.Slots[i] = SlotOf(block, i, true, true);
                }
            }
        }

        private void Store(BlockLayout layout)
        {
            int at = _count;
            if (_count < LayoutsMax)
            {
                _count++;
            }
            else
            {
                at = 0;
                for (int i = 1; i < LayoutsMax; i++)
                {
                    bool weaker = _layouts[at].Accepted && !_layouts[i].Accepted;
                    bool older = _layouts[at].Accepted == _layouts[i].Accepted && _layouts[i].LastUse < _layouts[at].LastUse;
                    at = weaker || older ? i : at;
                }
            }

            _layouts[at] = layout;
            _likely = at + 1;
        }

        private int KindOf(TextBlock block)
        {
            int taken = 0;
            for (int i = 0; i < _count; i++)
            {
                if (_layouts[i].Keys[0] == block.Keys[0])
                {
                    return _layouts[i].Kind;
                }

                taken |= 1 << _layouts[i].Kind;
            }

            int kind = 0;
            while ((taken & (1 << kind)) != 0 && kind < LayoutsMax - 1)
            {
                kind++;
            }

            return kind;
        }

        private bool SharesNothing(TextBlock block)
        {
            for (int i = 0; i < _count; i++)
            {
                for (int field = 0; field < block.Count; field++)
                {
                    if (_layouts[i].Accepted && IndexOf(_layouts[i].Keys, _layouts[i].Keys.Length, block.Keys[field]) >= 0)
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        // A label is bound when the order it stands in counts; damage that makes one label of another binds nothing.
        private byte SlotOf(TextBlock block, int field, bool bindKnown, bool bindUnknown)
        {
            ulong key = block.Keys[field];
            for (int i = 0; i < BindingCount; i++)
            {
                if (Bindings[i].Key == key)
                {
                    return (byte)i;
                }
            }

            bool isKnown = FieldTable.IndexOf(LabelKey.Fold(key)) >= 0;
            if (BindingCount == PortDecoder.BindingsMax || !(isKnown ? bindKnown : bindUnknown))
            {
                return BlockLayout.NoSlot;
            }

            byte[] label = new byte[block.LabelCount(field)];
            Array.Copy(block.Buffer, block.LabelOffset(field), label, 0, label.Length);
            FieldBinding binding = new FieldBinding(key, label);
            Bindings[BindingCount] = binding;
            if (binding.Quantity >= 0)
            {
                SlotOfQuantity[binding.Quantity] = (byte)BindingCount;
            }

            _counters.UnknownLabels += isKnown ? 0 : 1;
            if (binding.Grammar == FieldGrammar.Text)
            {
                Texts.Add(BindingCount);
                for (int i = 0; i < _snapshots.Length; i++)
                {
                    _snapshots[i].AddText();
                }
            }

            return (byte)BindingCount++;
        }

        private static bool IsLabel(TextBlock block, int field)
        {
            int offset = block.LabelOffset(field);
            for (int i = 0; i < block.LabelCount(field); i++)
            {
                byte b = block.Buffer[offset + i];
                if (b <= 0x20 || b > 0x7E)
                {
                    return false;
                }
            }

            return true;
        }

        private static int IndexOf(ulong[] keys, int count, ulong key)
        {
            for (int i = 0; i < count; i++)
            {
                if (keys[i] == key)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
