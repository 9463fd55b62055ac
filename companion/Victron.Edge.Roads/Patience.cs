// Patience: waits for something that is only seen by looking.

namespace Victron.Edge.Roads;

/// <summary>Waits.</summary>
public static class Patience
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until something is so.</summary>
    /// <param name="isSo">Looks.</param>
    /// <param name="wait">For how long at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>False when it was not so in time.</returns>
    public static async Task<bool> HoldsAsync(Func<bool> isSo, TimeSpan wait, TimeProvider time, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        while (!isSo())
        {
            if (time.GetElapsedTime(start) >= wait)
            {
                return false;
            }

            await Task.Delay(LookEvery, time, stop).ConfigureAwait(false);
        }

        return true;
    }
}
