// PoissonBound: how large a share may really be when few events were counted.

namespace Victron.Edge.Benchmarks.Corruption;

/// <summary>Upper bounds of rare shares.</summary>
public static class PoissonBound
{
    /// <summary>The share that is exceeded by the truth in 1 of 20 such counts: exact for events that come independently.</summary>
    /// <param name="events">Events counted, 0 or more.</param>
    /// <param name="trials">Trials, more than 0.</param>
    public static double Upper95(long events, long trials)
    {
        // The mean at which counting this few or fewer has probability 5 %, found by halving.
        double low = events;
        double high = (events * 2) + 10;
        for (int i = 0; i < 100; i++)
        {
            double mean = (low + high) / 2;
            (low, high) = AtMost(events, mean) > 0.05 ? (mean, high) : (low, mean);
        }

        return high / trials;
    }

    private static double AtMost(long events, double mean)
    {
        double term = Math.Exp(-mean);
        double sum = term;
        for (long k = 1; k <= events; k++)
        {
            term *= mean / k;
            sum += term;
        }

        return sum;
    }
}
