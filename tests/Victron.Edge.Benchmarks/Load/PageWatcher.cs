// PageWatcher: an open overview as far as the companion sees it: counts the updates that come.

namespace Victron.Edge.Benchmarks.Load;

internal static class PageWatcher
{
    /// <returns>Updates until told to stop.</returns>
    public static async Task<long> CountAsync(Uri page, CancellationToken stop)
    {
        long count = 0;
        try
        {
            using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            using Stream stream = await client.GetStreamAsync(new Uri(page, "/live?scope=o/"), stop).ConfigureAwait(false);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
            {
                count += line == "event: texts" ? 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        return count;
    }
}
