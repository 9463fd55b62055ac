// LinkMessage: one MQTT message on its way between the main loop and the network thread.

namespace Victron.Edge.Firmware
{
    /// <summary>A message in a <see cref="MessageRing"/>; the same object is filled again and again.</summary>
    public sealed class LinkMessage
    {
        /// <summary>Topic name.</summary>
        public string Topic;

        /// <summary>Payload of exact length.</summary>
        public byte[] Payload;

        /// <summary>The retain flag.</summary>
        public bool Retain;

        /// <summary>Going out: QoS 1 rather than 0. Coming in: the duplicate flag.</summary>
        public bool Flag;

        /// <summary>Going out: the token for the agent. Coming in: not used.</summary>
        public int Token;

        /// <summary>Takes over the content of another message.</summary>
        public void CopyFrom(LinkMessage other)
        {
            Topic = other.Topic;
            Payload = other.Payload;
            Retain = other.Retain;
            Flag = other.Flag;
            Token = other.Token;
        }
    }
}
