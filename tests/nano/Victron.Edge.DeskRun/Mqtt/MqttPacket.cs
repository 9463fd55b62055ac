// MqttPacket: packets of MQTT 3.1.1 and 5 as the stand-in of the client sends them.

using System;
using System.Collections.Generic;
using System.Text;

namespace Victron.Edge.DeskRun;

/// <summary>Builds packets.</summary>
public static class MqttPacket
{
    /// <summary>CONNECT; a null user or password is left out.</summary>
    /// <param name="limits">For MQTT 5: most bytes of a packet and most packets under way that the client takes; null for 3.1.1.</param>
    public static byte[] Connect((uint Packet, ushort UnderWay)? limits, string clientId, string user, string password, string willTopic, string willMessage, bool willRetain, int willQos, bool clean, ushort keepAlive)
    {
        int flags = (clean ? 2 : 0) | (willTopic == null ? 0 : 4 | (willQos << 3) | (willRetain ? 0x20 : 0))
            | (password == null ? 0 : 0x40) | (user == null ? 0 : 0x80);
        var body = new List<byte>();
        Text(body, "MQTT");
        body.AddRange([(byte)(limits == null ? 4 : 5), (byte)flags, (byte)(keepAlive >> 8), (byte)keepAlive]);
        if (limits is var (packet, underWay))
        {
            body.AddRange([8, 0x27, (byte)(packet >> 24), (byte)(packet >> 16), (byte)(packet >> 8), (byte)packet, 0x21, (byte)(underWay >> 8), (byte)underWay]);
        }

        Text(body, clientId);
        if (willTopic != null)
        {
            NoProperties(body, limits != null);
            Text(body, willTopic);
            Text(body, willMessage);
        }

        if (user != null)
        {
            Text(body, user);
        }

        if (password != null)
        {
            Text(body, password);
        }

        return Of(0x10, body);
    }

    /// <summary>PUBLISH; the number is sent with QoS 1 only.</summary>
    public static byte[] Publish(bool isFive, string topic, byte[] payload, int qos, bool retain, bool again, ushort id)
    {
        var body = new List<byte>();
        Text(body, topic);
        if (qos > 0)
        {
            body.AddRange([(byte)(id >> 8), (byte)id]);
        }

        NoProperties(body, isFive);
        body.AddRange(payload);
        return Of((byte)(0x30 | (qos << 1) | (retain ? 1 : 0) | (again ? 8 : 0)), body);
    }

    /// <summary>SUBSCRIBE.</summary>
    public static byte[] Subscribe(bool isFive, string[] topics, byte[] levels, ushort id)
    {
        List<byte> body = [(byte)(id >> 8), (byte)id];
        NoProperties(body, isFive);
        for (int i = 0; i < topics.Length; i++)
        {
            Text(body, topics[i]);
            body.Add(levels[i]);
        }

        return Of(0x82, body);
    }

    /// <summary>PUBACK.</summary>
    public static byte[] Acknowledge(ushort id) => Of(0x40, [(byte)(id >> 8), (byte)id]);

    /// <summary>PINGREQ and DISCONNECT have no body.</summary>
    public static byte[] Empty(byte head) => [head, 0];

    private static void NoProperties(List<byte> body, bool isFive)
    {
        if (isFive)
        {
            body.Add(0);
        }
    }

    private static byte[] Of(byte head, List<byte> body)
    {
        List<byte> packet = [head];
        int left = body.Count;
        do
        {
            packet.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80 : 0)));
            left >>= 7;
        }
        while (left > 0);
        packet.AddRange(body);
        return [.. packet];
    }

    private static void Text(List<byte> body, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
    }
}
