// LoadReport: many edges at one message a second into one `serve` with its own broker, a process of its own, and open pages beside them:
// whether a sample is lost, and what processor and memory it takes.

using System.Diagnostics;
using System.Globalization;
using Victron.Edge.Core.Samples;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.Benchmarks.Load;

/// <summary>Measures a companion under load.</summary>
public static class LoadReport
{
    private const int Pages = 4;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="edges">Edges with one device each.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="output">For the figures.</param>
    /// <returns>Samples that were sent and are not stored; 0 when all is well.</returns>
    public static async Task<long> RunAsync(int edges, int seconds, TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("victron-edge-load-");
        try
        {
            (long sent, TimeSpan processor, long memory, double events) figures;
            using (var serve = ServeProcess.Start(folder.FullName))
            {
                (Uri page, int broker) = await serve.ReadyAsync().ConfigureAwait(false);
                figures = await LoadAsync(serve, page, broker, edges, seconds).ConfigureAwait(false);
                await serve.EndAsync().ConfigureAwait(false);
            }

            using SqliteSampleHistory history = SqliteSampleHistory.Open(Path.Combine(folder.FullName, "samples.db"), out StoreProblem? problem) ?? throw new IOException(problem!.Words);
            IReadOnlyList<PortSummary> ports = history.Summaries(out _);
            long lost = figures.sent - ports.Sum(port => port.Samples);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {edges} edges, {seconds} s, {Pages} open pages
                sent {figures.sent}, stored {ports.Sum(port => port.Samples)} of {ports.Count} devices, lost {lost}
                processor {100 * figures.processor.TotalSeconds / seconds:0} % of one core, memory {figures.memory / 1e6:0} MB
                page updates {figures.events:0.00} a second and page
                """)).ConfigureAwait(false);
            return lost;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<(long Sent, TimeSpan Processor, long Memory, double Events)> LoadAsync(ServeProcess serve, Uri page, int broker, int edges, int seconds)
    {
        using var end = new CancellationTokenSource();
        LoadEdge[] crowd = [.. Enumerable.Range(0, edges).Select(number => new LoadEdge(number))];
        foreach (LoadEdge edge in crowd)
        {
            await edge.ConnectAsync(broker).ConfigureAwait(false);
        }

        // What connecting takes is not what staying takes.
        Task<long>[] sending = [.. crowd.Select((edge, i) => edge.SendAsync(TimeSpan.FromSeconds((double)i / edges), end.Token))];
        await Task.Delay(Settle).ConfigureAwait(false);
        Task<long>[] watching = [.. Enumerable.Range(0, Pages).Select(_ => PageWatcher.CountAsync(page, end.Token))];
        TimeSpan before = serve.Processor;
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
        (TimeSpan processor, long memory) = (serve.Processor - before, serve.Memory);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await end.CancelAsync().ConfigureAwait(false);
        long sent = (await Task.WhenAll(sending).ConfigureAwait(false)).Sum();
        long events = (await Task.WhenAll(watching).ConfigureAwait(false)).Sum();
        await Task.Delay(Settle).ConfigureAwait(false); // the recorder commits once a second
        foreach (LoadEdge edge in crowd)
        {
            edge.Dispose();
        }

        return (sent, processor * (seconds / elapsed), memory, events / elapsed / Pages);
    }
}
