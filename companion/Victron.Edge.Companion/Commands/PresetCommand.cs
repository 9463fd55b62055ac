// PresetCommand: `victron-edge preset`: the battery presets that a device has itself. None of them is ours.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>preset</c>.</summary>
internal static class PresetCommand
{
    private static readonly Argument<string?> Preset = DeviceOptions.Word("PRESET", "Number or word of a preset, to apply it");
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a preset" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("preset",
            """
            Lists the battery presets that a device has built in, or applies one: shows what changes, asks, writes, reads back.

            Examples:
              victron-edge preset mppt
              victron-edge preset mppt 2
              victron-edge preset mppt user_defined
              victron-edge preset - 2 --serial /dev/ttyUSB0
            """) { DeviceOptions.Device, Preset, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, DeviceOptions.Yes, Json };
        command.SetAction((parsed, stop) =>
        {
            var form = new DeviceForm(DeviceOptions.Given(parsed, parsed.GetValue(Preset)), "[PRESET]", 0, 1)
            {
                Check = (words, consent) => words.Count > 0 ? consent.Problem() : null,
            };
            return DeviceOptions.RunAsync(
                parsed, "preset", form,
                (device, words) => words.Count == 0
                    ? PresetSession.ListAsync(device.Work, parsed.GetValue(Json), stop)
                    : PresetSession.ChooseAsync(device.Work, words[0], new Consent(device.Console, parsed.GetValue(DeviceOptions.Yes)), stop), stop);
        });
        return command;
    }
}
