// ScriptedHost: an IEdgeHost in memory. It records what is published, refuses what the test wants refused, holds every
// message to the contract, and fails on doors that the test did not open.

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Agent;

internal sealed partial class ScriptedHost : IEdgeHost
{
    /// <summary>Names of the topics; set when the agent is made.</summary>
    public Topics? Topics { get; set; }

    /// <summary>The time at which messages are written down.</summary>
    public long NowMs { get; set; }

    /// <summary>Messages taken, in order.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>Topics of messages that were not taken, in order.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Which topics are not taken now; null takes all.</summary>
    public Func<string, bool>? Refuses { get; set; }

    /// <summary>Whether any message may come at all.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Bytes of a UART write that are taken; null when the test expects none.</summary>
    public int? UartTakes { get; set; }

    /// <summary>What was written to ports, with the time.</summary>
    public List<(long AtMs, int Port, string Text)> Written { get; } = [];

    /// <summary>What ports took of it.</summary>
    public List<(long AtMs, int Port, string Text)> Taken { get; } = [];

    /// <summary>Key of the owner; null when nothing is to be unlocked.</summary>
    public byte[]? PairingKey { get; set; }

    /// <summary>Restarts so far; null when none is expected.</summary>
    public int? Restarted { get; set; }

    /// <summary>Times that the edge showed itself.</summary>
    public int Identified { get; private set; }

    public int Publish(int topic, byte[] payload, int count, bool retain, int qos)
    {
        string name = Topics!.Name(topic);
        string text = Encoding.UTF8.GetString(payload, 0, count);
        Assert.True(IsOpen, $"published {name} without a connection");
        if (Refuses?.Invoke(name) == true)
        {
            Refused.Add(name);
            return -1;
        }

        Assert.Matches(TopicName(), name);
        bool isFrames = name.EndsWith("/hex/response", StringComparison.Ordinal);
        Assert.Equal(!isFrames && !name.EndsWith("/backlog", StringComparison.Ordinal) && !name.EndsWith("/hex/error", StringComparison.Ordinal), retain);
        Assert.Equal((isFrames || name.EndsWith("/state", StringComparison.Ordinal)) && count > 0 ? 0 : 1, qos);
        if (count > 0 && !isFrames && !name.EndsWith("/status", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(text);
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        }

        Messages.Add(new Message(NowMs, name, text, count, retain, qos));
        return Messages.Count;
    }

    public int WriteUart(int port, byte[] data, int offset, int count)
    {
        Assert.True(UartTakes.HasValue, "the device was asked although the test expects no question");
        Written.Add((NowMs, port, Encoding.ASCII.GetString(data, offset, count)));
        int taken = Math.Min(UartTakes!.Value, count);
        if (taken > 0)
        {
            Taken.Add((NowMs, port, Encoding.ASCII.GetString(data, offset, taken)));
        }

        return taken;
    }

    public bool HmacMatches(byte[] text, int textCount, byte[] mac)
    {
        Assert.True(PairingKey is not null, "nothing is to be unlocked here");
        return HMACSHA256.HashData(PairingKey!, text.AsSpan(0, textCount)).AsSpan().SequenceEqual(mac);
    }

    public void Identify() => Identified++;

    public void Restart()
    {
        Assert.True(Restarted.HasValue, "nobody asked for a restart");
        Restarted++;
    }

    [GeneratedRegex("^[a-z0-9_-]+(/[a-z0-9_-]+)+$")]
    private static partial Regex TopicName();
}
