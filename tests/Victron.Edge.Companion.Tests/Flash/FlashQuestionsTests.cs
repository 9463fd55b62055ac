// The questions as somebody at a terminal answers them.

using Victron.Edge.Agent;
using Victron.Edge.Companion.Flash;

namespace Victron.Edge.Companion.Tests.Flash;

public sealed class FlashQuestionsTests
{
    private static readonly BoardTable Table = BoardTable.Embedded();

    [Fact]
    public void Everything_can_be_asked()
    {
        var asker = new ScriptedAsker("esp32-s3-quad", "/dev/ttyACM0", "van-2", "Van", "correct horse", "", "", "", "battery staple");
        FlashRequest request = Ask(asker, new FlashWords())!;
        Assert.Equal(0, asker.Left);
        Assert.Equal("/dev/ttyACM0", request.Port);
        Assert.Equal("ESP32_S3_QUAD", request.Target);
        Assert.Equal("auto", request.Settings.BrokerHost);
        Assert.Equal("18:17,16:15", request.Settings.Get("ports"));
        Assert.True(request.Settings.Page);
        Assert.True(Victron.Edge.Companion.Edges.Pairings.IsKey(request.Settings.PairingKey));
    }

    [Fact]
    public void A_wrong_answer_is_asked_again_with_its_reason()
    {
        var asker = new ScriptedAsker("Van 2", "van-2", "x", "short", "correct horse", "", "", "6:7", "16:17", "1234", "battery staple");
        FlashRequest request = Ask(asker, new FlashWords { Board = "esp32-devkit", Port = "/dev/ttyUSB0" })!;
        Assert.Equal(
            [
                "a name has 1 to 32 of a-z, 0-9, _ and -.",
                "it has 5 bytes as UTF-8; give 8 to 63.",
                "GPIO 6 leads to the flash memory; take others, for instance 16:17.",
                "it has 4 letters; give 8 or more, of its own and used nowhere else.",
            ],
            asker.Refused);
        Assert.Equal("16:17", request.Settings.Get("ports"));
    }

    [Fact]
    public void An_empty_password_is_taken_only_when_the_network_is_said_to_be_open()
    {
        var asker = new ScriptedAsker("", "n", "", "y", "", "", "", "");
        FlashRequest request = Ask(asker, new FlashWords { Board = "esp32-devkit", Port = "/dev/ttyUSB0", Name = "van-2", WifiName = "Camping" })!;
        Assert.Equal(0, asker.Left);
        Assert.Equal("", request.Settings.WifiPassword);
        Assert.False(request.Settings.Page);
    }

    [Fact]
    public void A_named_broker_is_asked_for_TLS_port_and_login()
    {
        var asker = new ScriptedAsker("broker.home", "y", "", "van", "secret", "", "battery staple");
        FlashRequest request = Ask(asker, new FlashWords { Board = "esp32-wrover", Port = "/dev/ttyUSB0", Name = "van-2", WifiName = "Van", WifiPassword = "correct horse" })!;
        BoardSettings settings = request.Settings;
        Assert.Equal(("broker.home", 8883, true, "van", "secret"), (settings.BrokerHost, settings.BrokerPort, settings.BrokerTls, settings.BrokerUser, settings.BrokerPassword));
    }

    private static FlashRequest? Ask(ScriptedAsker asker, FlashWords words)
    {
        FlashRequest? request = new FlashQuestions(words, asker, Table, null)
            .Ask([new("/dev/ttyACM0", null, null, null), new("/dev/ttyUSB0", null, null, null)], "edge.bin", _ => null, out string? problem);
        Assert.Null(problem);
        return request;
    }
}
