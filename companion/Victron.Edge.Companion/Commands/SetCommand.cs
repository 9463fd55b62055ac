// SetCommand: `victron-edge set`: writes one register of a device, after showing what changes, and reads it back.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>set</c>.</summary>
internal static class SetCommand
{
    private static readonly Argument<string?> Register = DeviceOptions.Word("REGISTER", "Name, or 0x and id");
    private static readonly Argument<string?> Value = DeviceOptions.Word("VALUE", "Number with or without its unit, or the word of a state");

    private static readonly Option<bool> Json = new("--json") { Description = "The outcome as a JSON object" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("set",
            """
            Writes one register of a device: shows the old and the new value and the risk, asks, writes, reads back. Succeeds only when
            the device has the value: Verified, or Unchanged when it had it before. Otherwise Refused, Unanswered or Differs.

            Examples:
              victron-edge set mppt bat_max_current "15 A"
              victron-edge set mppt dc_output_control always_on
              victron-edge set HQ2101DK7PG 0xEDF7 14.2 --yes
              victron-edge set bat_max_current 15 --serial /dev/ttyUSB0
            """) { DeviceOptions.Device, Register, Value, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, DeviceOptions.Yes, Json };
        command.SetAction((parsed, stop) => DeviceOptions.RunAsync(
            parsed, "set", new DeviceForm(DeviceOptions.Given(parsed, parsed.GetValue(Register), parsed.GetValue(Value)), "REGISTER VALUE", 2, 2) { Check = DeviceForm.AsksFirst },
            (device, words) => SetSession.RunAsync(
                device.Work, words[0], words[1], new Consent(device.Console, parsed.GetValue(DeviceOptions.Yes)), parsed.GetValue(Json), stop), stop));
        return command;
    }
}
