// FramesCommand: `victron-edge hex`: sends HEX frames to a device and prints what it answers, as it is and in words.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>hex</c>.</summary>
internal static class FramesCommand
{
    private const int FramesMax = 32;

    private static readonly Argument<string[]> Frames = DeviceOptions.Words("FRAME", $"With colon and check (:7F0ED0071), or without both (7F0ED00); up to {FramesMax}");

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("hex",
            """
            Sends HEX frames to a device and prints its answers, as sent and in words. Only ping, version, product id and get pass without
            a question. Set and restart need an unlocked edge; no rule of a register is checked there, and nothing is read back: use set.

            Examples:
              victron-edge hex mppt 7F0ED00
              victron-edge hex mppt :154 :451
              victron-edge hex 7F0ED00 --serial /dev/ttyUSB0
            """) { DeviceOptions.Device, Frames, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, DeviceOptions.Yes };
        command.SetAction((parsed, stop) => DeviceOptions.RunAsync(
            parsed, "hex", new DeviceForm(DeviceOptions.Given(parsed, parsed.GetValue(Frames) ?? []), "FRAME...", 1, FramesMax) { Check = FramesSession.Problem },
            (device, frames) => FramesSession.RunAsync(device, frames, new Consent(device.Console, parsed.GetValue(DeviceOptions.Yes)), stop), stop));
        return command;
    }
}
