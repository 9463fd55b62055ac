// Edges as an owner reads them, within 80 columns.

using Victron.Edge.Companion.Edges;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Tests.Edges;

public sealed class EdgeCardTests
{
    private const string Info = """
        {"contract":1,"firmware":"0.1.0","board":"esp32-devkit","ip":"192.168.100.131","rssi":-71,"boot_id":"d01a6ec2","uptime_ms":280000000,
        "heap_free":94208,"boot_count":12,"boot_reason":"network_stuck","safe_mode":true,"writes":{"allowed":true,"until_ms":281740000,"challenge":"0123456789abcdef-3"},
        "refused_commands":2,"reconnects":41,"incoming_dropped":1,"ports":{
        "ve1":{"blocks":1234567,"bad_checksums":12,"refused_values":3,"frames":45,"waiting":120,"thinned":1600,"dropped":17,"backlog":88},
        "ve2":{"blocks":2345678,"bad_checksums":0,"refused_values":0,"frames":0,"waiting":119,"thinned":0,"dropped":0,"backlog":0}}}
        """;

    [Fact]
    public void Everything_that_an_edge_says_of_itself_fits_80_columns()
    {
        var edge = new EdgeNode("van-1") { IsOnline = true, Report = Read(Info) };
        Assert.Equal(
            """
            van-1          online   esp32-devkit  192.168.100.131  firmware 0.1.0
              signal -71 dBm weak  heap 92 KB  up 3 d  starts 12, last: Network stuck
              writes allowed for 29 min  paired with this computer  SAFE MODE
              blocks 3,580,245  bad 12  refused 3  waiting 239  thinned 1,600  dropped 17
              run d01a6ec2  reconnects 41  refused orders 2  messages too much 1
              Safe mode: it started again and again, so it leaves its devices alone.
              Restart it, or write a newer program with victron-edge flash.
              ve1  blocks 1,234,567  bad 12  refused 3  HEX frames 45
                   samples waiting 120  thinned 1,600  dropped 17  backlog 88
              ve2  blocks 2,345,678  bad 0  refused 0  HEX frames 0
                   samples waiting 119  thinned 0  dropped 0  backlog 0
            """,
            string.Join('\n', EdgeCard.Full(edge, isPaired: true)));
        Assert.All(EdgeCard.Full(edge, isPaired: true), line => Assert.InRange(line.Length, 1, 80));
    }

    [Fact]
    public void What_an_edge_does_not_say_is_not_made_up()
    {
        var edge = new EdgeNode("van-2");
        Assert.Equal(
            """
            van-2          unknown  --  --  firmware --
              signal --  heap --  up --  starts --
              not paired with this computer
              blocks 0  bad 0  refused 0  waiting 0  thinned 0  dropped 0
            """,
            string.Join('\n', EdgeCard.Brief(edge, isPaired: false)));
    }

    [Fact]
    public void A_control_character_of_a_stranger_does_not_reach_the_terminal()
    {
        var edge = new EdgeNode("van-3") { IsOnline = false, Report = Read("""{"board":"\u001b[2J\nx","firmware":"1"}""") };
        Assert.All(EdgeCard.Full(edge, isPaired: false), line => Assert.DoesNotContain(line, char.IsControl));
    }

    [Theory]
    [InlineData("""{"uptime_ms":-1,"heap_free":"x","boot_count":1.5,"writes":7}""")]
    [InlineData("""{"uptime_ms":9223372036854775807,"writes":{"allowed":"yes"}}""")]
    [InlineData("""{"uptime_ms":1e300,"writes":{"allowed":null},"safe_mode":1,"ports":[]}""")]
    public void Nonsense_of_a_stranger_is_nothing(string info)
    {
        EdgeReport report = Read(info);
        Assert.Equal((null, null, false), (report.Uptime, report.Writes, report.IsSafeMode));
        Assert.NotEmpty(EdgeCard.Full(new EdgeNode("van-4") { Report = report }, isPaired: false));
        Assert.NotEmpty(EdgeJson.Of(new EdgeNode("van-4") { Report = report }, isPaired: false));
    }

    private static EdgeReport Read(string json) => EdgeMessages.ReadReport(System.Text.Encoding.UTF8.GetBytes(json))!;
}
