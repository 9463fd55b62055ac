// BlockGuard: decides whether a block with a good checksum may be believed.
// An 8-bit sum passes 1 damaged block in 256, and 1 in 16 of those with two flipped bits; here grammar, range and
// "a jump waits for a second block" stop nearly all of them. Figures: docs/reliability.md.
// The order of labels is LayoutTable's matter, putting blocks of one second together is PortDecoder's.

using System;

namespace Victron.Edge.VeDirect
{
    /// <summary>Judges values against their field and against the second before.</summary>
    internal sealed class BlockGuard
    {
        // How many times smaller than the jump a move from the old value is that does not confirm it.
        private const int FarNearer = 10000;

        private readonly LayoutTable _layouts;
        private readonly Witness[] _witnesses = new Witness[WitnessTable.Count];
        private long _seconds;

        public BlockGuard(LayoutTable layouts)
        {
            _layouts = layouts;
            for (int i = 0; i < _witnesses.Length; i++)
            {
                _witnesses[i] = new Witness(i, layouts);
            }
        }

        /// <summary>Reads the values of a block into a snapshot.</summary>
        /// <returns>Number of values refused by grammar or range.</returns>
        [HotPath]
        public int Decode(TextBlock block, BlockLayout layout, Snapshot target)
        {
            int refused = 0;
            byte[] buffer = block.Buffer;
            byte[] slots = layout.Slots;
            FieldBinding[] bindings = _layouts.Bindings;
            for (int i = 0; i < slots.Length; i++)
            {
                int slot = slots[i];
                if (slot == BlockLayout.NoSlot)
                {
                    continue;
                }

                FieldBinding binding = bindings[slot];
                int offset = block.ValueOffset(i);
                int count = block.ValueCount(i);
                byte status = binding.Read(buffer, offset, count, out int value);
                refused += status == NumberStatus.Refused ? 1 : 0;
                if (binding.Grammar == FieldGrammar.Text)
                {
                    KeepText(buffer, offset, count, target, slot);
                }

                if (target.Status[slot] == NumberStatus.Missing)
                {
                    target.Order[target.Count++] = (byte)slot;
                }

                target.Value[slot] = value;
                target.Status[slot] = status;
            }

            return refused;
        }

        /// <summary>Marks the values that jumped since the last believed second, and says whether there are any.</summary>
        [HotPath]
        public bool IsSuspect(Snapshot second, Snapshot reference)
        {
            second.Suspects = 0;
            FieldBinding[] bindings = _layouts.Bindings;
            for (int i = 0; i < second.Count; i++)
            {
                int slot = second.Order[i];
                second.Suspect[slot] = false;
                if (second.Value[slot] == reference.Value[slot] && second.Status[slot] == reference.Status[slot])
                {
                    continue;
                }

                FieldBinding binding = bindings[slot];
                bool jumped = Departs(second, reference, slot, binding) && !IsVouchedFor(second, reference, slot, binding);
                second.Suspect[slot] = jumped;
                second.Suspects += jumped ? 1 : 0;
            }

            return second.Suspects > 0 || (second.Broken & ~reference.Broken) != 0 || second.NewLayout != null;
        }

