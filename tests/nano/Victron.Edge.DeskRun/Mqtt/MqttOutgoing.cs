// MqttOutgoing: a message in the client's queue. The payload is the caller's own array until it is sent.

namespace Victron.Edge.DeskRun;

/// <summary>One queued packet.</summary>
public sealed class MqttOutgoing
{
    public ushort Id;
    public string Topic;
    public byte[] Payload;
    public int Qos;
    public bool Retain;

    /// <summary>A packet that is ready, such as SUBSCRIBE; null for a message.</summary>
    public byte[] Packet;

    /// <summary>How often it was sent.</summary>
    public int Attempts;

    /// <summary>When to send it again, or to give it up.</summary>
    public long AgainAtMs;

    /// <summary>The bytes on the wire, from the payload as it is now.</summary>
    public byte[] Bytes(bool isFive) => Packet ?? MqttPacket.Publish(isFive, Topic, Payload, Qos, Retain, Attempts > 0, Id);
}
