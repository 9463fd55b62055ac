// DeskBoards: boards as most tests want them: set up for the Wi-Fi, the broker and the cables of the test.

using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal static class DeskBoards
{
    /// <summary>Name of the edge.</summary>
    public const string Edge = "van-1";

    /// <summary>Beginning of its topics.</summary>
    public const string Topic = "victron-edge/" + Edge + "/";

    /// <summary>Name of the broker's host, which the DNS of the desk knows.</summary>
    public const string BrokerHost = "broker.van";

    /// <summary>Pin of the light.</summary>
    public const int LedPin = 2;

    /// <summary>Pin of the button.</summary>
    public const int ButtonPin = 0;

    /// <summary>Key that the board shares with a companion, 64 hexadecimal digits.</summary>
    public const string PairingKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static readonly string[] Pins = ["16:17", "25:26"];

    /// <summary>A board that is off and has its settings.</summary>
    /// <param name="broker">Where its broker is; null: nowhere.</param>
    /// <param name="cables">What is plugged into its ports.</param>
    public static DeskBoard Make(Mosquitto? broker, params PtyReplay[] cables) => Make(broker, _ => { }, cables);

    /// <summary>A board that is off and has its settings, changed as a test wants them.</summary>
    public static DeskBoard Make(Mosquitto? broker, Action<BoardSettings> change, params PtyReplay[] cables)
    {
        var world = new DeskWorld { Hosts = { [BrokerHost] = $"127.0.0.1:{broker?.Port ?? 1}" } };
        for (int i = 0; i < cables.Length; i++)
        {
            world.Ports[$"COM{i + 2}"] = cables[i].Path;
        }

        var board = new DeskBoard(world);
        BoardSettings settings = new()
        {
            Name = Edge,
            WifiSsid = world.Ssid,
            WifiPassword = world.Password,
            BrokerHost = BrokerHost,
            IntervalMs = 1000,
            LedPin = LedPin,
            ButtonPin = ButtonPin,
            Page = false,
        };
        Assert.Null(settings.Set("ports", string.Join(',', Pins.Take(Math.Max(cables.Length, 1)))));
        change(settings);
        Assert.Null(settings.Problem());
        File.WriteAllBytes(board.File("settings1.txt"), settings.Print());
        return board;
    }
}
