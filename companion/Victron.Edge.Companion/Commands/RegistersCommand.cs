// RegistersCommand: `victron-edge registers`: what a device has set, and what may be written to it.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>registers</c>.</summary>
internal static class RegistersCommand
{
    private static readonly Option<string[]> Group = new("--group")
    {
        Description = "Only this group, by its name or a part of it; may be given several times",
        HelpName = "GROUP",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> All = new("--all") { Description = "Also what can only be read, and what the device does not have" };
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a register" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("registers",
            """
            Reads the settings of a device and lists them by group: name, id, value, and what may be written.

            Examples:
              victron-edge registers mppt
              victron-edge registers mppt --group battery
              victron-edge registers HQ2101DK7PG --all --json
              victron-edge registers --serial /dev/ttyUSB0
            """) { DeviceOptions.Device, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Group, All, Json };
        command.SetAction((parsed, stop) => DeviceOptions.RunAsync(
            parsed, "registers", new DeviceForm(DeviceOptions.Given(parsed), "", 0, 0),
            (device, _) => RegistersSession.RunAsync(device.Work, parsed.GetValue(Group) ?? [], parsed.GetValue(All), parsed.GetValue(Json), stop), stop));
        return command;
    }
}
