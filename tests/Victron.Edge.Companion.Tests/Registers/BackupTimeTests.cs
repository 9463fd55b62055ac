// How long a whole backup takes, and what it costs of the text: a simulated device with the timing of its line, answers after 15 ms,
// and a network of 150 ms a way, all in virtual time, so that the figures are the same on any machine.

using System.Globalization;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Benchmarks.Settings;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Hex;

namespace Victron.Edge.Companion.Tests.Registers;

public sealed class BackupTimeTests
{
    private const int LineMs = 150;
    private const int BeginMs = 40_000;
    private const int AfterMs = 20_000;
    private const int BoundMs = 10_000;
    private const int StepMs = 10;
    private const int SecondMs = 1_000;

    public static TheoryData<string> Kinds => [.. DeviceKinds.All.Where(kind => kind.Hex != HexGeneration.None).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_whole_backup_takes_less_than_ten_seconds(string kind)
    {
        var world = new SimWorld(1);
        var broker = new SimBroker(world.Random.Fork(1));
        SimulatedDevice device = SimulatedSystem.OfOne(kind, 1, new TimeOnly(11, 0)).Devices[0];
        Assert.Equal(15, device.Kind.Registers.AnswerDelayMs);
        var edge = new BenchEdge(world, broker, device, world.Random.Fork(2), Line(world, 3));
        var text = new TextWatch(world, broker, Line(world, 4));
        using var companion = new BenchCompanion(world, broker, world.Random.Fork(5), Line(world, 6), []);
        edge.Start();
        world.RunUntil(BeginMs);

        var progress = new Steps();
        Task<(DeviceBackup? Backup, string? Problem)> backup = Backups(companion).TakeAsync(Target(device, companion), progress, TestContext.Current.CancellationToken);
        while (!backup.IsCompleted)
        {
            world.RunUntil(world.NowMs + StepMs);
        }

        long tookMs = world.NowMs - BeginMs;
        long endMs = world.NowMs;
        world.RunUntil(endMs + AfterMs);
        DeviceBackup saved = (await backup).Backup!;
        long usualMs = text.LongestGapMs(BeginMs / 2, BeginMs);
        long silentMs = text.LongestGapMs(BeginMs, endMs + AfterMs);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{kind}: {saved.Entries.Count} settings in {tookMs / 1000.0:0.0} s; longest time without values {silentMs / 1000.0:0.0} s (before it {usualMs / 1000.0:0.0} s), back {text.BackMs(endMs) / 1000.0:0.0} s after the end"));
        Assert.InRange(tookMs, 1, BoundMs);
        Assert.InRange(text.BackMs(endMs), 0, BoundMs);
        Assert.True(device.Kind.Hex == HexGeneration.Old || silentMs <= usualMs + SecondMs, $"new devices go on with their text, {silentMs} ms");
        Assert.Equal(progress.Total, progress.Done);
    }

    private static SimNetwork Line(SimWorld world, int branch) => new(world.Random.Fork(branch), LineMs, LineMs);

    private static BackupService Backups(BenchCompanion companion) =>
        new(Bench.Catalogue, new SettingsService(Bench.Catalogue, new BenchBooks(), companion.Time), companion.Time, "test");

    private static SettingsTarget Target(SimulatedDevice device, BenchCompanion companion) => new(
        DeviceId.Of(device.Serial, BenchCompanion.Port), device.Name, device.Family, 0xA381, device.Serial, "1.61", BenchCompanion.Port.ToString(), companion);

    // What a progress bar is given, on the thread of the test.
    private sealed class Steps : IProgress<AccessProgress>
    {
        public int Done { get; private set; }

        public int Total { get; private set; }

        public void Report(AccessProgress value)
        {
            Assert.True(value.Done > Done, "a progress bar goes forward");
            Done = value.Done;
            Total = value.Total;
        }
    }

    // When values came in.
    private sealed class TextWatch : ISimClient
    {
        private readonly SimWorld _world;
        private readonly SimLine _line;
        private readonly List<long> _times = [];

        public TextWatch(SimWorld world, SimBroker broker, SimNetwork network)
        {
            _world = world;
            _line = new SimLine(world, broker, network, this, world.Random.Fork(9), () => { });
            _line.Start();
        }

        public long LongestGapMs(long fromMs, long toMs)
        {
            long[] times = [_times.Last(time => time < fromMs), .. _times.Where(time => time >= fromMs && time <= toMs)];
            return times.Zip(times.Skip(1), (one, next) => next - one).Max();
        }

        public long BackMs(long endMs) => _times.First(time => time >= endMs) - endMs;

        public bool Wants(string topic) => topic.EndsWith("/state", StringComparison.Ordinal);

        public void Arrived(SimMessage message, bool isDuplicate) => _times.Add(_world.NowMs);

        public void Lost(SimSession session) => _line.Lost();
    }
}
