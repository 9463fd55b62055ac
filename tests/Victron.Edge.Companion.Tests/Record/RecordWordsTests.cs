// What `record` says: a status for people and for programs, and the table of what is stored.

using Victron.Edge.Companion.Record;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Record;

public sealed class RecordWordsTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123);

    [Fact]
    public void A_status_is_one_line_and_trouble_stands_at_its_end()
    {
        var well = new RecordStatus(At, new LedgerCounts(86_400, 12, 3, 0, 0), 5, 0, 12_345_678, null);
        Assert.Equal("1 edge, 3 devices: 86,400 samples stored, 12 repeats, 3 lost; 12.3 MB", well.Line(1, 3));
        var ill = new RecordStatus(At, new LedgerCounts(1, 0, 0, 2, 4) { Undated = 3 }, 5, 6, 12_345, new StoreProblem(StoreTrouble.Full, "full."));
        Assert.Equal(
            "2 edges, 1 device: 1 sample stored, 0 repeats, 0 lost; 12 kB; 2 unreadable; 3 without a date; 10 left to the edges for want of room; 5 wait for the disk", ill.Line(2, 1));
    }

    [Fact]
    public void A_status_for_programs_has_every_count()
    {
        var status = new RecordStatus(At, new LedgerCounts(5, 4, 3, 2, 1) { Undated = 7 }, 6, 1, 999, null);
        Assert.Equal(
            """{"time":"2026-09-21T14:13:20Z","edges":1,"devices":2,"stored":5,"repeats":4,"lost":3,"malformed":2,"undated":7,"no_room":2,"waiting":6,"size_bytes":999,"problem":null}""",
            status.Json(1, 2));
    }

    [Fact]
    public void The_summary_is_two_lines_or_an_object_a_device()
    {
        PortSummary[] ports =
        [
            new(new PortAddress("van-1", "ve1"), new DeviceIdentity("0xA056", "SmartSolar MPPT 100/30", "mppt", "HQ2101DK7PG", null), 1_790_000_000_000, 1_790_000_086_400, 86_400, 12, 3),
            new(new PortAddress("van-1", "ve2"), DeviceIdentity.Unknown, null, null, 0, 0, 0),
        ];
        Assert.Equal(
            """
            van-1/ve1        SmartSolar MPPT 100/30       HQ2101DK7PG
              2026-09-21 14:13:20 to 2026-09-21 14:14:46  86,400 samples  12 lost  3 missing
            van-1/ve2        --                           --
              -- to --  0 samples  0 lost  0 missing
            """.ReplaceLineEndings("\n"),
            string.Join('\n', RecordSummary.Lines(ports, TimeZoneInfo.Utc)));
        Assert.Equal(
            """{"edge":"van-1","port":"ve2","product":null,"serial":null,"first":null,"last":null,"samples":0,"lost":0,"missing":0}""", RecordSummary.Json(ports[1]));
    }
}
