// RestoreCommand: `victron-edge restore`: brings a device back to what a backup says, in an order that is safe, with proof.

using System.CommandLine;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>restore</c>.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string?> File = DeviceOptions.Word("FILE", "A backup");

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Only these: names of registers or of groups, one or more",
        HelpName = "GROUP|REGISTER",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be written, write nothing" };
    private static readonly Option<bool> OtherProduct = new("--other-product") { Description = "The backup may be of another product of the same family" };
    private static readonly Option<bool> Edited = new("--edited") { Description = "The backup may have been changed by hand: its checksum need not fit" };

    private static readonly Option<bool> SwitchAsSaved = new("--switch-as-saved")
    {
        Description = "Leave the device on or off as the backup has it, instead of as it is now",
    };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("restore",
            """
            Writes what differs from a backup: charger off first, then system voltage, battery type, voltages, limits, then charger as before.
            Shows the plan, asks, reads back each value. If it is cut short the charger stays off; the same command again finishes it.

            Examples:
              victron-edge restore mppt mppt.yaml --dry-run
              victron-edge restore mppt mppt.yaml
              victron-edge restore mppt mppt.yaml --only load_output
              victron-edge restore mppt.yaml --serial /dev/ttyUSB0
            """)
        {
            DeviceOptions.Device, File, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Only, DryRun, DeviceOptions.Yes, OtherProduct, Edited,
            SwitchAsSaved,
        };
        command.SetAction((parsed, stop) =>
        {
            bool isDryRun = parsed.GetValue(DryRun);
            var options = new RestoreOptions(parsed.GetValue(Only) ?? [])
            {
                AllowOtherProduct = parsed.GetValue(OtherProduct),
                AllowEdited = parsed.GetValue(Edited),
                SwitchAsSaved = parsed.GetValue(SwitchAsSaved),
            };
            var form = new DeviceForm(DeviceOptions.Given(parsed, parsed.GetValue(File)), "FILE", 1, 1)
            {
                Check = (words, consent) => BackupFile.Problem(words[0], options.AllowEdited) ?? (isDryRun ? null : consent.Problem()),
            };
            return DeviceOptions.RunAsync(
                parsed, "restore", form,
                (device, words) => RestoreSession.RunAsync(
                    device.Work, words[0], options, isDryRun, new Consent(device.Console, parsed.GetValue(DeviceOptions.Yes)), stop), stop);
        });
        return command;
    }
}
