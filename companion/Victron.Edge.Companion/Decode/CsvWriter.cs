// CsvWriter: a row per value, so that columns do not depend on the device.

using System.Globalization;
using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>Writes <c>offset,label,value_as_sent,key,value,unit</c>; merged seconds have no text as sent.</summary>
internal sealed class CsvWriter : IDecodeWriter, IDisposable
{
    private readonly StreamWriter _output;
    private readonly Dictionary<ulong, FieldBinding> _bindings = [];

    public CsvWriter(Stream output, bool merged)
    {
        _output = new StreamWriter(output, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        IsMerged = merged;
        _output.WriteLine(merged ? "offset,label,key,value,unit" : "offset,label,value_as_sent,key,value,unit");
    }

    public bool IsMerged { get; }

    public long Refused { get; private set; }

    public void Block(TextBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            FieldBinding binding = Binding(block, i);
            byte status = binding.Read(block.Buffer, block.ValueOffset(i), block.ValueCount(i), out int value);
            Refused += status == NumberStatus.Refused ? 1 : 0;
            string sent = Encoding.Latin1.GetString(block.Buffer, block.ValueOffset(i), block.ValueCount(i));
            _output.Write(block.StreamOffset.ToString(CultureInfo.InvariantCulture));
            _output.Write(',');
            _output.Write(Cell(Encoding.Latin1.GetString(binding.Label)));
            _output.Write(',');
            _output.Write(Cell(sent));
            WriteMeaning(binding, status, value, sent);
        }
    }

    public void Second(Snapshot second, PortDecoder decoder)
    {
        for (int i = 0; i < second.Count; i++)
        {
            int slot = second.Order[i];
            FieldBinding binding = decoder.Binding(slot);
            string text = second.TextOf(slot) is { } bytes ? Encoding.Latin1.GetString(bytes, 0, second.TextCountOf(slot)) : "";
            bool isPid = binding.Grammar == FieldGrammar.Hex && binding.EnumSet < 0;
            string sent = isPid ? $"0x{second.Value[slot]:X}" : text;
            _output.Write(second.StreamOffset.ToString(CultureInfo.InvariantCulture));
            _output.Write(',');
            _output.Write(Cell(Encoding.Latin1.GetString(binding.Label)));
            WriteMeaning(binding, second.Status[slot], second.Value[slot], sent);
        }
    }

    public void Dispose() => _output.Dispose();

    public void Flush() => _output.Flush();

    public void End() => _output.Flush();

    private void WriteMeaning(FieldBinding binding, byte status, int value, string sent)
    {
        _output.Write(',');
        _output.Write(FieldText.Key(binding));
        _output.Write(',');
        _output.Write(Cell(FieldText.Value(binding, status, value, sent)));
        _output.Write(',');
        _output.WriteLine(FieldText.Unit(binding));
    }

    private FieldBinding Binding(TextBlock block, int field)
    {
        if (!_bindings.TryGetValue(block.Key(field), out FieldBinding? binding))
        {
            byte[] label = block.Buffer.AsSpan(block.LabelOffset(field), block.LabelCount(field)).ToArray();
            binding = new FieldBinding(block.Key(field), label);
            if (_bindings.Count < PortDecoder.BindingsMax)
            {
                _bindings.Add(block.Key(field), binding);
            }
        }

        return binding;
    }

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
