// EdgeSetup: from the settings of the board to the settings of the edge core, and the name of the edge.

using nanoFramework.Runtime.Native;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Prepares the edge core.</summary>
    public static class EdgeSetup
    {
        private const int BootIdBytes = 4;
        private const int ChallengeBytes = 8;

        /// <summary>Settings of the edge core.</summary>
        public static EdgeSettings Describe(Board board)
        {
            BoardSettings settings = board.Settings;
            EdgeSettings edge = new EdgeSettings();
            edge.Name = Name(settings);
            edge.PreviousName = settings.PreviousName.Length > 0 ? settings.PreviousName : null;
            edge.PortCount = settings.ReceivePins.Length;
            edge.IntervalMs = settings.IntervalMs;
            edge.Discovery = settings.Discovery;
            edge.RingBytes = settings.RingBytes;
            edge.BootId = Hex.Text(board.Random(BootIdBytes));
            edge.Challenge = settings.PairingKey.Length > 0 ? Hex.Text(board.Random(ChallengeBytes)) : null;
            edge.Firmware = FirmwareVersion.Text;
            edge.Board = SystemInfo.TargetName;
            return edge;
        }

        /// <summary>Name of the edge: that of the settings, else <c>edge-</c> and the end of the MAC.</summary>
        /// <param name="settings">Null on a board without any.</param>
        public static string Name(BoardSettings settings)
        {
            return settings != null && settings.Name.Length > 0 ? settings.Name : "edge-" + MacEnd();
        }

        /// <summary>The last three bytes of the MAC as six hexadecimal digits.</summary>
        public static string MacEnd()
        {
            string mac = Hex.Text(WifiLink.Mac());
            return mac.Substring(mac.Length - 6);
        }
    }
}
