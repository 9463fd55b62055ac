// BackupCommand: `victron-edge backup`: what is set in a device, in a file that people can read.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>backup</c>.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> File = new("--output", "-o")
    {
        Description = "The file, YAML",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Overwrite the file if it is there" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("backup",
            """
            Reads everything that is set in a device into a file: names, units, raw values, identity, checksum. Changes nothing.

            Examples:
              victron-edge backup mppt -o mppt.yaml
              victron-edge backup HQ2101DK7PG -o mppt.yaml --force
              victron-edge backup --serial /dev/ttyUSB0 -o mppt.yaml
            """) { DeviceOptions.Device, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, File, Force };
        command.SetAction((parsed, stop) =>
        {
            string file = parsed.GetRequiredValue(File);
            bool force = parsed.GetValue(Force);
            var form = new DeviceForm(DeviceOptions.Given(parsed), "", 0, 0) { Check = (_, _) => WholeFile.Problem(file, force) };
            return DeviceOptions.RunAsync(parsed, "backup", form, (device, _) => BackupSession.RunAsync(device.Work, file, force, stop), stop);
        });
        return command;
    }
}
