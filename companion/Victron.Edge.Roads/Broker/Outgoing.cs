// Outgoing: a message that waits for its turn.

using MQTTnet;
using MQTTnet.Protocol;

namespace Victron.Edge.Roads.Broker;

/// <summary>A waiting message, as handed to <see cref="BrokerLink.TryPublish"/>.</summary>
internal sealed record Outgoing(string Topic, byte[] Payload, bool Retain, int Qos, int Token)
{
    public MqttApplicationMessage ToMessage() => new()
    {
        Topic = Topic,
        PayloadSegment = Payload,
        Retain = Retain,
        QualityOfServiceLevel = Qos > 0 ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
    };
}
