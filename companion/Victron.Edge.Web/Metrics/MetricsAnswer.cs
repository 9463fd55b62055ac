// MetricsAnswer: the present for Prometheus. What is not known now has no sample, so that a graph has a gap there and no level line.

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Web.Metrics;

/// <summary>Makes the text of <c>/metrics</c>.</summary>
internal sealed class MetricsAnswer
{
    private const string Prefix = "victron_";
    private const string Type = "text/plain; version=0.0.4; charset=utf-8";

    // As long as the sums of the overview wait for a device that is quiet.
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, MetricFamily> _byName = [];
    private readonly List<MetricFamily> _inOrder = [];

    private MetricsAnswer()
    {
    }

    /// <summary>Answers a request.</summary>
    public static IResult Of(LivePicture picture) => TypedResults.Text(Text(picture), Type, Encoding.UTF8);

    /// <summary>The text.</summary>
    public static string Text(LivePicture picture)
    {
        var answer = new MetricsAnswer();
        foreach (Device device in picture.Devices)
        {
            answer.AddDevice(picture, device);
        }

        foreach (EdgeNode edge in picture.Edges)
        {
            answer.AddEdge(edge);
        }

        answer.Gauge("alarms", "Alarms that go on.").Add("", picture.Alarms.Count);
        var text = new StringBuilder();
        foreach (MetricFamily family in answer._inOrder)
        {
            family.WriteTo(text);
        }

        return text.ToString();
    }

    private void AddDevice(LivePicture picture, Device device)
    {
        string labels = MetricFamily.Labels(
            ("device", device.Name), ("edge", device.Address.Edge), ("port", device.Address.Port), ("serial", device.Identity.Serial), ("product", device.Identity.Product));
        Freshness freshness = picture.FreshnessOf(device);
        TimeSpan? age = FreshnessRule.Age(device, picture.Now);
        MetricFamily ages = Gauge("device_age_seconds", "Age of the values of a device in s.");
        if (age is { } known)
        {
            ages.Add(labels, known.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        }

        Gauge("device_fresh", "1 while values of a device arrive as expected, else 0.").Add(labels, freshness == Freshness.Live ? 1 : 0);
        if (freshness != Freshness.Live && (freshness == Freshness.Offline || age is null || age > KnownFor))
        {
            return;
        }

        // A label that no table knows has no unit, and may be anything.
        foreach ((string key, LiveValue value) in device.Values)
        {
            if (picture.Names.Unit(key) is { } unit && value.TryNumber(out FixedNumber number))
            {
                string name = ValueWords.Name(key, picture.Names);
                Gauge(key, unit.Length == 0 ? $"{name}." : $"{name} in {unit}.").Add(labels, number.ToString());
            }
        }
    }

    private void AddEdge(EdgeNode edge)
    {
        string labels = MetricFamily.Labels(("edge", edge.Name));
        if (edge.IsOnline is { } isOnline)
        {
            Gauge("edge_online", "1 while an edge is there, 0 while it is gone.").Add(labels, isOnline ? 1 : 0);
        }

        // What an edge that is gone said last is not so any more.
        if (edge.IsOnline == false)
        {
            return;
        }

        EdgeReport report = edge.Report;
        Gauge("edge_uptime_seconds", "Time since the start of an edge in s.").Add(labels, (long?)report.Uptime?.TotalSeconds);
        Gauge("edge_heap_free_bytes", "Free memory of an edge in bytes.").Add(labels, report.HeapFree);
        Gauge("edge_signal_dbm", "Wi-Fi signal of an edge in dBm.").Add(labels, report.SignalDbm);
        Counter("edge_reconnects_total", "Times that an edge lost its broker and came back.").Add(labels, report.Reconnects);
        Counter("edge_refused_commands_total", "Orders that an edge did not follow.").Add(labels, report.RefusedCommands);
        foreach ((string port, PortCounters counters) in report.Ports)
        {
            AddPort(MetricFamily.Labels(("edge", edge.Name), ("port", port)), counters);
        }
    }

    private void AddPort(string labels, PortCounters counters)
    {
        Counter("port_blocks_total", "Good text blocks.").Add(labels, counters.Blocks);
        Counter("port_bad_blocks_total", "Text blocks with a wrong checksum.").Add(labels, counters.BadBlocks);
        Counter("port_refused_values_total", "Values that were not believed.").Add(labels, counters.RefusedValues);
        Counter("port_hex_frames_total", "Good HEX frames.").Add(labels, counters.Frames);
        Gauge("port_waiting_samples", "Samples that an edge keeps until they are stored.").Add(labels, counters.Waiting);
        Counter("port_thinned_samples_total", "Samples that were thinned out before they were stored.").Add(labels, counters.Thinned);
        Counter("port_dropped_samples_total", "Samples that were dropped for want of room.").Add(labels, counters.Dropped);
        Counter("port_backlog_messages_total", "Messages with kept samples that an edge sent.").Add(labels, counters.BacklogMessages);
    }

    private MetricFamily Gauge(string name, string help) => Family(name, "gauge", help);

    private MetricFamily Counter(string name, string help) => Family(name, "counter", help);

    private MetricFamily Family(string name, string type, string help)
    {
        if (!_byName.TryGetValue(name, out MetricFamily? family))
        {
            _byName[name] = family = new MetricFamily(Prefix + name, type, help);
            _inOrder.Add(family);
        }

        return family;
    }
}
