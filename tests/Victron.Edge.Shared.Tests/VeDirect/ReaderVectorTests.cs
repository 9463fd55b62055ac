// The tables in tests/vectors: every stream whole, byte by byte and cut at each position.

using System.Reflection;
using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class ReaderVectorTests
{
    [Fact]
    public void Every_text_stream_gives_its_blocks_however_it_is_cut()
    {
        IReadOnlyList<CsvRow> rows = VectorFile.Read("text-blocks.csv", "name", "stream", "blocks");
        Assert.NotEmpty(rows);
        foreach (CsvRow row in rows)
        {
            string[] blocks = row["blocks"].Split('|');
            foreach (StreamLog log in EveryCut(VectorFile.Bytes(row["stream"])))
            {
                Assert.True(blocks.SequenceEqual(log.Blocks), $"{row.PlaceOf("name")} {row["name"]}: {string.Join('|', log.Blocks)}");
            }
        }
    }

    [Fact]
    public void Every_frame_gives_its_command_data_register_and_flags_however_it_is_cut()
    {
        IReadOnlyList<CsvRow> rows = VectorFile.Read("hex-frames.csv", "name", "stream", "command", "data", "register", "flags");
        Assert.NotEmpty(rows);
        foreach (CsvRow row in rows)
        {
            byte[] stream = VectorFile.Bytes(row["stream"]);
            var log = new FrameLog();
            new VeDirectReader(log).Feed(stream, 0, stream.Length, 0);
            string expected = $"{row["command"]} {row["data"]} {row["register"]} {row["flags"]}";
            Assert.True(log.Frames.Count == 1 && log.Frames[0] == expected, $"{row.PlaceOf("name")} {row["name"]}: {string.Join('|', log.Frames)}");
            Assert.All(EveryCut(stream), cut => Assert.Equal(row["command"] + row["data"], cut.Events.Single(e => e.StartsWith("frame", StringComparison.Ordinal)).Split(' ')[1]));
        }
    }

    [Fact]
    public void Every_broken_stream_is_refused_for_its_reason_and_what_follows_is_read()
    {
        IReadOnlyList<CsvRow> rows = VectorFile.Read("rejected.csv", "name", "stream", "reason", "blocks", "frames");
        Assert.NotEmpty(rows);
        foreach (CsvRow row in rows)
        {
            int reason = (int)typeof(RejectReason).GetField(row["reason"], BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
            foreach (StreamLog log in EveryCut(VectorFile.Bytes(row["stream"])))
            {
                string place = $"{row.PlaceOf("name")} {row["name"]}: {string.Join('|', log.Events)}";
                Assert.True(log.Events.Exists(e => e.StartsWith($"rejected {reason} ", StringComparison.Ordinal)), place);
                Assert.True(log.Blocks.Count == row.Whole("blocks"), place);
                Assert.True(log.Events.Count(e => e.StartsWith("frame", StringComparison.Ordinal)) == row.Whole("frames"), place);
            }
        }
    }

    [Fact]
    public void Vectors_name_every_reason_but_the_one_that_needs_a_clock()
    {
        var named = VectorFile.Read("rejected.csv", "name", "stream", "reason", "blocks", "frames").Select(row => row["reason"]).ToHashSet();
        var all = typeof(RejectReason).GetFields().Select(field => field.Name).Where(name => name != nameof(RejectReason.Count));
        Assert.Equal([nameof(RejectReason.Interrupted)], all.Where(name => !named.Contains(name)));
    }

    private static IEnumerable<StreamLog> EveryCut(byte[] stream)
    {
        yield return StreamLog.Read(stream);
        yield return StreamLog.Read(stream, [.. Enumerable.Range(1, stream.Length - 1)]);
        for (int cut = 1; cut < stream.Length; cut++)
        {
            yield return StreamLog.Read(stream, cut);
        }
    }

    private sealed class FrameLog : IVeDirectHandler
    {
        public List<string> Frames { get; } = [];

        public void OnBlock(TextBlock block)
        {
        }

        public void OnFrame(HexFrame frame)
        {
            string register = frame.Register < 0 ? string.Empty : $"0x{frame.Register:X4}";
            var text = new StringBuilder($"{frame.Command:X} ").Append(Convert.ToHexString(frame.Data, 0, frame.Count));
            Frames.Add($"{text} {register} {frame.Flags}");
        }

        public void OnRejected(int reason, int byteCount)
        {
        }
    }
}
