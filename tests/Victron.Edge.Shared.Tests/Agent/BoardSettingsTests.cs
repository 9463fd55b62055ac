// BoardSettingsTests: the text of a board's settings: what goes in comes out, what is wrong is named with line and key.

using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

public sealed class BoardSettingsTests
{
    [Fact]
    public void Settings_read_back_as_they_were_written()
    {
        SomeSettings.Any.Sample(settings =>
        {
            var text = settings.Print();
            var read = BoardSettings.Parse(text, text.Length, out var problem);
            Assert.Null(problem);
            Assert.All(BoardSettings.Keys(), key => Assert.Equal(settings.Get(key), read.Get(key)));
            Assert.Equal(text, read.Print());
        });
    }

    [Fact]
    public void Text_is_a_title_lines_in_order_and_a_checksum()
    {
        var settings = SomeSettings.Plain();
        settings.Generation = 7;
        var lines = Encoding.UTF8.GetString(settings.Print()).Split('\n');
        Assert.Equal("victron-edge-settings 1 7", lines[0]);
        Assert.Equal(BoardSettings.Keys(), lines[1..^2].Select(line => line.Split('=')[0]));
        Assert.Contains("wifi_ssid=Café \"am See\" = schön", lines);
        Assert.Contains("ports=16:17", lines);
        Assert.Matches("^crc=[0-9a-f]{8}$", lines[^2]);
        Assert.Empty(lines[^1]);
    }

