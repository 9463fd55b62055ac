// HexCounters: what was asked of one device by HEX since the start, for the edge's info.

namespace Victron.Edge.Agent
{
    /// <summary>Counters of one port.</summary>
    internal sealed class HexCounters
    {
        /// <summary>Requests heard, refused ones too.</summary>
        public long Requests;

        /// <summary>Frames that went out for them, repetitions too.</summary>
        public long Frames;

        /// <summary>Requests and frames that the edge refused.</summary>
        public long Refused;

        /// <summary>Frames that the device did not answer, or that its port did not take.</summary>
        public long Unanswered;
    }
}
