// PortRequest: what came back for one request to a port, and whether it has ended.
// Source: docs/mqtt.md, "HEX frames to a device".

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Roads.Registers;

/// <summary>One request on its way.</summary>
internal sealed class PortRequest(string id, int command, IReadOnlyList<int> registers)
{
    // Continuations run where the message or the time-out came in: a test in virtual time needs no thread.
    private readonly TaskCompletionSource<string> _end = new();
    private readonly RegisterReply?[] _replies = new RegisterReply?[registers.Count];

    /// <summary>Its name.</summary>
    public string Id => id;

    /// <summary>Done with the edge's word for refusing all of it, or empty at its end.</summary>
    public Task<string> End => _end.Task;

    /// <summary>The reply at an index; null while there is none.</summary>
    public RegisterReply? Reply(int index) => _replies[index];

    /// <summary>Ends it.</summary>
    /// <param name="why">Word for the whole of it, or empty.</param>
    public void Finish(string why) => _ = _end.TrySetResult(why);

    /// <summary>Takes a payload of <c>hex/response</c>; another request's is left alone.</summary>
    public void TakeResponse(string payload)
    {
        string[] lines = payload.Split('\n');
        string head = lines[0].TrimEnd('\r');
        string own = "# id=" + id;
        if (_end.Task.IsCompleted || (head != own && head != own + " end"))
        {
            return;
        }

        foreach (string line in lines.AsSpan(1))
        {
            TakeFrame(line.TrimEnd('\r'));
        }

        if (head.Length > own.Length)
        {
            Finish("");
        }
    }

    /// <summary>Takes a payload of <c>hex/error</c>; another request's and a malformed one are left alone.</summary>
    public void TakeError(string payload)
    {
        if (_end.Task.IsCompleted || HexErrorText.Read(payload) is not { } error || error.Id != id)
        {
            return;
        }

        if (error.Index < 0)
        {
            Finish(error.Why);
        }
        else if (error.Index < registers.Count && _replies[error.Index] is null)
        {
            ReplyKind kind = error.Why == HexWhy.Unanswered ? ReplyKind.Unanswered : ReplyKind.Refused;
            _replies[error.Index] = new RegisterReply(registers[error.Index], kind, 0, [], HexWhy.Words(error.Why));
        }
    }

    private void TakeFrame(string line)
    {
        if (!HexLineText.TryRead(line, out int answer, out byte[] data) || answer != command || data.Length < 3)
        {
            return;
        }

        int register = data[0] | (data[1] << 8);
        for (int i = 0; i < _replies.Length; i++)
        {
            if (_replies[i] is null && registers[i] == register)
            {
                _replies[i] = new RegisterReply(register, ReplyKind.Answered, data[2], data[3..], "");
                return;
            }
        }
    }
}
