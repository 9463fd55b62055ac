// DeskBoards: boards as most tests want them: set up for the broker and the cable of the test.

using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

internal static class DeskBoards
{
    public const string Topic = "victron-edge/edge-a1b2c3/";

    /// <summary>A board that is off.</summary>
    public static DeskBoard Make(Mosquitto broker, params PtyReplay[] cables)
    {
        var world = new DeskWorld { Hosts = { ["192.168.1.10"] = $"127.0.0.1:{broker.Port}" } };
        for (int i = 0; i < cables.Length; i++)
        {
            world.Ports[$"COM{i + 2}"] = cables[i].Path;
        }

        var board = new DeskBoard(world);
        board.StoreWifi(world.Ssid, world.Password);
        return board;
    }
}
