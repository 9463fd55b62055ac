// Messages: states and backlogs of an imagined edge.

using System.Globalization;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Companion.Tests.Samples;

internal static class Messages
{
    public const string Boot = "d01a6ec2";

    public static PortAddress Port { get; } = new("van-1", "ve1");

    public static BootKey Key { get; } = new(Port, Boot);

    public static StateMessage State(long seq, string boot = Boot, long? uptimeMs = null, DateTimeOffset? time = null) =>
        new(boot, seq, time, Values(seq)) { UptimeMs = uptimeMs ?? Uptime(seq) };

    public static BacklogMessage Backlog(long after, params long[] seqs) => Backlog(Boot, after, seqs);

    public static BacklogMessage Backlog(string boot, long after, IEnumerable<long> seqs) =>
        new(boot, 1_000_000, after, [.. seqs.Select(seq => new BacklogRow(seq, Uptime(seq), Values(seq)))]);

    public static long Uptime(long seq) => seq is >= 0 and < 1_000_000 ? seq * 1000 : 0;

    public static IReadOnlyList<KeyValuePair<string, RawValue>> Values(long seq) =>
        [new("battery_voltage", new RawValue(LiveValueKind.Number, string.Create(CultureInfo.InvariantCulture, $"{seq}.500")))];
}
