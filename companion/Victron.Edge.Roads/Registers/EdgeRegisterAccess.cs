// EdgeRegisterAccess: reads and writes registers of the device at one port of an edge, by hex/request, hex/response and hex/error.
// The channel carries the messages; whoever listens hands those of this port to Take. No thread of its own, time from the TimeProvider.
// Source: docs/mqtt.md, "HEX frames to a device".

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Roads.Registers;

/// <summary>The registers behind one port.</summary>
/// <param name="address">The port.</param>
/// <param name="channel">The way to its edge.</param>
/// <param name="names">Names for requests, one for all ports of this companion.</param>
/// <param name="time">Clock for time-outs.</param>
public sealed class EdgeRegisterAccess(PortAddress address, IEdgeChannel channel, RequestNames names, TimeProvider time) : IRegisterAccess, IDisposable
{
    private const int FramesMax = 32;

    // Void after this time, so that nothing waits in a broker or a queue and happens when nobody expects it any more.
    private const int WriteValidMs = 8_000;

    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(250);

    // One request at a time: an edge keeps one more than the one that runs, and that place is for another companion.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly List<PortRequest> _open = [];

    /// <summary>Takes a message of the port; other requests' answers are left alone.</summary>
    /// <param name="kind"><c>response</c> or <c>error</c>, the last part of the topic.</param>
    /// <param name="payload">The payload.</param>
    public void Take(string kind, ReadOnlyMemory<byte> payload)
    {
        PortRequest[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        string text = Encoding.UTF8.GetString(payload.Span);
        foreach (PortRequest request in open)
        {
            if (kind == "response")
            {
                request.TakeResponse(text);
            }
            else if (kind == "error")
            {
                request.TakeError(text);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop)
    {
        List<RegisterReply> replies = new(registers.Count);
        foreach (int[] batch in registers.Chunk(FramesMax))
        {
            var frames = new StringBuilder();
            foreach (int register in batch)
            {
                _ = frames.Append(HexLineText.Of(HexCommand.Get, [(byte)register, (byte)(register >> 8), 0])).Append('\n');
            }

            string text = frames.ToString();
            string Payload(string id) => $"# id={id}\n{text}";
            PortRequest request = await AskAsync(HexCommand.Get, batch, Payload, stop).ConfigureAwait(false);
            if (request.IsLost)
            {
                // Reading changes nothing, so what was lost on the way is asked for once more.
                request = await AskAsync(HexCommand.Get, batch, Payload, stop).ConfigureAwait(false);
            }

            replies.AddRange(batch.Select((register, i) => request.Reply(i, address.Edge)));
            progress?.Report(new AccessProgress(replies.Count, registers.Count));
        }

        return replies;
    }

    /// <inheritdoc/>
    public async Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        if (channel.MomentOf(address.Edge) is null)
        {
            return new RegisterReply(register, ReplyKind.Refused, 0, [], $"nothing was heard of {address.Edge} yet, so nothing was sent; is it online?");
        }

        string frame = HexLineText.Of(HexCommand.Set, [(byte)register, (byte)(register >> 8), 0, .. value]);
        string Payload(string id)
        {
            // Anew for each try, so that waiting for a busy port does not use the time up.
            EdgeMoment moment = channel.MomentOf(address.Edge)!;
            return string.Create(CultureInfo.InvariantCulture, $"# id={id} boot={moment.BootId} until={moment.UptimeMs + WriteValidMs}\n{frame}\n");
        }

        PortRequest request = await AskAsync(HexCommand.Set, [register], Payload, stop).ConfigureAwait(false);
        return request.Reply(0, address.Edge);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<PortRequest> AskAsync(int command, IReadOnlyList<int> registers, Func<string, string> payload, CancellationToken stop)
    {
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            long begin = time.GetTimestamp();
            TimeSpan pause = BusyPause;
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                var request = new PortRequest(names.Next(), command, registers);
                await AskOnceAsync(request, payload(request.Id), stop).ConfigureAwait(false);
                if (request.Refusal != HexWhy.Busy || time.GetElapsedTime(begin) + pause > BusyWait)
                {
                    return request;
                }

                await Task.Delay(pause, time, stop).ConfigureAwait(false);
                pause *= 2;
            }
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    private async Task AskOnceAsync(PortRequest request, string payload, CancellationToken stop)
    {
        lock (_lock)
        {
            _open.Add(request);
        }

        try
        {
            if (channel.TrySend(new CompanionMessage($"victron-edge/{address.Edge}/{address.Port}/hex/request", Encoding.ASCII.GetBytes(payload), false, 0)))
            {
                await request.WaitAsync(time, stop).ConfigureAwait(false);
            }
            else
            {
                request.Refuse(HexWhy.NotSent);
            }
        }
        finally
        {
            lock (_lock)
            {
                _ = _open.Remove(request);
            }
        }
    }
}
