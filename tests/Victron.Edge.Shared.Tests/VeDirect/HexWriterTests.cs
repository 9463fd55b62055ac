// HexWriter: what it writes VeDirectReader reads back, and it writes recorded frames as the devices did.

using System.Text;
using CsCheck;
using Victron.Edge.Catalogue;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class HexWriterTests
{
    private static readonly string[] Directions = ["request", "response"];

    [Fact]
    public void Request_for_every_register_reads_back_as_itself()
    {
        var log = new FrameLog();
        var reader = new VeDirectReader(log);
        byte[] target = new byte[HexWriter.FrameLength(3)];
        for (int register = 0; register <= 0xFFFF; register++)
        {
            int count = HexWriter.WriteGet(register, target, 0);
            reader.Feed(target, 0, count, 0);

            Assert.Equal(11, count);
            Assert.Equal((register + 1, HexCommand.Get, register, 0, 3), (log.Frames, log.Command, log.Register, log.Flags, log.Data.Length));
        }

        Assert.Equal(0, log.Rejected);
    }

    [Fact]
    public void Frame_of_any_command_and_up_to_120_bytes_reads_back_as_itself_from_any_place() =>
        Gen.Select(Gen.Int[0, 0xF], Gen.Byte.Array[0, 120], Gen.Int[0, 5], Gen.Int[0, 5]).Sample(
            (command, data, skip, at) =>
            {
                byte[] source = [.. Enumerable.Repeat((byte)0xEE, skip), .. data, 0xEE];
                byte[] target = new byte[at + HexWriter.FrameLength(data.Length)];
                int count = HexWriter.Write(command, source, skip, data.Length, target, at);
                var log = new FrameLog();
                new VeDirectReader(log).Feed(target, at, count, 0);

                Assert.Equal(HexWriter.FrameLength(data.Length), count);
                Assert.Equal((1, 0, command), (log.Frames, log.Rejected, log.Command));
                Assert.Equal(data, log.Data);
                Assert.All(target[..at], b => Assert.Equal(0, b));
            },
            iter: 5_000);

    [Theory]
    [InlineData(HexCommand.Ping, "", ":154\n")]
    [InlineData(HexCommand.AppVersion, "", ":352\n")]
    [InlineData(HexCommand.ProductId, "", ":451\n")]
    [InlineData(HexCommand.Restart, "", ":64F\n")]
    [InlineData(HexCommand.Get, "F0ED00", ":7F0ED0071\n")]
    [InlineData(HexCommand.Set, "001000F401", ":8001000F40148\n")]
    public void Frame_is_written_as_the_protocol_document_shows_it(int command, string data, string expected) =>
        Assert.Equal(expected, Write(command, Convert.FromHexString(data)));

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void Command_that_is_no_nibble_is_our_mistake_and_throws(int command) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(command, []));

    [Fact]
    public void Every_recorded_frame_is_read_and_written_as_it_was_recorded_and_the_spoilt_ones_are_refused()
    {
        string path = Path.Combine(RepositoryFiles.RequireCaptures(), "hex-exchanges.csv");
        CsvTable table = CsvTable.Parse("hex-exchanges.csv", File.ReadAllText(path), "request", "response", "meaning", "checksum_check", "source");
        Assert.NotEmpty(table.Rows);
        foreach (CsvRow row in table.Rows)
        {
            foreach (string column in Directions.Where(c => row[c].Length > 0))
            {
                // In the exchanges that went wrong it was the request that was spoilt; devices answered well.
                bool isGood = row["checksum_check"] == "ok" || column == "response";
                var log = new FrameLog();
                byte[] bytes = Encoding.ASCII.GetBytes(row[column] + "\n");
                new VeDirectReader(log).Feed(bytes, 0, bytes.Length, 0);

                Assert.True((log.Frames, log.Rejected) == (isGood ? (1, 0) : (0, 1)), $"{row.PlaceOf(column)} {row[column]}");
                if (isGood)
                {
                    Assert.Equal(row[column] + "\n", Write(log.Command, log.Data));
                }
            }
        }
    }

    private static string Write(int command, byte[] data)
    {
        byte[] target = new byte[HexWriter.FrameLength(data.Length)];
        return Encoding.ASCII.GetString(target, 0, HexWriter.Write(command, data, 0, data.Length, target, 0));
    }

    private sealed class FrameLog : IVeDirectHandler
    {
        public int Frames { get; private set; }

        public int Rejected { get; private set; }

        public int Command { get; private set; }

        public int Register { get; private set; }

        public int Flags { get; private set; }

        public byte[] Data { get; private set; } = [];

        public void OnBlock(TextBlock block) => Assert.Fail("a frame was taken for text");

        public void OnFrame(HexFrame frame)
        {
            Frames++;
            Command = frame.Command;
            Register = frame.Register;
            Flags = frame.Flags;
            Data = frame.Data[..frame.Count];
        }

        public void OnRejected(int reason, int byteCount) => Rejected++;
    }
}
