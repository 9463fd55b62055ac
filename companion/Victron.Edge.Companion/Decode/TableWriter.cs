// TableWriter: one table of all labels of a stream, for people.

using System.Globalization;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Companion.Decode;

/// <summary>Writes a line per label at the end of the input: last, smallest and largest value.</summary>
internal sealed class TableWriter : IDecodeWriter, IDisposable
{
    private readonly StreamWriter _output;
    private readonly Dictionary<ulong, (FieldBinding Binding, LabelSummary Summary)> _labels = [];

    public TableWriter(Stream output, bool merged)
    {
        _output = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        IsMerged = merged;
    }

    public bool IsMerged { get; }

    public long Refused { get; private set; }

    public void Block(TextBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            byte[] label = block.Buffer.AsSpan(block.LabelOffset(i), block.LabelCount(i)).ToArray();
            if (Entry(block.Key(i), label) is not { } entry)
            {
                continue;
            }

            byte status = entry.Binding.Read(block.Buffer, block.ValueOffset(i), block.ValueCount(i), out int value);
            Refused += status == NumberStatus.Refused ? 1 : 0;
            Take(entry.Binding, entry.Summary, status, value, Encoding.Latin1.GetString(block.Buffer, block.ValueOffset(i), block.ValueCount(i)));
        }
    }

    public void Second(Snapshot second, PortDecoder decoder)
    {
        for (int i = 0; i < second.Count; i++)
        {
            int slot = second.Order[i];
            FieldBinding binding = decoder.Binding(slot);
            if (Entry(binding.Key, binding.Label) is { } entry)
            {
                string text = second.TextOf(slot) is { } bytes
                    ? Encoding.Latin1.GetString(bytes, 0, second.TextCountOf(slot))
                    : string.Create(CultureInfo.InvariantCulture, $"0x{second.Value[slot]:X}");
                Take(binding, entry.Summary, second.Status[slot], second.Value[slot], text);
            }
        }
    }

    public void Dispose() => _output.Dispose();

    public void Flush()
    {
        // The table comes at the end.
    }

    public void End()
    {
        string[][] rows =
        [
            ["LABEL", "MEANING", "LAST", "MIN", "MAX", "COUNT"],
            .. _labels.Values.Select(entry => Row(entry.Summary)),
        ];
        if (rows.Length > 1)
        {
            int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
            foreach (string[] row in rows)
            {
                IEnumerable<string> cells = row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
                _output.WriteLine(string.Join("  ", cells).TrimEnd());
            }
        }

        _output.Flush();
    }

    private static void Take(FieldBinding binding, LabelSummary summary, byte status, int value, string sent)
    {
        summary.Count++;
        string text = FieldText.Value(binding, status, value, sent);
        summary.Last = text.Length == 0 ? "--" : text;
        bool isNumber = status == NumberStatus.Ok && text.Length > 0 && binding.EnumSet < 0
            && binding.Grammar is FieldGrammar.Int or FieldGrammar.UInt;
        if (isNumber)
        {
            summary.Min = summary.Min is { } min && min.Raw <= value ? min : (value, text);
            summary.Max = summary.Max is { } max && max.Raw >= value ? max : (value, text);
        }
    }

    private static string[] Row(LabelSummary summary)
    {
        string unit = summary.Unit.Length == 0 || summary.Last == "--" ? "" : " " + summary.Unit;
        return
        [
            summary.Label, summary.Meaning, summary.Last + unit, summary.Min?.Text ?? "", summary.Max?.Text ?? "",
            summary.Count.ToString(CultureInfo.InvariantCulture),
        ];
    }

    // A stream of garbage may hold any number of labels: as many are kept as a port keeps.
    private (FieldBinding Binding, LabelSummary Summary)? Entry(ulong key, byte[] label)
    {
        if (_labels.TryGetValue(key, out var entry))
        {
            return entry;
        }

        if (_labels.Count == PortDecoder.BindingsMax)
        {
            return null;
        }

        var binding = new FieldBinding(key, label);
        string meaning = binding.Quantity < 0 ? "unknown label" : QuantityText.Name(binding.Quantity);
        var summary = new LabelSummary { Label = Encoding.Latin1.GetString(label), Meaning = meaning, Unit = FieldText.Unit(binding) };
        return _labels[key] = (binding, summary);
    }
}
