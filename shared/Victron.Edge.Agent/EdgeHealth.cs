// EdgeHealth: what only the host can know about the edge.

namespace Victron.Edge.Agent
{
    /// <summary>Figures for the info topic; null and 0 are left out of it.</summary>
    internal sealed class EdgeHealth
    {
        public string Ip;
        public int Rssi;
        public long FreeBytes;
        public int Reconnects;
        public string BootReason;
        public int BootCount;
        public bool IsSafeMode;
        public int IncomingDropped;
    }
}
