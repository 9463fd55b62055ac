// PortTap: everything that goes over the topics of one port, as it goes. It asks for nothing and sends nothing.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads.Broker;

namespace Victron.Edge.Roads.MqttEdge;

/// <summary>Listens to a port.</summary>
public sealed class PortTap : IBrokerListener, IStatusLog
{
    private const int WaitingMax = 500;
    private const int BytesMax = 4_000;

    private readonly string _prefix;
    private readonly TimeProvider _time;

    // Whoever reads too slowly loses what is oldest, and not the companion its memory.
    private readonly Channel<PortLine> _lines = Channel.CreateBounded<PortLine>(new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest });

    private PortTap(PortAddress place, TimeProvider time)
    {
        _prefix = $"victron-edge/{place.Edge}/{place.Port}/";
        _time = time;
    }

    /// <summary>The messages of a port until told to stop; what the broker kept comes first. Ends with what is wrong when the broker refuses.</summary>
    public static async IAsyncEnumerable<PortLine> ListenAsync(BrokerAddress address, PortAddress place, TimeProvider time, [EnumeratorCancellation] CancellationToken stop)
    {
        var tap = new PortTap(place, time);
        string id = Random.Shared.NextInt64(1L << 32).ToString("x8", CultureInfo.InvariantCulture);
        var link = new BrokerLink(address, new BrokerLinkSettings($"victron-edge-log-{id}", [tap._prefix + "#"], null, ""), tap, tap, time, Random.Shared);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task run = tap.RunAsync(link, end.Token);
        try
        {
            await foreach (PortLine line in tap._lines.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                yield return line;
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public ValueTask UpAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DownAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask MessageAsync(BrokerMessage message)
    {
        ReadOnlySpan<byte> payload = message.Payload.Span;
        string text = Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, BytesMax)]);
        Add(message.Topic.StartsWith(_prefix, StringComparison.Ordinal) ? message.Topic[_prefix.Length..] : message.Topic, payload.Length > BytesMax ? text + "…" : text);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeliveredAsync(int token, bool ok) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Line(string text) => Add("", text);

    private void Add(string topic, string text) => _ = _lines.Writer.TryWrite(new PortLine(_time.GetLocalNow(), topic, text));

    private async Task RunAsync(BrokerLink link, CancellationToken stop)
    {
        try
        {
            BrokerEnd end = await link.RunAsync(stop).ConfigureAwait(false);
            if (end.Problem is { } problem)
            {
                Add("", problem);
            }
        }
        finally
        {
            // Whoever reads would wait for ever else.
            _lines.Writer.Complete();
        }
    }
}
