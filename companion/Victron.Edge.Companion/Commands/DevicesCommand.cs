// DevicesCommand: `victron-edge devices`: which devices there are, by the words with which the other verbs find them.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>devices</c>.</summary>
internal static class DevicesCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a device" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("devices",
            """
            Lists the devices of all edges at a broker, or the one on a cable: name, serial number, place, state, lock.

            Examples:
              victron-edge devices
              victron-edge devices --broker mqtt://van:secret@192.168.1.20 --json
              victron-edge devices --serial /dev/ttyUSB0
            """) { DeviceOptions.Broker, DeviceOptions.Serial, Json };
        command.SetAction((parsed, stop) => DeviceOptions.RunAsync(
            parsed, "devices", (_, _) => null, desk => Task.FromResult(List(desk, parsed.GetValue(Json))), stop));
        return command;
    }

    private static int List(DeviceDesk desk, bool isJson)
    {
        if (desk.Link.Devices.Count == 0)
        {
            return desk.Console.Fail(ExitCode.Failed, desk.NoDevice());
        }

        foreach (string line in isJson ? desk.Link.Devices.Select(DevicesView.Json) : DevicesView.Lines(desk.Link.Devices))
        {
            desk.Console.Say(line);
        }

        return ExitCode.Done;
    }
}
