// PortRequest: what came back for one request to a port, and whether anything is still to come.
// Source: docs/mqtt.md, "HEX frames to a device".

using Victron.Edge.Core.Registers;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Roads.Registers;

/// <summary>One request on its way.</summary>
/// <param name="id">Its name.</param>
/// <param name="command">Command of all its frames, a get or a set.</param>
/// <param name="registers">Register of each frame.</param>
internal sealed class PortRequest(string id, int command, IReadOnlyList<int> registers)
{
    // An edge gives a frame three seconds at most, and may have the request of another companion before ours.
    private static readonly TimeSpan SignWait = TimeSpan.FromSeconds(15);

    // An error travels with another quality of service than the end, so it may come after it.
    private static readonly TimeSpan ErrorWait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly RegisterReply?[] _replies = new RegisterReply?[registers.Count];
    private readonly string?[] _why = new string?[registers.Count];

    // Continuations run where the message or the time-out came in: a test in virtual time needs no thread.
    private TaskCompletionSource _sign = new();
    private string? _doubt;
    private bool _hasSign;
    private bool _hasEnded;

    /// <summary>Its name.</summary>
    public string Id => id;

    /// <summary>The word with which all of it was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether it came to an end without the edge having said so.</summary>
    public bool IsLost { get; private set; }

    private bool IsComplete => Refusal is not null || (_hasEnded && !Enumerable.Range(0, registers.Count).Any(i => _replies[i] is null && _why[i] is null));

    /// <summary>What became of a frame.</summary>
    /// <param name="index">Which.</param>
    /// <param name="edge">Name of the edge, for the sentence about a refusal.</param>
    public RegisterReply Reply(int index, string edge)
    {
        lock (_gate)
        {
            return _replies[index] ?? ((_why[index] ?? Refusal) is { } why
                ? new RegisterReply(registers[index], why == HexWhy.Unanswered ? ReplyKind.Unanswered : ReplyKind.Refused, 0, [], HexWhy.Words(why, edge))
                : new RegisterReply(registers[index], ReplyKind.Unanswered, 0, [], Unknown(edge)));
        }
    }

    /// <summary>Refuses it on this side: nothing was sent.</summary>
    public void Refuse(string why) => Sign(() => Refusal = why);

    /// <summary>Waits until everything is known, or nothing comes any more.</summary>
    public async Task WaitAsync(TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            Task sign;
            lock (_gate)
            {
                if (IsComplete)
                {
                    return;
                }

                sign = _sign.Task;
            }

            try
            {
                await sign.WaitAsync(_hasEnded ? ErrorWait : SignWait, time, stop).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                IsLost = !_hasEnded;
                return;
            }
        }
    }

    /// <summary>Takes a payload of <c>hex/response</c>; another request's is left alone.</summary>
    public void TakeResponse(string payload)
    {
        string[] lines = payload.Split('\n');
        string head = lines[0].TrimEnd('\r');
        string own = "# id=" + id;
        if (head != own && head != own + " end")
        {
            return;
        }

        Sign(() =>
        {
            foreach (string line in lines.AsSpan(1))
            {
                TakeFrame(line.TrimEnd('\r'));
            }

            _hasEnded |= head.Length > own.Length;
        });
    }

    /// <summary>Takes a payload of <c>hex/error</c>; another request's and a malformed one are left alone.</summary>
    public void TakeError(string payload)
    {
        if (HexErrorText.Read(payload) is not { } error || error.Id != id)
        {
            return;
        }

        Sign(() =>
        {
            if (error.Index < 0 && command == HexCommand.Set && HexWhy.IsAboutCopy(error.Why))
            {
                _doubt = error.Why;
            }
            else if (error.Index < 0)
            {
                Refusal ??= error.Why;
            }
            else if (error.Index < registers.Count)
            {
                _why[error.Index] ??= error.Why;
            }
        });
    }

    private string Unknown(string edge) =>
        _doubt is not null ? HexWhy.Words(_doubt, edge)
        : _hasEnded ? "the device's answer was an error, or it was lost on its way"
        : _hasSign ? $"{edge} stopped answering; is it online?"
        : $"{edge} did not answer; is it online?";

    private void Sign(Action take)
    {
        TaskCompletionSource sign;
        lock (_gate)
        {
            take();
            _hasSign = true;
            sign = _sign;
            _sign = new TaskCompletionSource();
        }

        _ = sign.TrySetResult();
    }

    private void TakeFrame(string line)
    {
        if (!HexLineText.TryRead(line, out int answer, out byte[] data) || answer != command || data.Length < 3)
        {
            return;
        }

        int register = data[0] | (data[1] << 8);
        int open = Enumerable.Range(0, _replies.Length).FirstOrDefault(i => _replies[i] is null && registers[i] == register, -1);
        if (open >= 0)
        {
            _replies[open] = new RegisterReply(register, ReplyKind.Answered, data[2], data[3..], "");
        }
    }
}
