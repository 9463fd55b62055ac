// SimulationRequest: what the user asked for, checked. Leaves running to SimulationRun.
using System.Globalization;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Faults;

namespace Victron.Edge.Companion.Simulate;

/// <summary>A checked request of <c>simulate</c>.</summary>
internal sealed record SimulationRequest
{
    private static readonly (string Unit, long Ms)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("", 1000)];

    public required DeviceKind Kind { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>Simulated seconds per second; 0 means as fast as possible.</summary>
    public double Speed { get; init; } = 1;

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Simulated duration in ms; <see cref="long.MaxValue"/> when there is no end.</summary>
    public long ForMs { get; init; } = long.MaxValue;

    public TimeOnly Start { get; init; } = new Scenario { Devices = [] }.Start;

    /// <summary>Checks the words of the user.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="request">The request; null unless the result is true.</param>
    /// <param name="problem">What is wrong and what to do, one line; empty when the result is true.</param>
    public static bool TryRead(SimulationWords words, out SimulationRequest? request, out string problem)
    {
        request = null;
        DeviceKind? kind = DeviceKinds.Find(words.Device);
        if (kind is null)
        {
            problem = $"--device: unknown device '{words.Device}', use one of {string.Join(", ", DeviceKinds.All.Select(known => known.Name))}";
            return false;
        }

        if (!TryReadFaults(words.Faults, out List<Fault> faults, out problem)
            || !TryReadTimes(words, out long forMs, out TimeOnly start, out problem))
        {
            return false;
        }

        if (words.Speed is double.NaN or < 0 or > 100_000)
        {
            problem = "--speed: use a number from 0 (as fast as possible) to 100000, for example --speed 60";
            return false;
        }

        if (words.Speed == 0 && words.Serial is not null)
        {
            problem = "--speed 0: only without --serial, a port needs a pace; use for example --speed 60";
            return false;
        }

        request = new SimulationRequest { Kind = kind, Seed = words.Seed, Speed = words.Speed, Faults = faults, ForMs = forMs, Start = start };
        return true;
    }

    private static bool TryReadFaults(IReadOnlyList<string> words, out List<Fault> faults, out string problem)
    {
        faults = [];
        problem = string.Empty;
        foreach (string word in words)
        {
            if (!Fault.TryParse(word, out Fault? fault, out string reason))
            {
                problem = $"--fault: {reason}";
                return false;
            }

            faults.Add(fault!);
        }

        return true;
    }

    private static bool TryReadTimes(SimulationWords words, out long forMs, out TimeOnly start, out string problem)
    {
        forMs = long.MaxValue;
        start = new Scenario { Devices = [] }.Start;
        problem = string.Empty;
        if (words.For is not null && !TryReadDuration(words.For, out forMs))
        {
            problem = $"--for: '{words.For}' is not a duration, use for example 15s, 2m, 1h";
        }
        else if (words.Start is not null
            && !TimeOnly.TryParseExact(words.Start, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out start))
        {
            problem = $"--start: '{words.Start}' is not a time of day, use HH:MM, for example 10:30";
        }

        return problem.Length == 0;
    }

    private static bool TryReadDuration(string text, out long ms)
    {
        ms = 0;
        string number = text.TrimEnd('m', 's', 'h', 'd');
        string unit = text[number.Length..];
        int row = Array.FindIndex(Units, entry => entry.Unit == unit);
        if (row < 0
            || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            || value <= 0 || value * Units[row].Ms > int.MaxValue * 1000.0)
        {
            return false;
        }

        ms = (long)(value * Units[row].Ms);
        return true;
    }
}
