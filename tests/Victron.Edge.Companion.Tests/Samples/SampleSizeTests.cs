// How large samples are on the disk. The figures stand in docs/record.md.

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Companion.Tests.Samples;

public sealed class SampleSizeTests : IDisposable
{
    private const int Count = 20_000;
    private const int BatchCount = 100;
    private const long Start = 1_790_000_000_000;

    private const string Solar =
        """{"seq":28,"boot_id":"d01a6ec2","uptime_ms":28618,"battery_voltage":12.660,"battery_current":20.200,"pv_voltage":36.660,"pv_power":267,"tracker_mode":"mpp_tracker_active","device_state":"bulk","off_reason":[],"charger_error":"no_error","load_output":true,"relay":false,"yield_total":1234.56,"yield_today":0.00,"max_power_today":273,"yield_yesterday":1.02,"max_power_yesterday":287,"day_number":57}""";

    private const string Monitor =
        """{"seq":22,"boot_id":"d01a6ec2","uptime_ms":28927,"battery_voltage":12.622,"starter_voltage":13.930,"battery_current":9.869,"battery_power":125,"consumed_ah":-51.830,"state_of_charge":74.1,"time_to_go":null,"discharging":false,"alarm":false,"relay":false,"alarm_reason":[],"monitor_mode":"battery_monitor","deepest_discharge":-121.600,"last_discharge":-52.005,"average_discharge":-48.300,"charge_cycles":29,"full_discharges":0,"total_ah_drawn":-2410.505,"battery_voltage_min":11.940,"battery_voltage_max":14.460,"time_since_full_charge":61263,"synchronisations":27,"low_voltage_alarms":0,"high_voltage_alarms":0,"starter_voltage_min":11.620,"starter_voltage_max":14.380,"discharged_energy":61.00,"charged_energy":64.50}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-size-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData(Solar, 16, 170)]
    [InlineData(Monitor, 28, 270)]
    public void A_sample_takes_few_bytes(string payload, int values, int bytesMax)
    {
        StateMessage state = EdgeMessages.ReadState(Encoding.UTF8.GetBytes(payload))!;
        Assert.Equal(values, state.Values.Count);
        string file = Path.Combine(_folder.FullName, "samples.db");
        using (SqliteSampleStore store = SqliteSampleStore.Open(file, out _)!)
        {
            for (int first = 1; first <= Count; first += BatchCount)
            {
                Sample[] samples = [.. Enumerable.Range(first, BatchCount).Select(seq => Moved(state, seq))];
                var boot = new BootEntry(Messages.Key, new BootState(samples[^1].Sequence, 0, [], Start, BootDating.Arrival), samples[^1].Sequence, Start);
                Assert.Null(store.Commit(new SampleBatch(samples, [boot], [])));
            }
        }

        double each = (double)new FileInfo(file).Length / Count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{values} values: {each:N0} bytes a sample; at one a second {each * 86_400 / 1e6:N1} MB a day, at one in 5 s {each * 17_280 / 1e6:N1} MB."));
        Assert.InRange(each, 1, bytesMax);
    }

    // Voltage and current move, as they do in life.
    private static Sample Moved(StateMessage state, int seq)
    {
        KeyValuePair<string, RawValue>[] values = [.. state.Values.Select(value => value.Key is "battery_voltage" or "battery_current"
            ? new KeyValuePair<string, RawValue>(value.Key, new RawValue(LiveValueKind.Number, string.Create(CultureInfo.InvariantCulture, $"{12 + (seq % 2000 / 1000.0):F3}")))
            : value)];
        return new Sample(Messages.Key, seq, seq * 1000L, Start + (seq * 1000L), "HQ2101DK7PG", values);
    }
}
