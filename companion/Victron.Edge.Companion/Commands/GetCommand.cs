// GetCommand: `victron-edge get`: reads registers of a device and prints their values.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>get</c>.</summary>
internal static class GetCommand
{
    private static readonly Argument<string[]> Registers = DeviceOptions.Words("REGISTER", "Name, or 0x and id; one or more");

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a register: id, name, raw, value, unit, flags" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("get",
            """
            Reads registers of a device: name, value and unit, a line each. Fails when one is refused or not answered.

            Examples:
              victron-edge get mppt bat_absorption_v bat_float_v
              victron-edge get HQ2101DK7PG 0xEDF0 --json
              victron-edge get van-1/ve1 device_mode --broker mqtt://van:secret@192.168.1.20
              victron-edge get bat_type --serial /dev/ttyUSB0
            """) { DeviceOptions.Device, Registers, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Json };
        command.SetAction((parsed, stop) => DeviceOptions.RunAsync(
            parsed, "get", new DeviceForm(DeviceOptions.Given(parsed, parsed.GetValue(Registers) ?? []), "REGISTER...", 1, int.MaxValue),
            (device, registers) => GetSession.RunAsync(device.Work, registers, parsed.GetValue(Json), stop), stop));
        return command;
    }
}
