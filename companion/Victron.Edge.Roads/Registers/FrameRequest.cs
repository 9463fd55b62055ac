// FrameRequest: one request with frames as a person typed them, and everything that comes back for it.
// Source: docs/mqtt.md, "HEX frames to a device".

using System.Globalization;

namespace Victron.Edge.Roads.Registers;

/// <summary>Gathers the answers of one request.</summary>
/// <param name="id">Its name.</param>
/// <param name="edge">Name of the edge.</param>
/// <param name="frames">Its frames.</param>
/// <param name="heard">Given each answer as it comes; null for nobody.</param>
internal sealed class FrameRequest(string id, string edge, IReadOnlyList<string> frames, Action<string>? heard = null)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _answers = [];
    private readonly List<string> _problems = [];

    /// <summary>Done when nothing more comes.</summary>
    public Task End => _end.Task;

    /// <summary>What came; only after the end.</summary>
    public FrameAnswers Answers => new(_answers, _problems);

    /// <summary>The payload of <c>hex/request</c>.</summary>
    /// <param name="moment">Of the edge; null while it is not known, and then nothing can be written.</param>
    /// <param name="validMs">For how long it may be sent, in ms.</param>
    public string Text(EdgeMoment? moment, int validMs)
    {
        string head = moment is null ? "" : string.Create(CultureInfo.InvariantCulture, $" boot={moment.BootId} until={moment.UptimeMs + validMs}");
        return $"# id={id}{head}\n{string.Join('\n', frames)}\n";
    }

    /// <summary>Takes a hex message of the port.</summary>
    public void Take(string kind, ReadOnlyMemory<byte> payload)
    {
        if (_end.Task.IsCompleted)
        {
            return;
        }

        if (kind == "error" && HexErrorText.Read(LinkInbox.TextOf(payload)) is { } error && error.Id == id)
        {
            string frame = error.Index >= 0 && error.Index < frames.Count ? frames[error.Index] + ": " : "";
            _problems.Add(frame + HexWhy.Words(error.Why, edge));
            if (error.Index < 0)
            {
                _ = _end.TrySetResult();
            }
        }
        else if (kind == "response")
        {
            TakeResponse(LinkInbox.TextOf(payload).Split('\n'));
        }
    }

    private void TakeResponse(string[] lines)
    {
        string head = lines[0].TrimEnd('\r');
        string own = "# id=" + id;
        if (head != own && head != own + " end")
        {
            return;
        }

        foreach (string answer in lines.Skip(1).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            _answers.Add(answer);
            heard?.Invoke(answer);
        }

        if (head.Length > own.Length)
        {
            _ = _end.TrySetResult();
        }
    }
}
