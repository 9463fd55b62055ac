// LoadEdge: an edge with a battery monitor as far as a broker sees it: retained status and info, then a state a second.

using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Victron.Edge.Benchmarks.Load;

internal sealed class LoadEdge(int number) : IDisposable
{
    private const string Host = "127.0.0.1";

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"van-{number}");
    private readonly string _boot = number.ToString("x8", CultureInfo.InvariantCulture);

    public async Task ConnectAsync(int port)
    {
        _ = await _client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(Host, port).WithClientId(_name).Build()).ConfigureAwait(false);
        await SayAsync("status", "online").ConfigureAwait(false);
        await SayAsync("info", $$"""{"contract":1,"firmware":"0.1.0","board":"load","boot_id":"{{_boot}}","uptime_ms":1000,"writes":{"allowed":false},"ports":{ } }""").ConfigureAwait(false);
        await SayAsync("ve1/info", $$"""{"pid":"0xA381","product":"BMV-712 Smart","family":"bmv712","serial":"HQ{{number:0000}}LOAD","firmware":"4.08"}""").ConfigureAwait(false);
        await SayAsync("ve1/status", "online").ConfigureAwait(false);
    }

    /// <returns>States that were sent.</returns>
    public async Task<long> SendAsync(TimeSpan phase, CancellationToken stop)
    {
        long sequence = 0;
        await Task.Delay(phase, CancellationToken.None).ConfigureAwait(false);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            await SayAsync("ve1/state", State(++sequence), MqttQualityOfServiceLevel.AtMostOnce).ConfigureAwait(false);
            _ = await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return sequence;
    }

    public void Dispose() => _client.Dispose();

    private string State(long sequence) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"seq":{{sequence}},"boot_id":"{{_boot}}","uptime_ms":{{sequence * 1000}},"battery_voltage":{{12.6 + (sequence % 50 / 100.0):0.000}},"starter_voltage":13.930,"battery_current":{{sequence % 90 / 10.0:0.000}},"battery_power":{{sequence % 125}},"consumed_ah":-51.830,"state_of_charge":74.1,"time_to_go":null,"discharging":false,"alarm":false,"relay":false,"alarm_reason":[],"monitor_mode":"battery_monitor","deepest_discharge":-121.600,"last_discharge":-52.005,"average_discharge":-48.300,"charge_cycles":29,"full_discharges":0,"total_ah_drawn":-2410.505,"battery_voltage_min":11.940,"battery_voltage_max":14.460,"time_since_full_charge":{{61263 + sequence}},"synchronisations":27,"discharged_energy":61.00,"charged_energy":64.50}
        """);

    // As docs/mqtt.md has it: everything is kept by the broker, states with QoS 0.
    private async Task SayAsync(string topic, string payload, MqttQualityOfServiceLevel level = MqttQualityOfServiceLevel.AtLeastOnce) => _ = await _client.PublishAsync(new MqttApplicationMessage
    {
        Topic = $"victron-edge/{_name}/{topic}",
        PayloadSegment = Encoding.UTF8.GetBytes(payload),
        Retain = true,
        QualityOfServiceLevel = level,
    }).ConfigureAwait(false);
}
