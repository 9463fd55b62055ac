// HistoryCommand: `victron-edge history`: what a device remembers itself: days of a solar charger, cycles, counters.

using System.CommandLine;
using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Commands;

/// <summary>The verb <c>history</c>.</summary>
internal static class HistoryCommand
{
    private static readonly Option<bool> Csv = new("--csv") { Description = "Comma-separated, with a heading" };
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a day, cycle or counter" };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("history",
            """
            Shows what a device remembers itself: the last 30 days of a solar charger, the counters of a battery monitor or inverter.
            Days are the device's own: it counts them and knows no date.

            Examples:
              victron-edge history mppt
              victron-edge history mppt --csv > days.csv
              victron-edge history --serial /dev/ttyUSB0 --json
            """) { DeviceOptions.Device, DeviceOptions.Broker, DeviceOptions.Serial, DeviceOptions.Data, Csv, Json };
        command.SetAction((parsed, stop) =>
        {
            bool csv = parsed.GetValue(Csv);
            bool json = parsed.GetValue(Json);
            var form = new DeviceForm(DeviceOptions.Given(parsed), "", 0, 0) { Check = (_, _) => csv && json ? "--csv and --json: give one of them." : null };
            return DeviceOptions.RunAsync(parsed, "history", form, (device, _) => HistorySession.RunAsync(device.Work, csv, json, stop), stop);
        });
        return command;
    }
}
