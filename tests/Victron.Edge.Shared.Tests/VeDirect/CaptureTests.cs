// Every recorded stream: its number of good blocks and frames, and none of it refused.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class CaptureTests
{
    // file, good blocks, good frames, believed seconds
    public static TheoryData<string, int, int, int> Files => new()
    {
        { "bmv602-reconstructed", 2, 0, 1 },
        { "bmv700-fw308", 906, 0, 453 },
        { "bmv700-unsynchronised", 1, 0, 1 },
        { "bmv712-fw403-partial", 2, 0, 1 },
        { "bmv712-fw408", 2, 0, 1 },
        { "bmv712-fw413", 2, 0, 1 },
        { "charger-bluesmart-ip65", 1, 10, 1 },
        { "mppt-bluesolar-150-70-async", 1, 4, 1 },
        { "mppt-bluesolar-75-10-fw127", 1, 0, 1 },
        { "mppt-bluesolar-fw123", 248, 7, 248 },
        { "mppt-smartsolar-100-30-fw161-hexreply", 1, 1, 1 },
        { "mppt-smartsolar-100-30-pingreply", 0, 1, 0 },
        { "mppt-smartsolar-150-70-fw316", 4, 14, 2 },
        { "mppt-smartsolar-75-15-fw156", 7, 0, 7 },
        { "mppt-smartsolar-75-15-fw159", 0, 0, 0 },
        { "multi-rs-fw109", 1, 7, 1 },
        { "orion-xs", 2, 0, 2 },
        { "phoenix-inverter-reconstructed", 1, 0, 1 },
        { "phoenix-smart-ip43-reconstructed", 1, 0, 1 },
        { "smartshunt-fw414-block1", 1, 0, 1 },
        { "synthetic-checksum-bytes", 8, 0, 8 },
        { "synthetic-hex-midline", 2, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_recorded_stream_gives_all_its_blocks_and_none_is_refused(string name, int blocks, int frames, int seconds)
    {
        byte[] stream = File.ReadAllBytes(Path.Combine(RepositoryFiles.RequireCaptures(), name + ".vedirect"));
        var taken = new SnapshotLog();
        var decoder = new PortDecoder(null, taken);

        decoder.Feed(stream, 0, stream.Length, 0);
        decoder.Flush();

        Assert.Equal(blocks, decoder.Reader.Blocks);
        Assert.Equal(frames, decoder.Reader.Frames);
        Assert.Equal(0, decoder.Guard.RefusedBlocks);
        Assert.Equal(0, decoder.Guard.RefusedValues);
        Assert.Equal(0, decoder.Guard.RefusedSeconds);
        Assert.Equal(seconds, taken.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"held {decoder.Guard.HeldSeconds} of {seconds} seconds, orphans {decoder.Guard.OrphanBlocks}, incomplete {decoder.Guard.IncompleteSeconds}");
    }

    [Fact]
    public void Every_recorded_stream_is_in_the_table_above()
    {
        string[] there = Directory.GetFiles(RepositoryFiles.RequireCaptures(), "*.vedirect").Select(Path.GetFileNameWithoutExtension).Order().ToArray()!;
        Assert.Equal(Files.Select(row => row.Data.Item1).Order(), there);
    }

    private sealed class SnapshotLog : ISnapshotSink
    {
        public int Count { get; private set; }

        public void OnSnapshot(Snapshot snapshot) => Count++;
    }
}
