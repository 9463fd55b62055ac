// Fault: a kind of fault and how often it happens, and the words for it on the command line.
using System.Globalization;

namespace Victron.Edge.Simulator.Faults;

/// <summary>One fault with its rate.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Rate">Probability per byte or per second (see <see cref="FaultKind"/>), 0 … 1.</param>
public sealed record Fault(FaultKind Kind, double Rate)
{
    private static readonly (string Name, FaultKind Kind, double Rate)[] Table =
    [
        ("flip", FaultKind.Flip, 0.001),
        ("drop", FaultKind.Drop, 0.001),
        ("insert", FaultKind.Insert, 0.001),
        ("pause", FaultKind.Pause, 0.05),
        ("garbage", FaultKind.Garbage, 0.05),
        ("brown-out", FaultKind.BrownOut, 0.02),
    ];

    /// <summary>Names of all faults, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>The fault with the rate it has when none is given.</summary>
    public static Fault WithUsualRate(FaultKind kind)
    {
        (string _, FaultKind _, double rate) = Table.First(row => row.Kind == kind);
        return new Fault(kind, rate);
    }

    /// <summary>Reads <c>NAME</c> or <c>NAME=RATE</c>, for example <c>flip=0.01</c>.</summary>
    /// <param name="text">The words of the user.</param>
    /// <param name="fault">The fault; null unless the result is true.</param>
    /// <param name="problem">What is wrong, in one sentence; empty when the result is true.</param>
    public static bool TryParse(string text, out Fault? fault, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        fault = null;
        problem = string.Empty;
        string[] parts = text.Split('=', 2);
        int row = Array.FindIndex(Table, entry => string.Equals(entry.Name, parts[0], StringComparison.OrdinalIgnoreCase));
        if (row < 0)
        {
            problem = $"unknown fault '{parts[0]}', use one of {string.Join(", ", Names)}";
            return false;
        }

        double rate = Table[row].Rate;
        if (parts.Length == 2
            && !(double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out rate) && rate is >= 0 and <= 1))
        {
            problem = $"fault rate '{parts[1]}' is not a number from 0 to 1, for example {Table[row].Name}=0.01";
            return false;
        }

        fault = new Fault(Table[row].Kind, rate);
        return true;
    }
}
