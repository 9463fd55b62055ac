// BlockPayload: one text block as JSON: the fields as sent, and the quantities they mean. Judges each value by itself
// (grammar and range); what the guard says of a block in its stream is PortDecoder's matter.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints single blocks of any device. Layouts seen before are printed without allocation.</summary>
    public sealed class BlockPayload
    {
        private const int LayoutsMax = 16;

        private static readonly byte[] Middle =
        {
            (byte)'}', (byte)',', (byte)'"', (byte)'s', (byte)'t', (byte)'a', (byte)'t', (byte)'e', (byte)'"', (byte)':', (byte)'{',
        };

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
            SentField[] fields = layout.Fields;
            byte[] buffer = block.Buffer;
            for (int i = 0; i < fields.Length; i++)
            {
                fields[i].WriteSent(writer, buffer, block.ValueOffset(i), block.ValueCount(i));
            }

            writer.Raw(Middle);
            int refused = 0;
            bool isFirst = true;
            for (int i = 0; i < fields.Length; i++)
            {
                refused += fields[i].Status == NumberStatus.Refused ? 1 : 0;
                if (!fields[i].IsPublished)
                {
                    continue;
                }

                if (!isFirst)
                {
                    writer.Letter(',');
                }

                isFirst = false;
                fields[i].WriteMeaning(writer);
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
                _scratch.Clear();
                _scratch.Text(i == 0 ? "\"fields\":{" : ",");
                _scratch.Quoted(label, 0, label.Length);
                _scratch.Letter(':');
                layout.Keys[i] = block.Key(i);
                layout.Fields[i] = new SentField(new FieldBinding(block.Key(i), label), _scratch.Copy(0), _scratch);
            }

            int at = _count < LayoutsMax ? _count++ : _likely % LayoutsMax;
            _layouts[at] = layout;
            _likely = at + 1;
            return layout;
        }

        private sealed class Layout
        {
            public readonly ulong[] Keys;
            public readonly SentField[] Fields;

            public Layout(int count)
            {
                Keys = new ulong[count];
                Fields = new SentField[count];
            }
        }
    }
}
