// HexRun: an edge with a device that is asked by HEX: requests in, frames on the wire, answers after a delay, in the same
// time that the edge is told.

using System.Text;
using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

internal sealed class HexRun
{
    private const int StepMs = 10;

    private readonly List<(long AtMs, string Bytes)> _coming = [];
    private string _part = string.Empty;
    private long _partAtMs;
    private int _taken;

    /// <param name="settings">Of the edge; null for the usual ones.</param>
    public HexRun(EdgeSettings? settings = null)
    {
        Edge = new EdgeRun(settings);
        Edge.Host.UartTakes = int.MaxValue;
        Edge.Link(true);
    }

    public EdgeRun Edge { get; }

    /// <summary>What the device answers to a whole frame without its line feed; null for nothing.</summary>
    public Func<string, string?> Device { get; set; } = _ => null;

    /// <summary>What the device says of a line that is no whole frame.</summary>
    public string Complaint { get; set; } = ":4AAAAFD";

    /// <summary>Lines on the wire that were no whole frame, without line feeds.</summary>
    public List<string> Halves { get; } = [];

    /// <summary>Time from the end of a frame to the answer.</summary>
    public int AnswerMs { get; set; } = 30;

    /// <summary>Whole frames on the wire, without line feeds: when their last and their first byte went out.</summary>
    public List<(long AtMs, string Text, long BegunMs)> Wire { get; } = [];

    /// <summary>Texts of <see cref="Wire"/>.</summary>
    public IEnumerable<string> Frames => Wire.Select(frame => frame.Text);

    /// <summary>Payloads of hex/response so far.</summary>
    public string[] Responses => [.. Edge.Of("ve1/hex/response").Select(message => message.Text)];

    /// <summary>Ids of requests that came to their end.</summary>
    public string[] Ends =>
        [.. Responses.Select(text => text.Split('\n')[0]).Where(head => head.EndsWith(" end", StringComparison.Ordinal)).Select(head => head["# id=".Length..^" end".Length])];

    /// <summary>Frames that were answered, without those nobody asked for.</summary>
    public string[] Answers =>
        [.. Responses.Where(text => !text.StartsWith("# id=*", StringComparison.Ordinal)).SelectMany(text => text.Split('\n').Skip(1)).Where(line => line.Length > 0)];

    /// <summary>Frames that nobody asked for.</summary>
    public string[] Unasked =>
        [.. Responses.Where(text => text.StartsWith("# id=*\n", StringComparison.Ordinal)).SelectMany(text => text.Split('\n').Skip(1)).Where(line => line.Length > 0)];

    /// <summary>Errors as id, index and reason.</summary>
    public (string Id, int Index, string Why)[] Errors => [.. Edge.Of("ve1/hex/error").Select(message => Read(message.Text))];

    /// <summary>Milliseconds since the edge started.</summary>
    public long UptimeMs => Edge.NowMs - 100_000;

    /// <summary>A frame as a host or a device sends it, without the line feed.</summary>
    public static string Frame(int command, params int[] data)
    {
        byte[] bytes = [.. data.Select(number => (byte)number)];
        byte[] frame = new byte[HexWriter.FrameLength(bytes.Length)];
        int count = HexWriter.Write(command, bytes, 0, bytes.Length, frame, 0);
        return Encoding.ASCII.GetString(frame, 0, count - 1);
    }

    public static string Get(int register) => Frame(HexCommand.Get, register & 0xFF, register >> 8, 0);

    public static string Set(int register, params int[] value) => Frame(HexCommand.Set, [register & 0xFF, register >> 8, 0, .. value]);

    /// <summary>The answer to a get.</summary>
    public static string Got(int register, params int[] value) => Frame(HexCommand.Get, [register & 0xFF, register >> 8, 0, .. value]);

    /// <summary>A device that takes every set and answers every get with one byte.</summary>
    public static string? Willing(string frame) => frame[1] switch
    {
        '1' => ":51641F9",
        '3' => ":11641FD",
        '4' => ":156A05E",
        '7' => frame[..^2] + Check(frame[1..^2] + "2A"),
        '8' => frame,
        _ => null,
    };

