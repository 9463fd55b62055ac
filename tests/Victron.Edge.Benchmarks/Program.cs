// Program: the measurements behind docs/reliability.md and docs/performance.md.

using BenchmarkDotNet.Running;
using Victron.Edge.Benchmarks.Corruption;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Benchmarks.Load;
using Victron.Edge.Benchmarks.Settings;
using Victron.Edge.Benchmarks.Speed;
using Victron.Edge.Benchmarks.Trends;

const string Usage = """
    Usage:
      corruption [--blocks N] [--seed N] [FILE...]   damaged blocks and what the guard lets through
      delivery [--seeds N] [--first N]               days of edges, network, broker and companion with faults
      settings [--seeds N] [--first N]               reading, setting, saving and restoring with faults
      history FOLDER DAYS STEP                       a made-up device in a database: intake, size of each tier, time of any range
      load EDGES SECONDS                             edges at a message a second into one companion: losses, processor, memory
      speed                                          reader and whole path beside a bare sum (BenchmarkDotNet)
      stream FILE                                    writes the 64 MiB stream that the speed figures are about
    """;

switch (args.FirstOrDefault())
{
    case "corruption" when Corruption(args[1..]) is { } request:
        _ = CorruptionReport.Run(request.Blocks, request.Seed, request.Files, Console.Out);
        return 0;
    case "delivery" when Seeds(args[1..], 500) is { } days:
        return DeliveryReport.Run(days.First, days.Count, Console.Out).Count == 0 ? 0 : 1;
    case "settings" when Seeds(args[1..], 2_000) is { } scenarios:
        return SettingsReport.Run(scenarios.First, scenarios.Count, Console.Out).Count == 0 ? 0 : 1;
    case "speed" when args.Length == 1:
        _ = BenchmarkRunner.Run<ReadingSpeed>();
        return 0;
    case "history" when args.Length == 4 && int.TryParse(args[2], out int days) && days > 0 && int.TryParse(args[3], out int step) && step > 0 && Directory.Exists(args[1]):
        TrendReport.Run(args[1], days, step, Console.Out);
        return 0;
    case "load" when args.Length == 3 && int.TryParse(args[1], out int edges) && edges > 0 && int.TryParse(args[2], out int seconds) && seconds > 0:
        return await LoadReport.RunAsync(edges, seconds, Console.Out) == 0 ? 0 : 1;
    case "stream" when args.Length == 2:
        File.WriteAllBytes(args[1], MixedBytes.Make());
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static (int Count, int First)? Seeds(string[] words, int usual)
{
    (int seeds, int first) = (usual, 1);
    for (int i = 0; i < words.Length; i += 2)
    {
        if (words[i] is not ("--seeds" or "--first") || i + 1 == words.Length || !int.TryParse(words[i + 1], out int number) || number <= 0)
        {
            return null;
        }

        (seeds, first) = words[i] == "--seeds" ? (number, first) : (seeds, number);
    }

    return (seeds, first);
}

static (long Blocks, int Seed, string[] Files)? Corruption(string[] words)
{
    long blocks = 7_000_000;
    int seed = 1;
    var files = new List<string>();
    for (int i = 0; i < words.Length; i++)
    {
        bool isOption = words[i] is "--blocks" or "--seed";
        if (isOption && (i + 1 == words.Length || !int.TryParse(words[i + 1], out int number) || number <= 0))
        {
            return null;
        }

        if (isOption)
        {
            (blocks, seed) = words[i] == "--blocks" ? (int.Parse(words[i + 1]), seed) : (blocks, int.Parse(words[i + 1]));
            i++;
        }
        else
        {
            files.Add(words[i]);
        }
    }

    return files.TrueForAll(File.Exists) ? (blocks, seed, files.ToArray()) : null;
}
