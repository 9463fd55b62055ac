// EdgeRun: one edge in a test, driven as a host drives it: a poll after each input, and otherwise only at the time that
// the last poll asked for.

using System.Text;
using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.Shared.Tests.VeDirect;

namespace Victron.Edge.Shared.Tests.Agent;

internal sealed class EdgeRun
{
    private const int ChunkBytes = 64;

    private long _dueMs;

    public EdgeRun(EdgeSettings? settings = null)
    {
        Agent = new EdgeAgent(settings ?? Settings(), NowMs);
        Host.Topics = Agent.Topics;
        Host.IsOpen = false;
        Poll();
    }

    public EdgeAgent Agent { get; }

    public ScriptedHost Host { get; } = new();

    public long NowMs { get; private set; } = 100_000;

    /// <summary>Polls so far.</summary>
    public int Polls { get; private set; }

    public static EdgeSettings Settings() => new()
    {
        Name = "van",
        BootId = "1a2b3c4d",
        Firmware = "0.1.0",
        Board = "test-board",
        Discovery = false,
    };

    /// <summary>Messages of one topic, without what stands before the edge's name.</summary>
    public List<Message> Of(string topic) => Host.Messages.FindAll(message => message.Topic == "victron-edge/van/" + topic);

    /// <summary>The newest message of a topic.</summary>
    public Message Last(string topic) => Of(topic).LastOrDefault() ?? throw new InvalidOperationException($"nothing on {topic}");

    /// <summary>A value of the newest state of the first port, as JSON text.</summary>
    public string Value(string key)
    {
        using var json = JsonDocument.Parse(Last("ve1/state").Text);
        return json.RootElement.GetProperty(key).GetRawText();
    }

    public void Link(bool up)
    {
        Host.IsOpen = up;
        Agent.OnLink(up, NowMs);
        Poll();
    }

    /// <summary>A block on a port, in chunks as a UART gives them.</summary>
    public void Send(int port, params string[] fields) => Feed(port, BlockText.Of(fields));

    public void Feed(int port, byte[] bytes)
    {
        for (int at = 0; at < bytes.Length; at += ChunkBytes)
        {
            Agent.OnUart(port, bytes, at, Math.Min(ChunkBytes, bytes.Length - at), NowMs);
            Poll();
        }
    }

    /// <summary>A block on the first port, and a second without anything.</summary>
    public void Second(params string[] fields)
    {
        Send(0, fields);
        Wait(1_000);
    }

    /// <summary>The same block a number of seconds.</summary>
    public void Seconds(int count, params string[] fields)
    {
        for (int i = 0; i < count; i++)
        {
            Second(fields);
        }
    }

    public void Message(int topic, string text, bool retained = false, bool duplicate = false) =>
        Message(topic, Encoding.ASCII.GetBytes(text), retained, duplicate);

    public void Message(int topic, byte[] payload, bool retained = false, bool duplicate = false)
    {
        Agent.OnMessage(topic, payload, payload.Length, retained, duplicate, NowMs);
        Array.Clear(payload);   // the host may use its buffer for the next message
        Poll();
    }

    public void Wait(int ms)
    {
        long end = NowMs + ms;
        while (_dueMs <= end)
        {
            NowMs = Math.Max(NowMs, _dueMs);
            Poll();
        }

        NowMs = end;
    }

    public void Poll()
    {
        Host.NowMs = NowMs;
        _dueMs = Agent.Poll(NowMs, Host);
        Polls++;
        Assert.True(_dueMs > NowMs, "a poll that is due at once never rests");
    }
}
