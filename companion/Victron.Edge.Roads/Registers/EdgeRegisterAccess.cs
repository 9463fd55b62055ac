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
public sealed class EdgeRegisterAccess(PortAddress address, IEdgeChannel channel, RequestNames names, TimeProvider time) : IRegisterAccess
{
    private const int FramesMax = 32;

    // Void after this time, so that nothing waits in a broker or a queue and happens when nobody expects it any more.
    private const int WriteValidMs = 8_000;

    // An edge gives a read three seconds at most and a write two; one request may run before ours.
    private static readonly TimeSpan ReadWait = TimeSpan.FromSeconds(3.2);
    private static readonly TimeSpan QueueWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WriteWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(250);

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
            StringBuilder frames = new();
            foreach (int register in batch)
            {
                _ = frames.Append(HexLineText.Of(HexCommand.Get, [(byte)register, (byte)(register >> 8), 0])).Append('\n');
            }

            TimeSpan wait = QueueWait + (ReadWait * batch.Length);
            (PortRequest request, string? why) = await AskAsync(HexCommand.Get, batch, "", frames.ToString(), wait, stop).ConfigureAwait(false);
            if (why is null)
            {
                // Reading changes nothing, so what was lost on the way is asked for once more.
                (request, why) = await AskAsync(HexCommand.Get, batch, "", frames.ToString(), wait, stop).ConfigureAwait(false);
            }

            for (int i = 0; i < batch.Length; i++)
            {
                replies.Add(ReplyOf(request, i, batch[i], why));
            }

            progress?.Report(new AccessProgress(replies.Count, registers.Count));
        }

        return replies;
    }

    /// <inheritdoc/>
    public async Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        if (channel.MomentOf(address.Edge) is not { } moment)
        {
            return new RegisterReply(register, ReplyKind.Refused, 0, [], $"nothing was heard of {address.Edge} yet, so nothing was sent; is it online?");
        }

        string until = (moment.UptimeMs + WriteValidMs).ToString(CultureInfo.InvariantCulture);
        string frame = HexLineText.Of(HexCommand.Set, [(byte)register, (byte)(register >> 8), 0, .. value]) + "\n";
        (PortRequest request, string? why) = await AskAsync(HexCommand.Set, [register], $" boot={moment.BootId} until={until}", frame, WriteWait, stop).ConfigureAwait(false);
        return ReplyOf(request, 0, register, why);
    }

    private static RegisterReply ReplyOf(PortRequest request, int index, int register, string? why) => request.Reply(index) ?? (why switch
    {
        null => new RegisterReply(register, ReplyKind.Unanswered, 0, [], "the edge did not answer; is it online?"),
        "" => new RegisterReply(register, ReplyKind.Unanswered, 0, [], "the answer was lost on its way"),
        _ => new RegisterReply(register, why == HexWhy.Unanswered ? ReplyKind.Unanswered : ReplyKind.Refused, 0, [], HexWhy.Words(why)),
    });

    // The word is null when the edge was silent, empty at the end of the request, else why nothing of it was sent.
    private async Task<(PortRequest Request, string? Why)> AskAsync(int command, IReadOnlyList<int> registers, string head, string frames, TimeSpan wait, CancellationToken stop)
    {
        long begin = time.GetTimestamp();
        TimeSpan pause = BusyPause;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            (PortRequest request, string? why) = await AskOnceAsync(new PortRequest(names.Next(), command, registers), head, frames, wait, stop).ConfigureAwait(false);
            if (why != HexWhy.Busy || time.GetElapsedTime(begin) + pause > BusyWait)
            {
                return (request, why);
            }

            await Task.Delay(pause, time, stop).ConfigureAwait(false);
            pause *= 2;
        }
    }

    private async Task<(PortRequest Request, string? Why)> AskOnceAsync(PortRequest request, string head, string frames, TimeSpan wait, CancellationToken stop)
    {
        lock (_lock)
        {
            _open.Add(request);
        }

        try
        {
            string text = $"# id={request.Id}{head}\n{frames}";
            if (!channel.TrySend(new CompanionMessage($"victron-edge/{address.Edge}/{address.Port}/hex/request", Encoding.ASCII.GetBytes(text), false, 0)))
            {
                return (request, HexWhy.NotSent);
            }

            return (request, await request.End.WaitAsync(wait, time, stop).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return (request, null);
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
