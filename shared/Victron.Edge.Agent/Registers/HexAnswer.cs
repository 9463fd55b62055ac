// HexAnswer: which frame of a device answers which frame of ours. Answers carry no number: command and register must match.
// Source: VE.Direct HEX protocol, "Responses".

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Tells answers from everything else that a device sends.</summary>
    internal static class HexAnswer
    {
        /// <summary>Index of the value in a get or set, behind id and flags.</summary>
        public const int ValueAt = 3;

        /// <summary>Whether the device did not understand what is on the wire, or got it damaged.</summary>
        public static bool IsComplaint(HexFrame frame)
        {
            return (frame.Command == HexCommand.Unknown || frame.Command == HexCommand.Error) && frame.Count > 0;
        }

        /// <summary>Whether a frame answers the present frame of a request. On a line that echoes our own frames come back:
        /// those of reads have no value and are none.</summary>
        public static bool Matches(HexRequest request, HexFrame frame)
        {
            switch (request.Command)
            {
                case HexCommand.Ping: return frame.Command == HexCommand.PingReply;
                case HexCommand.Get: return frame.Command == HexCommand.Get && frame.Register == request.Register && (frame.Count > ValueAt || frame.Flags != 0);
                case HexCommand.Set: return frame.Command == HexCommand.Set && frame.Register == request.Register;
                default: return frame.Command == HexCommand.Done && frame.Count > 0;
            }
        }

        /// <summary>Whether the device answered a set with the very value that was sent.</summary>
        public static bool IsTaken(HexRequest request, HexFrame frame)
        {
            bool isSame = frame.Command == HexCommand.Set && frame.Flags == 0 && frame.Count == request.DataCount;
            for (int i = ValueAt; isSame && i < frame.Count; i++)
            {
                isSame = frame.Data[i] == request.Bytes[request.DataAt + i];
            }

            return isSame;
        }
    }
}
