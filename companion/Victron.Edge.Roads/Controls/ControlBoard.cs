// ControlBoard: what stays at the broker: the newest payload of each topic, sent when it changed and anew at each connect,
// because a broker that was started anew has forgotten it.

using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Controls;

/// <summary>Retained topics.</summary>
/// <param name="send">Hands a message out; false when it cannot be taken now.</param>
internal sealed class ControlBoard(Func<CompanionMessage, bool> send)
{
    private readonly Dictionary<string, byte[]> _topics = [];
    private readonly List<string> _due = [];

    /// <summary>Puts a payload on a topic.</summary>
    public void Put(string topic, byte[] payload)
    {
        if (_topics.TryGetValue(topic, out byte[]? held) && held.AsSpan().SequenceEqual(payload))
        {
            return;
        }

        _topics[topic] = payload;
        _ = _due.Remove(topic);
        _due.Add(topic);
    }

    /// <summary>Leaves a topic to somebody else, as it is.</summary>
    public void Leave(string topic)
    {
        _ = _topics.Remove(topic);
        _ = _due.Remove(topic);
    }

    /// <summary>Everything is to be sent anew.</summary>
    public void Restart()
    {
        _due.Clear();
        _due.AddRange(_topics.Keys);
    }

    /// <summary>Sends what is due, as far as it is taken.</summary>
    public void Flush()
    {
        int sent = 0;
        while (sent < _due.Count && send(new CompanionMessage(_due[sent], _topics[_due[sent]], true, 1)))
        {
            sent++;
        }

        _due.RemoveRange(0, sent);
    }
}