        /// <summary>Whether a second confirms the one that was held: whatever jumped has not come back.</summary>
        [HotPath]
        public bool Confirms(Snapshot second, Snapshot held, Snapshot reference)
        {
            if (held.NewLayout != null && !held.NewLayout.Accepted)
            {
                return false;
            }

            if (reference == null)
            {
                return true;
            }

            if ((held.Broken & ~reference.Broken & ~second.Broken) != 0)
            {
                return false;
            }

            for (int i = 0; i < held.Count && held.Suspects > 0; i++)
            {
                int slot = held.Order[i];
                if (held.Suspect[slot] && HasComeBack(second, held, reference, slot, _layouts.Bindings[slot]))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Learns from a second that is believed: which fields always end with a nought.</summary>
        /// <remarks>Solar chargers measure in steps of 10 mV and 10 mA, so a last digit that is not 0 is damage.</remarks>
        [HotPath]
        public void Learn(Snapshot second, Snapshot before)
        {
            for (int i = 0; i < second.Count; i++)
            {
                int slot = second.Order[i];
                int value = second.Value[slot];
                FieldBinding binding = _layouts.Bindings[slot];
                if (value == before.Value[slot] || binding.Step <= 0)
                {
                    continue;
                }

                if (value % 10 != 0)
                {
                    binding.TensSeen = 0;
                }
                else if (binding.TensSeen < FieldBinding.TensKnown)
                {
                    binding.TensSeen++;
                }
            }
        }

        /// <summary>Notes what a dropped second claimed: if it claims it again soon, it is believed.</summary>
        /// <returns>Number of values refused by this; those outside grammar or range were counted when they were read.</returns>
        [HotPath]
        public int Refuse(Snapshot held)
        {
            int refused = 0;
            for (int i = 0; i < _witnesses.Length; i++)
            {
                if ((held.Broken & (1 << i)) != 0)
                {
                    _witnesses[i].Doubt(_seconds);
                }
            }

            for (int i = 0; i < held.Count; i++)
            {
                int slot = held.Order[i];
                if (held.Suspect[slot])
                {
                    FieldBinding binding = _layouts.Bindings[slot];
                    bool isNumber = held.Status[slot] == NumberStatus.Ok;
                    (binding.Refusal ?? RefuseFirst(binding)).Note(held.Value[slot], isNumber, _seconds);
                    refused += isNumber ? 1 : 0;
                }
            }

            return refused;
        }

        /// <summary>Lets the witnesses look at a complete second. Comes before the judgements on it.</summary>
        [HotPath]
        public void Hear(Snapshot second)
        {
            _seconds++;
            second.Broken = 0;
            for (int i = 0; i < _witnesses.Length; i++)
            {
                _witnesses[i].Hear(second, _seconds);
                second.Broken |= _witnesses[i].Speaks && !_witnesses[i].Agrees ? 1 << i : 0;
            }
        }

        // A witness that the jump alone would have contradicted, the same claim within the last seconds, or a restless value.
        [HotPath]
        private bool IsVouchedFor(Snapshot second, Snapshot reference, int slot, FieldBinding binding)
        {
            if (second.Status[slot] != NumberStatus.Ok || reference.Status[slot] != NumberStatus.Ok)
            {
                return false;
            }

            if (binding.Refusal != null && binding.Refusal.SpeaksFor(second.Value[slot], _seconds))
            {
                return true;
            }

            long change = (long)second.Value[slot] - reference.Value[slot];
            for (int scale = binding.Scale; scale > -3; scale--)
            {
                change *= 10;
            }

            for (int i = 0; i < _witnesses.Length; i++)
            {
                if (_witnesses[i].WouldNotice(binding.Quantity, change))
                {
                    return true;
                }
            }

            return false;
        }

        // A number that is far nearer to where it was than to where it had jumped has come back, although it may have moved a
        // little meanwhile: a counter does, once in a while, just when damage hits it.
        [HotPath]
        private static bool HasComeBack(Snapshot second, Snapshot held, Snapshot reference, int slot, FieldBinding binding)
        {
            if (!Departs(second, reference, slot, binding))
            {
                return true;
            }

            bool areNumbers = binding.Grammar <= FieldGrammar.UInt && binding.EnumSet < 0 && held.Status[slot] == NumberStatus.Ok
                && second.Status[slot] == NumberStatus.Ok && reference.Status[slot] == NumberStatus.Ok;
            if (!areNumbers)
            {
                return false;
            }

            long moved = (long)second.Value[slot] - reference.Value[slot];
            long jumped = (long)held.Value[slot] - reference.Value[slot];
            return (moved < 0 ? -moved : moved) * FarNearer < (jumped < 0 ? -jumped : jumped);
        }

        [HotPath]
        private static bool Departs(Snapshot second, Snapshot reference, int slot, FieldBinding binding)
        {
            byte status = second.Status[slot];
            byte before = reference.Status[slot];
            if (status != NumberStatus.Ok || before != NumberStatus.Ok)
            {
                // Only a value that stops making sense is a jump; `---` and fields that come and go are not.
                return status == NumberStatus.Refused && before != NumberStatus.Refused;
            }

            long change = (long)second.Value[slot] - reference.Value[slot];
            if (change == 0 || binding.Step < 0)
            {
                return false;
            }

            if (binding.TensSeen >= FieldBinding.TensKnown && second.Value[slot] % 10 != 0)
            {
                return true;
            }

            long size = change < 0 ? -change : change;
            long old = reference.Value[slot];
            long relative = (old < 0 ? -old : old) * binding.StepPercent;
            return size > binding.Step && size * 100 > relative;
        }

        [RarePath("once for each field of which a second was dropped")]
        private static FieldRefusal RefuseFirst(FieldBinding binding)
        {
            binding.Refusal = new FieldRefusal();
            return binding.Refusal;
        }

        [HotPath]
        private static void KeepText(byte[] buffer, int offset, int count, Snapshot target, int slot)
        {
            int place = target.Texts.Place[slot];
            byte[] text = target.Text[place];
            int kept = count < text.Length ? count : text.Length;
            Array.Copy(buffer, offset, text, 0, kept);
            target.TextCount[place] = (byte)kept;
        }
    }
}
