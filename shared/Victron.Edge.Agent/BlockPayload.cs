// BlockPayload: one text block as JSON: the fields as sent, and the quantities they mean. Judges each value by itself
// (grammar and range); what the guard says of a block in its stream is PortDecoder's matter.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints single blocks of any device. Layouts seen before are printed without allocation.</summary>
    public sealed class BlockPayload
    {
        private const int LayoutsMax = 16;

        private readonly Layout[] _layouts = new Layout[LayoutsMax];
        private readonly JsonWriter _scratch = new JsonWriter(512);
        private int _count;
        private int _likely;

        /// <summary>Appends <c>"fields":{…},"state":{…}</c>.</summary>
        /// <returns>Number of values left out of the state because they fit neither grammar nor range.</returns>
        [HotPath]
        public int Write(JsonWriter writer, TextBlock block)
        {
            Layout layout = Find(block);
            byte[] buffer = block.Buffer;
            for (int i = 0; i < block.Count; i++)
            {
                writer.Raw(layout.Names[i]);
                writer.Quoted(buffer, block.ValueOffset(i), block.ValueCount(i));
            }

            writer.Raw(layout.Middle);
            int refused = 0;
            bool isFirst = true;
            for (int i = 0; i < block.Count; i++)
            {
                StateField field = layout.Fields[i];
                FieldBinding binding = layout.Bindings[i];
                byte status = binding.Read(buffer, block.ValueOffset(i), block.ValueCount(i), out int value);
                refused += status == NumberStatus.Refused ? 1 : 0;
                if (!field.IsPublished || status == NumberStatus.Refused)
                {
                    continue;
                }

                if (!isFirst)
                {
                    writer.Letter(',');
                }

                isFirst = false;
                bool isText = binding.Grammar == FieldGrammar.Text;
                if (isText)
                {
                    Primitives.Copy(buffer, block.ValueOffset(i), layout.Text, 0, block.ValueCount(i));
                }

                field.Write(writer, value, status, isText ? layout.Text : null, block.ValueCount(i));
            }

            writer.Letter('}');
            return refused;
        }

        [HotPath]
        private Layout Find(TextBlock block)
        {
            int at = _likely;
            for (int tries = 0; tries < _count; tries++)
            {
                at = at >= _count ? 0 : at;
                if (block.HasKeys(_layouts[at].Keys))
                {
                    _likely = at + 1;
                    return _layouts[at];
                }

                at++;
            }

            return Learn(block);
        }

        [RarePath("once for each order of labels, as long as there are not more than 16 of them")]
        private Layout Learn(TextBlock block)
        {
            Layout layout = new Layout(block.Count);
            for (int i = 0; i < block.Count; i++)
            {
                byte[] label = new byte[block.LabelCount(i)];
                Primitives.Copy(block.Buffer, block.LabelOffset(i), label, 0, label.Length);
                layout.Keys[i] = block.Key(i);
                layout.Bindings[i] = new FieldBinding(block.Key(i), label);
                layout.Fields[i] = new StateField(layout.Bindings[i], _scratch);
                _scratch.Clear();
                _scratch.Text(i == 0 ? "\"fields\":{" : ",");
                _scratch.Quoted(label, 0, label.Length);
                _scratch.Letter(':');
                layout.Names[i] = _scratch.Copy(0);
            }

            _scratch.Clear();
            _scratch.Text("},\"state\":{");
            layout.Middle = _scratch.Copy(0);
            int at = _count < LayoutsMax ? _count++ : _likely % LayoutsMax;
            _layouts[at] = layout;
            _likely = at + 1;
            return layout;
        }

        private sealed class Layout
        {
            public readonly ulong[] Keys;
            public readonly FieldBinding[] Bindings;
            public readonly StateField[] Fields;
            public readonly byte[][] Names;
            public readonly byte[] Text = new byte[VeDirectReader.ValueBytesMax];
            public byte[] Middle;

            public Layout(int count)
            {
                Keys = new ulong[count];
                Bindings = new FieldBinding[count];
                Fields = new StateField[count];
                Names = new byte[count][];
            }
        }
    }
}
