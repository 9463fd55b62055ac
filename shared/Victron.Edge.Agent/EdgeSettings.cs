// EdgeSettings: what the owner decides about one edge. Filled by the host before the agent is made.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Settings of one edge; read once by the constructor of <see cref="EdgeAgent"/>.</summary>
    public sealed class EdgeSettings
    {
        /// <summary>Name of the edge in topics, <c>[a-z0-9_-]</c>, 1 to 32 characters.</summary>
        public string Name = "edge";

        /// <summary>Name before a rename, whose retained topics are emptied at the next connect; null when there was none.</summary>
        public string PreviousName;

        /// <summary>Number of VE.Direct ports, 1 to 3; they are called <c>ve1</c>, <c>ve2</c>, <c>ve3</c>.</summary>
        public int PortCount = 1;

        /// <summary>Milliseconds between two states of a port when nothing urgent changed; 0 publishes every snapshot.</summary>
        public int IntervalMs = 1000;

        /// <summary>Longest pause within a block, in ms; longer on a road that hands bytes over in bundles, as a TCP bridge does.</summary>
        public int PauseMsMax = VeDirectReader.PauseMsUsual;

        /// <summary>Whether Home Assistant discovery messages are published.</summary>
        public bool Discovery = true;

        /// <summary>Random text that names this run of the edge, 8 hexadecimal digits.</summary>
        public string BootId = "00000000";

        /// <summary>Random text of 16 hexadecimal digits for this run, from which challenges are made; null when the edge has no
        /// pairing key, and then nobody can unlock it from afar.</summary>
        public string Challenge;

        /// <summary>Bytes for the samples of one port that no companion has stored yet, 1024 or more.</summary>
        public int RingBytes = 8192;

        /// <summary>Version of the program, for the info topic.</summary>
        public string Firmware = "0";

        /// <summary>Kind of machine, for the info topic, for instance <c>ESP32_REV3</c> or <c>linux-x64</c>.</summary>
        public string Board = "unknown";
    }
}
