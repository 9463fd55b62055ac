// BridgeCommand: `victron-edge bridge`: a device behind an edge as a VE.Direct port for programs that know nothing of edges.

using System.CommandLine;
using Victron.Edge.Companion.Bridge;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>bridge</c>.</summary>
internal static class BridgeCommand
{
    private static readonly Option<string?> Pty = new("--pty")
    {
        Description = "A new pseudo-terminal, and a link to it under this path; removed at the end (Linux, macOS)",
        HelpName = "PATH",
    };

    private static readonly Option<string?> Tcp = new("--tcp")
    {
        Description = "A TCP port of this machine, for any number of programs; 0 takes a free one",
        HelpName = "PORT",
    };

    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "With --serial: what programs set is passed on unchecked; behind a broker the lock of the edge decides",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("bridge",
            """
            A VE.Direct port for other programs, though the device is behind an edge: text as the device sends it, and HEX both ways.
            Runs until Ctrl-C. Settings are as locked as everywhere.

            Examples:
              victron-edge bridge mppt --pty /tmp/mppt
              victron-edge bridge van-1/ve1 --tcp 4000 --broker mqtt://192.168.1.20
              victron-edge bridge --serial /dev/ttyUSB0 --tcp 4000
            """) { DeviceOptions.Device, Pty, Tcp, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Yes };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        DeviceWords? words = null;
        BridgeRequest? request = null;
        return DeviceOptions.RunAsync(
            parsed, "bridge",
            (_, place) => DeviceWords.Split(new DeviceForm(DeviceOptions.Given(parsed), "", 0, 0), place.Source is not null, out words)
                ?? BridgeRequest.Read(parsed.GetValue(Pty), parsed.GetValue(Tcp), parsed.GetValue(Yes), place.Source is not null, out request),
            desk => BridgeSession.RunAsync(desk, words!.Device, request!, stop), stop);
    }
}
