// BlockWriter: writes text blocks byte for byte as devices send them: CR LF before each field, TAB, value, and at the end
// the field Checksum whose one raw byte makes the sum of all bytes of the block 0 modulo 256.
// Leaves labels and values to the device models. Source: shared notes on text mode, "Field format" and "Block and checksum".
using System.Globalization;
using System.Text;

namespace Victron.Edge.Simulator.Wire;

internal sealed class BlockWriter
{
    private readonly List<byte[]> _segments = [];
    private readonly List<byte> _block = [];

    /// <summary>Hears every field before its block is closed; null for nobody.</summary>
    public Action<string, string>? Heard { get; init; }

    /// <summary>Appends a field with a text value.</summary>
    public void Field(string label, string value)
    {
        Heard?.Invoke(label, value);
        _block.AddRange("\r\n"u8);
        _block.AddRange(Encoding.ASCII.GetBytes(label));
        _block.Add((byte)'\t');
        _block.AddRange(Encoding.ASCII.GetBytes(value));
    }

    /// <summary>Appends a field with a whole number in the raw unit of the label.</summary>
    public void Field(string label, long raw) => Field(label, raw.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a field with a number, or <c>---</c> when the device cannot tell.</summary>
    public void FieldOrAbsent(string label, long? raw) =>
        Field(label, raw?.ToString(CultureInfo.InvariantCulture) ?? "---");

    /// <summary>Closes the block with its checksum.</summary>
    public void EndBlock()
    {
        Field("Checksum", string.Empty);
        byte sum = 0;
        foreach (byte b in _block)
        {
            sum = unchecked((byte)(sum + b));
        }

        _block.Add(unchecked((byte)-sum));
        _segments.Add([.. _block]);
        _block.Clear();
    }

    /// <summary>Appends a HEX frame directly behind the block written last.</summary>
    public void Frame(byte[] frame) => _segments.Add(frame);

    /// <summary>Blocks and frames written since the last call, in the order of sending.</summary>
    public byte[][] Take()
    {
        byte[][] segments = [.. _segments];
        _segments.Clear();
        return segments;
    }
}
