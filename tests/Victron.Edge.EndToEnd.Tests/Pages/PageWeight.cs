// PageWeight: counts the bytes that come over the wire for a page, heads included, packed as they come.

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>The scales.</summary>
internal sealed class PageWeight
{
    private readonly ConcurrentDictionary<string, string> _paths = [];
    private readonly ConcurrentDictionary<string, long> _bytes = [];
    private readonly ConcurrentDictionary<string, bool> _finished = [];
    private volatile bool _hasEvents;

    private PageWeight()
    {
    }

    /// <summary>Bytes so far, of what has come and of what still comes.</summary>
    public long Bytes => _bytes.Values.Sum();

    /// <summary>Whether an event has come: the transfer of events itself never ends.</summary>
    public bool HasEvents => _hasEvents;

    /// <summary>Paths of what has come.</summary>
    public IReadOnlyList<string> Finished => [.. _finished.Keys.Select(id => _paths[id]).Order(StringComparer.Ordinal)];

    /// <summary>Begins to count.</summary>
    public static async Task<PageWeight> OfAsync(IPage page)
    {
        var weight = new PageWeight();
        ICDPSession wire = await page.Context.NewCDPSessionAsync(page);
        wire.Event("Network.requestWillBeSent").OnEvent += (_, what) => weight._paths[Id(what)] = new Uri(what!.Value.GetProperty("request").GetProperty("url").GetString()!).AbsolutePath;
        wire.Event("Network.dataReceived").OnEvent += (_, what) => _ = weight._bytes.AddOrUpdate(Id(what), Length(what), (_, sum) => sum + Length(what));
        wire.Event("Network.eventSourceMessageReceived").OnEvent += (_, _) => weight._hasEvents = true;
        wire.Event("Network.loadingFinished").OnEvent += (_, what) =>
        {
            weight._bytes[Id(what)] = Length(what);
            weight._finished[Id(what)] = true;
        };
        _ = await wire.SendAsync("Network.enable");
        return weight;
    }

    private static string Id(JsonElement? what) => what!.Value.GetProperty("requestId").GetString()!;

    private static long Length(JsonElement? what) => (long)what!.Value.GetProperty("encodedDataLength").GetDouble();
}
