// BackOff: how long to wait before trying again; longer each time, and never all programs at the same moment.

using System.Globalization;

namespace Victron.Edge.Roads;

/// <summary>Waiting times of one connection: 1, 2, 4 … 30 s, each a quarter more or less by chance.</summary>
public sealed class BackOff
{
    private const double SecondsMax = 30;
    private const double Jitter = 0.25;

    private readonly Random _random;
    private double _seconds = 1;

    /// <summary>Starts with the shortest wait.</summary>
    public BackOff(Random random) => _random = random;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        double factor = 1 + (Jitter * ((2 * _random.NextDouble()) - 1));
        TimeSpan wait = TimeSpan.FromSeconds(_seconds * factor);
        _seconds = Math.Min(_seconds * 2, SecondsMax);
        return wait;
    }

    /// <summary>Starts anew after success.</summary>
    public void Reset() => _seconds = 1;

    /// <summary>Says a wait in words: <c>trying again in 2 s</c>.</summary>
    public static string Words(TimeSpan wait) =>
        string.Create(CultureInfo.InvariantCulture, $"trying again in {Math.Max(1, (int)Math.Round(wait.TotalSeconds))} s");
}
