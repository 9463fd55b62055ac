// JsonlWriter: a JSON object per line, bytes straight into one buffer.

using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>Writes <c>{"offset":N,"fields":{…},"state":{…}}</c> per block, or <c>{"offset":N,"state":{…}}</c> per merged second.</summary>
internal sealed class JsonlWriter : IDecodeWriter
{
    private const int BufferBytes = 1 << 20;

    // Longest line there can be: 48 fields of 32 + 64 bytes, each byte escaped, twice.
    private const int LineBytesMax = 1 << 17;

    private static readonly byte[] OffsetName = "{\"offset\":"u8.ToArray();
    private static readonly byte[] Comma = ","u8.ToArray();
    private static readonly byte[] StateName = ",\"state\":{"u8.ToArray();
    private static readonly byte[] BlockEnd = "}\n"u8.ToArray();
    private static readonly byte[] SecondEnd = "}}\n"u8.ToArray();

    private readonly Stream _output;
    private readonly JsonWriter _json = new(BufferBytes);
    private readonly BlockPayload _blocks = new();
    private StatePayload? _state;

    public JsonlWriter(Stream output, bool merged)
    {
        _output = output;
        IsMerged = merged;
    }

    public bool IsMerged { get; }

    public long Refused { get; private set; }

    public void Block(TextBlock block)
    {
        MakeRoom();
        _json.Raw(OffsetName);
        _json.Number(block.StreamOffset, 0);
        _json.Raw(Comma);
        Refused += _blocks.Write(_json, block);
        _json.Raw(BlockEnd);
    }

    public void Second(Snapshot second, PortDecoder decoder)
    {
        MakeRoom();
        _state ??= new StatePayload(decoder);
        _json.Raw(OffsetName);
        _json.Number(second.StreamOffset, 0);
        _json.Raw(StateName);
        _state.WriteQuantities(_json, second, true);
        _json.Raw(SecondEnd);
    }

    public void Flush()
    {
        if (_json.Count > 0)
        {
            _output.Write(_json.Buffer, 0, _json.Count);
            _json.Clear();
        }

        _output.Flush();
    }

    public void End() => Flush();

    private void MakeRoom()
    {
        if (_json.Count > BufferBytes - LineBytesMax)
        {
            Flush();
        }
    }
}
