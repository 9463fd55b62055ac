// SettingsReport: runs the scenarios of many seeds, says which failed, and how to see one of them again.

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>Runs scenarios side by side and adds up their figures.</summary>
public static class SettingsReport
{
    /// <summary>Runs scenarios.</summary>
    /// <param name="first">Seed of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="output">Where the failing ones and the sums are printed.</param>
    /// <returns>Seeds that failed, with what is wrong.</returns>
    public static IReadOnlyList<(int Seed, string Fault)> Run(int first, int count, TextWriter output)
    {
        SettingsResult[] results = [.. Enumerable.Range(first, count).AsParallel().AsOrdered().Select(Scenario)];
        (int Seed, string Fault)[] faults = [.. results.Select((result, i) => (first + i, result.Fault!)).Where(scenario => scenario.Item2 is not null)];
        foreach ((int seed, string fault) in faults)
        {
            output.WriteLine($"seed {seed}: {fault}");
            output.WriteLine($"  again: dotnet run -c Release --project tests/Victron.Edge.Benchmarks -- settings --seeds 1 --first {seed}");
        }

        output.WriteLine($"{count} scenarios, seeds {first} to {first + count - 1}: {faults.Length} failed");
        output.WriteLine($"  registers read            {results.Sum(one => (long)one.Reads),14:N0}");
        output.WriteLine($"  writes asked for          {results.Sum(one => (long)one.Sets),14:N0}");
        output.WriteLine($"    reached the device      {results.Sum(one => (long)one.Arrived),14:N0}");
        output.WriteLine($"    called verified         {results.Sum(one => (long)one.Verified),14:N0}");
        output.WriteLine($"  whole backups             {results.Sum(one => (long)one.Backups),14:N0}");
        output.WriteLine($"  restores to their end     {results.Sum(one => (long)one.Restores),14:N0}");
        output.WriteLine($"  errands that did not end well {results.Sum(one => (long)one.Cut),10:N0}");
        return faults;
    }

    // Whatever goes wrong within a scenario is a finding about its seed.
    private static SettingsResult Scenario(int seed)
    {
        try
        {
            using var scenario = new SettingsScenario(seed);
            return scenario.Run();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new SettingsResult(fault.ToString(), 0, 0, 0, 0, 0, 0, 0);
        }
    }
}
