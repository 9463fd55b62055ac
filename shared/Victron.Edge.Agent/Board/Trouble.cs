// Trouble: what keeps a board from its work, as a number that the light blinks and a sentence that the log and the page show.

namespace Victron.Edge.Agent
{
    /// <summary>States of a board; 1 to 6 are blinked as so many flashes.</summary>
    public static class Trouble
    {
        /// <summary>Connected to the broker.</summary>
        public const int None = 0;

        /// <summary>The Wi-Fi network was not found, or gave no address.</summary>
        public const int NoWifi = 1;

        /// <summary>The Wi-Fi network refused the password.</summary>
        public const int WifiPassword = 2;

        /// <summary>No broker was found or answered.</summary>
        public const int NoBroker = 3;

        /// <summary>The broker refused user or password.</summary>
        public const int BrokerPassword = 4;

        /// <summary>The board has no settings, or is in its set-up mode.</summary>
        public const int NotConfigured = 5;

        /// <summary>The board kept restarting and leaves the devices alone.</summary>
        public const int SafeMode = 6;

        /// <summary>Still starting or connecting; nothing has gone wrong yet.</summary>
        public const int Connecting = 7;

        /// <summary>A sentence that ends with what to do.</summary>
        public static string Text(int trouble)
        {
            switch (trouble)
            {
                case None: return "connected";
                case NoWifi: return "Wi-Fi network not found; check its name, and the distance to the router";
                case WifiPassword: return "Wi-Fi password refused; set it again";
                case NoBroker: return "no broker; check that it runs, and its address";
                case BrokerPassword: return "broker refused user or password; set them again";
                case NotConfigured: return "not set up; run victron-edge flash, or use the board's own Wi-Fi";
                case SafeMode: return "safe mode after restarts in a row: devices are not read; see what the log says, then restart";
                default: return "connecting";
            }
        }
    }
}