    [Fact]
    public void Every_changed_byte_and_every_cut_is_noticed()
    {
        var text = SomeSettings.Plain().Print();
        for (var i = 0; i < text.Length; i++)
        {
            var damaged = (byte[])text.Clone();
            damaged[i] ^= 0x20;
            Assert.Null(BoardSettings.Parse(damaged, damaged.Length, out var problem));
            Assert.Contains("damaged", problem, StringComparison.Ordinal);
            Assert.Null(BoardSettings.Parse(text, i, out problem));
            Assert.Contains("damaged", problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("wifi_password=short", "settings, line 2: wifi_password has 5 bytes as UTF-8; give 8 to 63")]
    [InlineData("wifi_ssid=", "settings, line 2: wifi_ssid has 0 bytes as UTF-8; give 1 to 32")]
    [InlineData("wifi_ssid=ööööööööööööööööö", "settings, line 2: wifi_ssid has 34 bytes as UTF-8; give 1 to 32")]
    [InlineData("name=Van", "settings, line 2: name may have up to 32 of a-z, 0-9, - and _; choose another name")]
    [InlineData("broker_host=http://broker", "settings, line 2: broker_host is no host name or IPv4 address; give that alone, the port goes to broker_port")]
    [InlineData("broker_port=65536", "settings, line 2: broker_port is no whole number from 1 to 65535; give one")]
    [InlineData("broker_port=01883", "settings, line 2: broker_port is no whole number from 1 to 65535; give one")]
    [InlineData("interval_ms=999999999999999", "settings, line 2: interval_ms is no whole number from 1000 to 60000; give one")]
    [InlineData("discovery=yes", "settings, line 2: discovery must be 0 or 1; give one of them")]
    [InlineData("ports=16", "settings, line 2: ports must read rx:tx for each of 1 to 3 ports, for instance 16:17,25:26")]
    [InlineData("ports=1:2,3:4,5:6,7:8", "settings, line 2: ports must read rx:tx for each of 1 to 3 ports, for instance 16:17,25:26")]
    [InlineData("led_pin=49", "settings, line 2: led_pin is no pin; give 0 to 48, or -1 for none")]
    [InlineData("pairing_key=0123", "settings, line 2: pairing_key must have 64 hexadecimal digits, or none; give it as it was made at set-up")]
    [InlineData("known_broker=somewhere", "settings, line 2: known_broker must read host, port and 0 or 1 for TLS; leave it empty")]
    [InlineData("wifi_password=with\ttab and more", "settings, line 2: is not UTF-8 text or holds a control character; write it anew")]
    [InlineData("no equals sign", "settings, line 2: must read key=value; correct the line")]
    [InlineData("wifi_ssid=a\nwifi_ssid=b", "settings, line 3: wifi_ssid was already in line 2; keep one of them")]
    [InlineData("broker_host=10.0.0.1", "settings: wifi_ssid is missing; name the Wi-Fi network that the edge joins")]
    [InlineData("wifi_ssid=van", "settings: broker_host=auto needs a pairing_key; pair the edge or give the broker's address")]
    [InlineData("wifi_ssid=van\nbroker_host=10.0.0.1\nports=4:4", "settings: ports names a pin twice; give each line a pin of its own")]
    [InlineData("wifi_ssid=van\nbroker_host=10.0.0.1\nled_pin=17", "settings: led_pin is in use by a port; choose another, or -1")]
    public void Wrong_value_is_named_with_line_and_key(string lines, string expected)
    {
        var text = Sealed("victron-edge-settings 1 3\n" + lines + "\n");
        Assert.Null(BoardSettings.Parse(text, text.Length, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("victron-edge-settings 2 3\n", "has a format that this firmware does not know")]
    [InlineData("victron-edge-settings 1 0\n", "has no generation number")]
    [InlineData("something else\n", "is not the title of a settings file")]
    public void Title_of_another_kind_is_refused(string title, string expected)
    {
        var text = Sealed(title);
        Assert.Null(BoardSettings.Parse(text, text.Length, out var problem));
        Assert.StartsWith("settings, line 1: " + expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_a_newer_version_is_left_aside()
    {
        var text = Sealed("victron-edge-settings 1 3\nwifi_ssid=van\nsomething_new=1\nbroker_host=10.0.0.1\n");
        var settings = BoardSettings.Parse(text, text.Length, out var problem);
        Assert.Null(problem);
        Assert.Equal("10.0.0.1", settings.BrokerHost);
        Assert.Equal(3, settings.Generation);
        Assert.Equal("something_new is no setting of this version; leave it out", settings.Set("something_new", "1"));
    }

    [Fact]
    public void Any_bytes_with_a_right_checksum_give_settings_or_a_problem()
    {
        Gen.OneOf(Gen.Byte.Array[0, 400], Gen.Char["\n=,: az09é\t"].Array[0, 200].Select(letters => Encoding.UTF8.GetBytes("victron-edge-settings 1 3\n" + new string(letters)))).Sample(body =>
        {
            byte[] lines = [.. body, (byte)'\n'];
            byte[] text = [.. lines, .. Encoding.ASCII.GetBytes("crc=" + Crc32.Text(lines, lines.Length) + "\n")];
            var settings = BoardSettings.Parse(text, text.Length, out var problem);
            Assert.True((settings == null) != (problem == null));
        });
    }

    [Fact]
    public void Value_that_is_refused_changes_nothing_and_no_problem_tells_a_secret()
    {
        var settings = SomeSettings.Plain();
        var before = settings.Print();
        foreach (var key in BoardSettings.Keys())
        {
            var problem = settings.Set(key, "hush\u0001hush");
            Assert.StartsWith(key + " ", problem, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", problem, StringComparison.Ordinal);
        }

        Assert.Equal("wifi_password has 4 bytes as UTF-8; give 8 to 63", settings.Set("wifi_password", "hush"));
        Assert.Equal(before, settings.Print());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.Equal("wifi_ssid holds a control character; leave it out", SomeSettings.Plain().Set("wifi_ssid", "van\ud83d"));
    }

    private static byte[] Sealed(string lines)
    {
        var body = Encoding.UTF8.GetBytes(lines);
        return [.. body, .. Encoding.ASCII.GetBytes("crc=" + Crc32.Text(body, body.Length) + "\n")];
    }
}
