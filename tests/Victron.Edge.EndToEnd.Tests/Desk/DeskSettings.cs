// DeskSettings: the settings text of a board on the desk, written as the set-up program writes it.

using Victron.Edge.Agent;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal static class DeskSettings
{
    /// <summary>Name of the edge in these tests.</summary>
    public const string Edge = "van-1";

    /// <summary>Base of its topics.</summary>
    public const string Topic = "victron-edge/" + Edge + "/";

    /// <summary>Name of the broker's host, which the DNS of the desk knows.</summary>
    public const string BrokerHost = "broker.van";

    /// <summary>Pin of the light.</summary>
    public const int LedPin = 2;

    /// <summary>Pin of the button.</summary>
    public const int ButtonPin = 0;

    /// <summary>Key that the board shares with a companion, 64 hexadecimal digits.</summary>
    public const string PairingKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /// <summary>Settings for the world of a test.</summary>
    public static BoardSettings For(DeskWorld world) => new()
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

    /// <summary>Writes a copy onto the board's drive.</summary>
    /// <param name="board">A board that is off.</param>
    /// <param name="settings">What to write.</param>
    /// <param name="copy">1 or 2.</param>
    public static void Write(DeskBoard board, BoardSettings settings, int copy = 1)
    {
        Assert.Null(settings.Problem());
        File.WriteAllBytes(Path.Combine(board.Flash, $"settings{copy}.txt"), settings.Print());
    }
}
