// ControlBroker: a broker in the time of the test: keeps what is to be kept, hands everything to every companion that is there,
// and says a companion's last word for it.

using System.Text;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Controls;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Tests.Controls;

internal sealed class ControlBroker
{
    private readonly Dictionary<string, ControlService> _there = [];

    /// <summary>What it keeps, by topic.</summary>
    public SortedDictionary<string, string> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that was sent, in order.</summary>
    public List<(string Topic, string Text, bool IsKept)> Sent { get; } = [];

    /// <summary>Connects a companion.</summary>
    public void Join(string name, ControlService companion)
    {
        foreach ((string topic, string text) in Kept)
        {
            companion.Take(new BrokerMessage(topic, Encoding.UTF8.GetBytes(text), true, false));
        }

        _there[name] = companion;
        companion.TakeUp();
    }

    /// <summary>Cuts a companion off.</summary>
    public void Lose(string name)
    {
        if (_there.Remove(name, out ControlService? companion))
        {
            companion.TakeDown();
            Publish($"victron-edge/companions/{name}/controls", "offline", true);
        }
    }

    /// <summary>Takes a message of a companion.</summary>
    /// <returns>False when it is not there.</returns>
    public bool Take(string name, CompanionMessage message)
    {
        bool isThere = _there.ContainsKey(name);
        if (isThere)
        {
            Assert.Equal(1, message.Qos);
            Publish(message.Topic, Encoding.UTF8.GetString(message.Payload), message.Retain);
        }

        return isThere;
    }

    /// <summary>Publishes a message.</summary>
    public void Publish(string topic, string text, bool isKept = false, bool isDuplicate = false)
    {
        Sent.Add((topic, text, isKept));
        if (isKept && text.Length > 0)
        {
            Kept[topic] = text;
        }
        else if (isKept)
        {
            _ = Kept.Remove(topic);
        }

        // To those that listen already a message comes as a new one.
        foreach (ControlService companion in _there.Values)
        {
            companion.Take(new BrokerMessage(topic, Encoding.UTF8.GetBytes(text), false, isDuplicate));
        }
    }
}
