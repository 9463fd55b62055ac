// BootReason: why a board started, as the info topic says it. Contract: docs/mqtt.md.

namespace Victron.Edge.Agent
{
    /// <summary>Words for the reason of the last restart.</summary>
    public static class BootReason
    {
        /// <summary>Nothing was noted before: power came, the reset button was pressed, or the runtime crashed.</summary>
        public static readonly string PowerOn = "power_on";

        /// <summary>Somebody asked for it over MQTT.</summary>
        public static readonly string RestartAsked = "restart_asked";

        /// <summary>The network's or the page's thread stood still.</summary>
        public static readonly string NetworkStuck = "network_stuck";

        /// <summary>The main loop stood still.</summary>
        public static readonly string LoopStuck = "loop_stuck";

        /// <summary>An exception reached the top.</summary>
        public static readonly string Fault = "fault";

        /// <summary>300 days, or the time that safe mode or set-up mode lasts, were over.</summary>
        public static readonly string LongRun = "long_run";

        /// <summary>Settings were changed.</summary>
        public static readonly string Settings = "settings";

        /// <summary>The note could not be read.</summary>
        public static readonly string Unknown = "unknown";
    }
}
