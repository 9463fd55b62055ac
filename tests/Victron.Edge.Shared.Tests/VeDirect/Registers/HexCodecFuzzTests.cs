// Streams of damaged, cut, joined and invented frames: no exception, no frame whose check does not hold when it is added up here once
// more, and what is accepted can be written again. 2,000,000 streams when VICTRON_EDGE_LONG=1, as in CI.

using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

public sealed class HexCodecFuzzTests
{
    private const int Streams = 60_000;
    private const int StreamsInCi = 2_000_000;
    private const int Digits = 16;

    private static readonly int[] Commands = [HexCommand.Ping, HexCommand.Get, HexCommand.Set, HexCommand.Async, HexCommand.Error, HexCommand.PingReply];

    [Fact]
    public void Damaged_streams_raise_nothing_and_no_bad_check_is_accepted()
    {
        int count = Environment.GetEnvironmentVariable("VICTRON_EDGE_LONG") == "1" ? StreamsInCi : Streams;
        long accepted = 0;
        _ = Parallel.For(0, 64, part =>
        {
            var random = new Random(part);
            var judge = new Judge();
            var reader = new VeDirectReader(judge);
            byte[] stream = new byte[400];
            for (int i = 0; i < count / 64; i++)
            {
                int length = Stream(random, stream);
                int cut = random.Next(length + 1);
                judge.Begin(stream, length);
                reader.Feed(stream, 0, cut, 0);
                reader.Feed(stream, cut, length - cut, 0);
                reader.Feed("\n"u8.ToArray(), 0, 1, 0);
            }

            _ = Interlocked.Add(ref accepted, judge.Accepted);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} streams, {accepted} frames accepted");
        Assert.True(accepted > count / 4, "too few frames are good for this to mean anything");
    }

    // One to three frames, half of them damaged.
    private static int Stream(Random random, byte[] stream)
    {
        int at = 0;
        byte[] data = new byte[40];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            random.NextBytes(data);
            int from = at;
            at += HexWriter.Write(Commands[random.Next(Commands.Length)], data, 0, random.Next(data.Length), stream, at);
            if (random.Next(2) == 0)
            {
                at = Damage(random, stream, from, at);
            }
        }

        return at;
    }

    private static int Damage(Random random, byte[] stream, int from, int to)
    {
        int at = random.Next(from, to);
        switch (random.Next(5))
        {
            case 0:
                stream[at] ^= (byte)(1 << random.Next(8));
                return to;
            case 1:
                stream[at] = (byte)random.Next(256);
                return to;
            case 2:
                Array.Copy(stream, at + 1, stream, at, to - at - 1);
                return to - 1;
            case 3:
                Array.Copy(stream, at, stream, at + 1, to - at);
                return to + 1;
            default:
                return at;
        }
    }

    // Adds up again, from the bytes on the wire, with nothing of the codec.
    private sealed class Judge : IVeDirectHandler
    {
        private readonly byte[] _again = new byte[400];
        private string _stream = "";

        public long Accepted { get; private set; }

        public void Begin(byte[] stream, int length) => _stream = Encoding.Latin1.GetString(stream, 0, length);

        public void OnBlock(TextBlock block) => Assert.Fail("noise was taken for a block of text");

        public void OnFrame(HexFrame frame)
        {
            Accepted++;
            int count = HexWriter.Write(frame.Command, frame.Data, 0, frame.Count, _again, 0);

            // Without its LF: what ends a frame may be damaged and the frame still be whole.
            string line = Encoding.Latin1.GetString(_again, 0, count - 1);
            Assert.True(_stream.Contains(line, StringComparison.Ordinal), $"{line} was accepted out of {_stream}");
            int sum = Convert.ToInt32(line[1..2], Digits);
            for (int i = 2; i + 1 < line.Length; i += 2)
            {
                sum += Convert.ToInt32(line.Substring(i, 2), Digits);
            }

            Assert.Equal(0x55, sum & 0xFF);
            Use(frame);
        }

        public void OnRejected(int reason, int byteCount)
        {
            // That is what most of them are for.
        }

        private static void Use(HexFrame frame)
        {
            foreach (int type in (int[])[HexValueType.Un8, HexValueType.Sn16, HexValueType.Un24, HexValueType.Sn32])
            {
                _ = frame.TryReadNumber(type, out _);
            }

            _ = HexText.Length(frame.Data, frame.ValueOffset, frame.ValueCount);
            foreach (Records record in Records.All)
            {
                foreach (int field in record.Fields.Values)
                {
                    _ = HexField.TryRead(field, frame.Data, frame.ValueOffset, frame.ValueCount, out _);
                }
            }
        }
    }
}
