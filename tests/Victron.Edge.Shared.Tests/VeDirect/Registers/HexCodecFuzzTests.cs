// Streams of damaged, cut, joined, overlong and invented frames and of noise, in pieces of any size: no exception, no frame whose check does not hold when it is added up here once
// more, and what is accepted can be written again. 2,000,000 streams when VICTRON_EDGE_LONG=1, as in CI.

using System.Text;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect.Registers;

public sealed class HexCodecFuzzTests
{
    private const int Streams = 60_000;
    private const int StreamsInCi = 2_000_000;
    private const int Digits = 16;

    private const int Commands = 16;
    private const int StreamBytesMax = 1024;
    private const int NoiseBytesMax = 120;

    // One frame in 16 may have some bytes more than the reader takes; the longest that was recorded has 37.
    private const int DataBytes = 40;
    private const int DataBytesLong = VeDirectReader.FrameBytesMax + 12;

    private static readonly byte[] NoiseLetters = [.. "0123456789ABCDEF::7A8\n"u8];

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
            byte[] stream = new byte[StreamBytesMax];
            for (int i = 0; i < count / 64; i++)
            {
                int length = Stream(random, stream);
                stream[length++] = (byte)'\n';
                judge.Begin(stream, length);
                for (int at = 0, piece; at < length; at += piece)
                {
                    piece = random.Next(1, length - at + 1);
                    reader.Feed(stream, at, piece, 0);
                }
            }

            _ = Interlocked.Add(ref accepted, judge.Accepted);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} streams, {accepted} frames accepted");
        Assert.True(accepted > count / 4, "too few frames are good for this to mean anything");
    }

    // One to three frames, half of them damaged; one stream in eight is noise.
    private static int Stream(Random random, byte[] stream)
    {
        if (random.Next(8) == 0)
        {
            return Noise(random, stream);
        }

        int at = 0;
        byte[] data = new byte[DataBytesLong];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            random.NextBytes(data);
            int from = at;
            int count = random.Next(random.Next(16) == 0 ? DataBytesLong : DataBytes);
            at += HexWriter.Write(random.Next(Commands), data, 0, count, stream, at);
            if (random.Next(2) == 0)
            {
                at = Damage(random, stream, from, at);
            }
        }

        return at;
    }

    // Half of it any bytes, half of it what frames are made of: of that, some checks hold by chance.
    private static int Noise(Random random, byte[] stream)
    {
        bool isAny = random.Next(2) == 0;
        int length = random.Next(NoiseBytesMax);
        for (int i = 0; i < length; i++)
        {
            stream[i] = isAny ? (byte)random.Next(256) : NoiseLetters[random.Next(NoiseLetters.Length)];
        }

        return length;
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
        private readonly byte[] _again = new byte[HexWriter.FrameLength(VeDirectReader.FrameBytesMax)];
        private string _stream = "";

        public long Accepted { get; private set; }

        public void Begin(byte[] stream, int length) => _stream = Encoding.Latin1.GetString(stream, 0, length);

        public void OnBlock(TextBlock block) => Assert.Fail("noise was taken for a block of text");

        public void OnFrame(HexFrame frame)
        {
            Accepted++;
            Assert.True(frame.Count < VeDirectReader.FrameBytesMax, "a frame is longer than its buffer");
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
