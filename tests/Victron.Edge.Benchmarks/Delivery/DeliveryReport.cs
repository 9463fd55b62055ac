// DeliveryReport: runs the days of many seeds, says which failed, and how to see one of them again.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>Runs days side by side and adds up their figures.</summary>
public static class DeliveryReport
{
    /// <summary>Runs days.</summary>
    /// <param name="first">Seed of the first day.</param>
    /// <param name="count">How many days.</param>
    /// <param name="output">Where the failing ones and the sums are printed.</param>
    /// <returns>Seeds that failed, with what is wrong.</returns>
    public static IReadOnlyList<(int Seed, string Fault)> Run(int first, int count, TextWriter output)
    {
        DeliveryResult[] results = [.. Enumerable.Range(first, count).AsParallel().AsOrdered().Select(Day)];
        (int Seed, string Fault)[] faults = [.. results.Select((result, i) => (first + i, result.Fault!)).Where(day => day.Item2 is not null)];
        foreach ((int seed, string fault) in faults)
        {
            output.WriteLine($"seed {seed}: {fault}");
            output.WriteLine($"  again: dotnet run -c Release --project tests/Victron.Edge.Benchmarks -- delivery --seeds 1 --first {seed}");
        }

        output.WriteLine($"{count} days of 24 h, seeds {first} to {first + count - 1}: {faults.Length} failed");
        output.WriteLine($"  runs of a port            {results.Sum(day => (long)day.Runs),14:N0}");
        output.WriteLine($"  samples made              {results.Sum(day => day.Made),14:N0}");
        output.WriteLine($"  stored                    {results.Sum(day => day.Stored),14:N0}");
        output.WriteLine($"    of these from a backlog {results.Sum(day => day.FromBacklog),14:N0}");
        output.WriteLine($"  thinned or dropped        {results.Sum(day => day.GivenUp),14:N0}");
        output.WriteLine($"  waiting when power went   {results.Sum(day => day.Died),14:N0}");
        return faults;
    }

    // Whatever goes wrong within a day is a finding about its seed.
    private static DeliveryResult Day(int seed)
    {
        try
        {
            return new SimDay(seed, new SimStore()).Run();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new DeliveryResult(fault.ToString(), 0, 0, 0, 0, 0, 0);
        }
    }
}
