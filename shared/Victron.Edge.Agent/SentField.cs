// SentField: one field of a block as it was sent, in JSON, and what it means. Both are kept while the bytes stay the same.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints one field of a layout.</summary>
    internal sealed class SentField
    {
        // Values of up to 8 bytes are compared as one number; longer ones are printed anew each time.
        private const int PackedMax = 8;

        private readonly byte[] _name;   // ,"V":
        private readonly StateField _state;
        private readonly FieldBinding _binding;
        private readonly byte[] _text = new byte[VeDirectReader.ValueBytesMax];
        private byte[] _kept = new byte[0];
        private int _keptCount;
        private ulong _packed;
        private int _count = -1;
        private int _value;

        public SentField(FieldBinding binding, byte[] name, JsonWriter scratch)
        {
            _name = name;
            _binding = binding;
            _state = new StateField(binding, scratch);
        }

        /// <summary><see cref="NumberStatus"/> of the value taken last.</summary>
        public byte Status { get; private set; }

        /// <summary>Whether the field's meaning belongs to the state.</summary>
        public bool IsPublished
        {
            [HotPath]
            get { return _state.IsPublished && Status != NumberStatus.Refused; }
        }

        /// <summary>Takes the value of a block and appends name and text as sent.</summary>
        [HotPath]
        public void WriteSent(JsonWriter writer, byte[] buffer, int offset, int count)
        {
            ulong packed = count <= PackedMax ? Primitives.Pack(buffer, offset, count) : 0;
            if (count == _count && packed == _packed && count <= PackedMax)
            {
                writer.Raw(_kept, 0, _keptCount);
                return;
            }

            _packed = packed;
            _count = count;
            Status = _binding.Read(buffer, offset, count, out _value);
            Primitives.Copy(buffer, offset, _text, 0, count);
            int from = writer.Count;
            writer.Raw(_name);
            writer.Quoted(buffer, offset, count);
            _keptCount = writer.Count - from;
            if (_keptCount > _kept.Length)
            {
                _kept = StateField.Grow(_keptCount);
            }

            Primitives.Copy(writer.Buffer, from, _kept, 0, _keptCount);
        }

        /// <summary>Appends key and meaning of the value taken last.</summary>
        [HotPath]
        public void WriteMeaning(JsonWriter writer)
        {
            _state.Write(writer, _value, Status, _binding.Grammar == FieldGrammar.Text ? _text : null, _count);
        }
    }
}
