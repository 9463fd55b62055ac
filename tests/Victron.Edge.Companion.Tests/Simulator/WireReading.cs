// WireReading: takes a byte stream apart for the simulator's tests with a reader of its own, so that a mistake that the
// simulator and the product's reader share would still show. Believes nothing: sums and checks are part of the result.
using System.Globalization;
using System.Text;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Companion.Tests.Simulator;

internal sealed class WireReading
{
    private static readonly byte[] ChecksumMark = Encoding.ASCII.GetBytes("\r\nChecksum\t");

    public List<Block> Blocks { get; } = [];

    public List<Frame> Frames { get; } = [];

    public IEnumerable<Block> GoodBlocks => Blocks.Where(block => block.Sum == 0);

    public static WireReading Of(IReadOnlyList<WireByte> bytes)
    {
        WireReading reading = new();
        List<WireByte> text = [];
        List<WireByte> frame = [];
        bool isInFrame = false;
        foreach (WireByte next in bytes)
        {
            bool isChecksumByte = !isInFrame && EndsWithMark(text);
            if (next.Value == (byte)':' && !isChecksumByte)
            {
                isInFrame = true;
                frame.Clear();
            }

            if (isInFrame)
            {
                frame.Add(next);
                isInFrame = next.Value != (byte)'\n';
                if (!isInFrame)
                {
                    reading.Frames.Add(new Frame(Encoding.ASCII.GetString([.. frame.Select(b => b.Value)]), frame[0].SentMs, text.Count > 0));
                }

                continue;
            }

            text.Add(next);
            if (isChecksumByte)
            {
                reading.Blocks.Add(Block.Of(text));
                text.Clear();
            }
        }

        return reading;
    }

    /// <summary>Everything a link sends from its present time to <paramref name="untilMs"/>.</summary>
    public static List<WireByte> Drain(ISimulatedLink link, long fromMs, long untilMs, long stepMs = 100)
    {
        List<WireByte> bytes = [];
        for (long now = fromMs; now <= untilMs; now += stepMs)
        {
            link.Advance(now);
            while (link.TryRead(out WireByte next))
            {
                bytes.Add(next);
            }
        }

        return bytes;
    }

    public static SimulatedDevice Device(string kind, ulong seed = 1, string start = "10:30") =>
        SimulatedSystem.OfOne(kind, seed, TimeOnly.Parse(start, CultureInfo.InvariantCulture)).Devices[0];

    private static bool EndsWithMark(List<WireByte> text)
    {
        if (text.Count < ChecksumMark.Length)
        {
            return false;
        }

        for (int i = 0; i < ChecksumMark.Length; i++)
        {
            if (text[text.Count - ChecksumMark.Length + i].Value != ChecksumMark[i])
            {
                return false;
            }
        }

        return true;
    }

    internal sealed record Frame(string Text, long SentMs, bool IsInsideBlock)
    {
        /// <summary>Command digit plus all bytes up to the check, modulo 256; 0x55 in a good frame.</summary>
        public int Total
        {
            get
            {
                string digits = Text.Trim(':', '\n');
                int sum = Convert.ToInt32(digits[..1], 16);
                return (sum + Convert.FromHexString(digits[1..]).Sum(b => b)) & 0xFF;
            }
        }
    }

    internal sealed record Block(IReadOnlyList<(string Label, string Value)> Fields, int Sum, long FirstMs, long LastMs, int Length)
    {
        public string Labels => string.Join(' ', Fields.Select(entry => entry.Label));

        public string this[string label] => Fields.First(entry => entry.Label == label).Value;

        public long Number(string label) => long.Parse(this[label], CultureInfo.InvariantCulture);

        public static Block Of(List<WireByte> text)
        {
            string characters = Encoding.Latin1.GetString([.. text.Select(b => b.Value)]);
            int end = characters.LastIndexOf("\r\nChecksum\t", StringComparison.Ordinal);
            List<(string, string)> fields = [];
            foreach (string line in characters[..end].Split("\r\n").Skip(1))
            {
                string[] parts = line.Split('\t', 2);
                fields.Add((parts[0], parts.Length == 2 ? parts[1] : string.Empty));
            }

            return new Block(fields, text.Sum(b => b.Value) & 0xFF, text[0].SentMs, text[^1].SentMs, text.Count);
        }
    }
}
