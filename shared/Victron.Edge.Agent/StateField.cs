// StateField: the JSON of one field, kept until its value changes. Most values stay the same from second to second, so
// most of a payload is copied, not printed.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints one field of a port as <c>"key":value</c>.</summary>
    internal sealed class StateField
    {
        private const int BitCount = 32;

        // Kept texts are a multiple of this long, so that .NET copies them in one piece: see Primitives.Append.
        private const int SpareBytes = 32;

        private static readonly byte[] NullBytes = { (byte)'n', (byte)'u', (byte)'l', (byte)'l' };
        private static readonly byte[] TrueBytes = { (byte)'t', (byte)'r', (byte)'u', (byte)'e' };
        private static readonly byte[] FalseBytes = { (byte)'f', (byte)'a', (byte)'l', (byte)'s', (byte)'e' };
        private static readonly byte[] Comma = { (byte)',' };

        private readonly FieldBinding _binding;
        private readonly byte[] _key;       // "battery_voltage":
        private readonly byte[] _flagKey;   // ,"discharging":   null for most fields
        private readonly int _noneValue;
        private byte[] _kept = new byte[0];
        private int _keptCount;
        private int _keptValue;
        private byte _keptStatus = NumberStatus.Missing;

        public StateField(FieldBinding binding, JsonWriter scratch)
        {
            _binding = binding;
            IsPublished = !binding.IsIdentity;
            IsUrgent = binding.Quantity >= 0 && QuantityTable.Kind[binding.Quantity] == QuantityKind.State;
            scratch.Clear();
            WriteKey(binding, scratch);
            _key = scratch.Copy(0);
            _noneValue = binding.Field < 0 ? int.MinValue : FieldTable.NoneValue[binding.Field];
            if (_noneValue != int.MinValue)
            {
                scratch.Clear();
                scratch.Letter(',');
                scratch.QuotedText(QuantityText.Key(FieldTable.NoneFlag[binding.Field]));
                scratch.Letter(':');
                _flagKey = scratch.Copy(0);
            }
        }

        /// <summary>Whether the field belongs to the state topic; identity belongs to the info topic.</summary>
        public bool IsPublished { get; }

        /// <summary>Whether a change matters at once: a state, not a measurement.</summary>
        public bool IsUrgent { get; }

        /// <summary>Key in JSON: the quantity's, or <c>raw_</c> and the label for one nobody has heard of.</summary>
        public static void WriteKey(FieldBinding binding, JsonWriter writer)
        {
            writer.Letter('"');
            if (binding.Quantity >= 0)
            {
                writer.Text(QuantityText.Key(binding.Quantity));
            }
            else
            {
                writer.Text("raw_");
                for (int i = 0; i < binding.Label.Length; i++)
                {
                    byte b = binding.Label[i];
                    int small = b >= 'A' && b <= 'Z' ? b + 32 : b;
                    bool isPlain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small == '-';
                    writer.Letter(isPlain ? (char)small : '_');
                }
            }

            writer.Letter('"');
            writer.Letter(':');
        }

        /// <summary>Appends the field. Text is printed anew each time, numbers when they have changed.</summary>
        [HotPath]
        public void Write(JsonWriter writer, int value, byte status, byte[] text, int textCount)
        {
            if (value == _keptValue && status == _keptStatus && text == null)
            {
                writer.Raw(_kept, 0, _keptCount);
                return;
            }

            int from = writer.Count;
            writer.Raw(_key);
            WriteMeaning(writer, value, status, text, textCount, _flagKey);
            if (text == null && !writer.IsFull)
            {
                Keep(writer, from, value, status);
            }
        }

        /// <summary>Appends the names of the field's columns in a table.</summary>
        [HotPath]
        public void WriteColumns(JsonWriter writer)
        {
            writer.Raw(_key, 0, _key.Length - 1);
            if (_flagKey != null)
            {
                writer.Raw(_flagKey, 0, _flagKey.Length - 1);
            }
        }

        /// <summary>Appends the values in the columns of <see cref="WriteColumns"/>.</summary>
        [HotPath]
        public void WriteCells(JsonWriter writer, int value, byte status, byte[] text, int textCount)
        {
            WriteMeaning(writer, value, status, text, textCount, _flagKey == null ? null : Comma);
        }

        [HotPath]
        private void WriteMeaning(JsonWriter writer, int value, byte status, byte[] text, int textCount, byte[] flagLead)
        {
            if (status == NumberStatus.Absent)
            {
                writer.Raw(NullBytes);
                WriteFlag(writer, flagLead, NullBytes);
            }
            else if (text != null)
            {
                writer.Quoted(text, 0, textCount);
            }
            else
            {
                WriteValue(writer, value, flagLead);
            }
        }

        [HotPath]
        private void WriteValue(JsonWriter writer, int value, byte[] flagLead)
        {
            if (_binding.EnumSet >= 0)
            {
                WriteCode(writer, value);
            }
            else if (_binding.Grammar == FieldGrammar.OnOff)
            {
                writer.Raw(value == 0 ? FalseBytes : TrueBytes);
            }
            else if (value == _noneValue)
            {
                writer.Raw(NullBytes);
                WriteFlag(writer, flagLead, FalseBytes);
            }
            else
            {
                writer.Number(value, _binding.Scale);
                WriteFlag(writer, flagLead, TrueBytes);
            }
        }

        [HotPath]
        private static void WriteFlag(JsonWriter writer, byte[] lead, byte[] word)
        {
            if (lead != null)
            {
                writer.Raw(lead);
                writer.Raw(word);
            }
        }

        [RarePath("only when a state has changed")]
        private void WriteCode(JsonWriter writer, int value)
        {
            if (!EnumText.IsBits(_binding.EnumSet))
            {
                WriteOne(writer, EnumText.Code(_binding.EnumSet, value), value);
                return;
            }

            writer.Letter('[');
            bool isFirst = true;
            for (int bit = 0; bit < BitCount; bit++)
            {
                if ((value & (1 << bit)) != 0)
                {
                    if (!isFirst)
                    {
                        writer.Letter(',');
                    }

                    WriteOne(writer, EnumText.Code(_binding.EnumSet, bit), bit);
                    isFirst = false;
                }
            }

            writer.Letter(']');
        }

        // An unknown value keeps its number, so that a new firmware does not look like a broken device.
        private static void WriteOne(JsonWriter writer, string code, int value)
        {
            if (code != null)
            {
                writer.QuotedText(code);
                return;
            }

            writer.Letter('"');
            writer.Text("unknown_");
            writer.Number(value, 0);
            writer.Letter('"');
        }

        [HotPath]
        private void Keep(JsonWriter writer, int from, int value, byte status)
        {
            int count = writer.Count - from;
            if (count > _kept.Length)
            {
                _kept = Grow(count);
            }

            Primitives.Copy(writer.Buffer, from, _kept, 0, count);
            _keptCount = count;
            _keptValue = value;
            _keptStatus = status;
        }

        [RarePath("a field's text reaches its greatest length once")]
        internal static byte[] Grow(int count)
        {
            return new byte[(count + SpareBytes) / SpareBytes * SpareBytes];
        }
    }
}