    /// <summary>Lines as a request without a head.</summary>
    public void Ask(params string[] lines) => Request(string.Join('\n', lines) + "\n");

    /// <summary>Lines as a request that writes, good for a minute.</summary>
    public void Write(string id, params string[] lines) => Ask([Head(id), .. lines]);

    /// <summary>The head of a request that writes, good for a minute.</summary>
    public string Head(string id, long? untilMs = null, string boot = "1a2b3c4d") => $"# id={id} boot={boot} until={untilMs ?? UptimeMs + 60_000}";

    public void Request(string text, bool retained = false, bool duplicate = false)
    {
        Edge.Message(Topics.PortHexRequest(0), text, retained, duplicate);
        Look();
    }

    /// <summary>A request that comes together with others, before the edge has its next turn.</summary>
    public void Post(string text)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        Edge.Agent.OnMessage(Topics.PortHexRequest(0), payload, payload.Length, false, false, Edge.NowMs);
    }

    public void Unlock(int minutes = 30)
    {
        Edge.Agent.Unlock(minutes, Edge.NowMs);
        Edge.Poll();
    }

    public void Wait(int ms)
    {
        for (long end = Edge.NowMs + ms; Edge.NowMs < end;)
        {
            Edge.Wait((int)Math.Min(StepMs, end - Edge.NowMs));
            Look();
            foreach ((long _, string bytes) in _coming.Where(coming => coming.AtMs <= Edge.NowMs).ToArray())
            {
                Edge.Feed(0, Encoding.ASCII.GetBytes(bytes + "\n"));
                Look();
            }

            _ = _coming.RemoveAll(coming => coming.AtMs <= Edge.NowMs);
        }
    }

    /// <summary>Waits until nothing is left to be done.</summary>
    public void Finish() => Wait(110_000);

    /// <summary>Bytes from the device.</summary>
    public void Say(string bytes)
    {
        Edge.Feed(0, Encoding.ASCII.GetBytes(bytes));
        Look();
    }

    /// <summary>A counter of the port, from a new info.</summary>
    public long Counter(string name)
    {
        Edge.Message(Topics.EdgeCommand, "{\"command\":\"publish\"}");
        using var json = JsonDocument.Parse(Edge.Last("info").Text);
        return json.RootElement.GetProperty("ports").GetProperty("ve1").GetProperty(name).GetInt64();
    }

    // Puts the bytes that the port took together to frames.
    private void Look()
    {
        for (; _taken < Edge.Host.Taken.Count; _taken++)
        {
            (long at, int port, string text) = Edge.Host.Taken[_taken];
            Assert.Equal(0, port);
            _part = text[0] == ':' ? string.Empty : _part;   // a colon begins a frame, whatever came before it
            _partAtMs = _part.Length == 0 ? at : _partAtMs;
            _part += text;
            if (_part.EndsWith('\n'))
            {
                Hear(_part[..^1], at);
                _part = string.Empty;
            }
        }
    }

    private void Hear(string frame, long at)
    {
        bool isWhole = IsWhole(frame);
        if (isWhole)
        {
            Wire.Add((at, frame, _partAtMs));
        }
        else
        {
            Halves.Add(frame);
        }

        if ((isWhole ? Device(frame) : Complaint) is { } answer)
        {
            _coming.Add((at + AnswerMs, answer));
        }
    }

    private static bool IsWhole(string frame) =>
        frame.Length >= 4 && frame.Length % 2 == 0
        && ((Convert.ToInt32(frame[1..2], 16) + Convert.FromHexString(frame[2..]).Sum(b => b)) & 0xFF) == 0x55;

    private static string Check(string digits)
    {
        int sum = Convert.ToInt32(digits[..1], 16) + Convert.FromHexString(digits[1..]).Sum(b => b);
        return digits[^2..] + ((0x55 - sum) & 0xFF).ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static (string Id, int Index, string Why) Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        JsonElement error = json.RootElement;
        Assert.NotEmpty(error.GetProperty("text").GetString()!);
        return (error.GetProperty("id").GetString()!, error.GetProperty("index").GetInt32(), error.GetProperty("why").GetString()!);
    }
}
