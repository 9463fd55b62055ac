// CorruptionReport: runs all simulated devices, and recorded streams if given, and prints shares per kind of damage.

using System.Globalization;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>The figures of docs/reliability.md.</summary>
public static class CorruptionReport
{
    private const int RecordedSeconds = 1800;

    /// <summary>Runs and prints.</summary>
    /// <param name="blocks">Damaged blocks over all streams.</param>
    /// <param name="seed">Seed of the damage and of the simulated devices.</param>
    /// <param name="files">Recorded streams to use beside the simulated ones.</param>
    public static IReadOnlyList<CorruptionRun> Run(long blocks, int seed, IReadOnlyList<string> files, TextWriter output)
    {
        var streams = DeviceKinds.All.Select(kind => (kind.Name, Bytes: Simulate(kind.Name, (ulong)seed)))
            .Concat(files.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))))
            .ToList();
        var runs = new List<CorruptionRun>();
        output.WriteLine("stream                              damaged   wrong by checksum alone   wrong with the guard");
        foreach ((string name, byte[] bytes) in streams)
        {
            var run = new CorruptionRun(bytes, seed);
            run.Run(blocks / streams.Count);
            runs.Add(run);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-30}{run.Damaged.Sum(),13:N0}{run.WrongByChecksum.Sum(),26:N0}{run.WrongByGuard.Sum(),23:N0}   {Labels(run)}"));
        }

        PrintKinds(runs, output);
        return runs;
    }

    private static void PrintKinds(List<CorruptionRun> runs, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("damage            blocks   checksum alone: wrong, share, 95 % bound   guard: wrong, share, 95 % bound");
        foreach (DamageKind kind in Enum.GetValues<DamageKind>())
        {
            int at = (int)kind;
            PrintRow(kind.ToString(), runs.Sum(run => run.Damaged[at]), runs.Sum(run => run.WrongByChecksum[at]), runs.Sum(run => run.WrongByGuard[at]), output);
        }

        long damaged = runs.Sum(run => run.Damaged.Sum());
        long wrong = runs.Sum(run => run.WrongByGuard.Sum());
        PrintRow("all", damaged, runs.Sum(run => run.WrongByChecksum.Sum()), wrong, output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"With the guard 1 damaged block in {damaged / Math.Max(1.0, wrong):N0} puts a wrong value out (95 % bound: 1 in {1 / PoissonBound.Upper95(wrong, damaged):N0})."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Undamaged seconds not believed: {runs.Sum(run => run.LostSeconds):N0} of {runs.Sum(run => run.CleanSeconds):N0}."));
    }

    private static void PrintRow(string name, long damaged, long byChecksum, long byGuard, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-12}{damaged,12:N0}{byChecksum,13:N0} {Share(byChecksum, damaged)} {Bound(byChecksum, damaged)}{byGuard,14:N0} {Share(byGuard, damaged)} {Bound(byGuard, damaged)}"));

    private static string Share(long events, long trials) => ((double)events / trials).ToString("0.0E+0", CultureInfo.InvariantCulture).PadLeft(9);

    private static string Bound(long events, long trials) => PoissonBound.Upper95(events, trials).ToString("0.0E+0", CultureInfo.InvariantCulture).PadLeft(9);

    private static string Labels(CorruptionRun run) =>
        string.Join(' ', run.WrongLabels.OrderByDescending(label => label.Value).Take(5).Select(label => $"{label.Key} {label.Value}"));

    private static byte[] Simulate(string kind, ulong seed)
    {
        SimulatedDevice device = SimulatedSystem.OfOne(kind, seed, new TimeOnly(11, 0)).Devices[0];
        var recorded = new MemoryStream();
        byte[] buffer = new byte[4096];
        device.Advance(RecordedSeconds * 1000L);
        int count;
        while ((count = device.Read(buffer, 0, buffer.Length)) > 0)
        {
            recorded.Write(buffer, 0, count);
        }

        return recorded.ToArray();
    }
}
