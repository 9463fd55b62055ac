// WifiLink: keeps the board on the Wi-Fi network. Called by the network thread only; its calls may block for a minute.
// The driver reconnects by itself; when it has not managed for a while the connection is set up anew.

using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace Victron.Edge.Firmware
{
    /// <summary>The board's Wi-Fi station.</summary>
    public sealed class WifiLink
    {
        // A join with DHCP takes a few seconds; a minute covers a router that is still starting.
        private const int JoinTimeoutMs = 60000;

        // The driver's own attempts come first: a new set-up while one is running only disturbs it.
        private const long DriverPatienceMs = 60000;

        private const string NoAddress = "0.0.0.0";

        private readonly FirmwareSettings _settings;
        private bool _joinedOnce;
        private long _upAtMs;

        public WifiLink(FirmwareSettings settings)
        {
            _settings = settings;
        }

        /// <summary>Address of the board, for the info topic; null while it has none.</summary>
        public string Address { get; private set; }

        /// <summary>Whether the board has an address now; tries to join if it has been without one for long.</summary>
        public bool EnsureUp()
        {
            Address = CurrentAddress();
            long nowMs = NanoClock.NowMs();
            if (Address == null && (!_joinedOnce || nowMs - _upAtMs > DriverPatienceMs))
            {
                _joinedOnce = TryJoin(_settings) || _joinedOnce;
                Address = CurrentAddress();
                nowMs = NanoClock.NowMs();
                _upAtMs = nowMs;
            }

            if (Address == null)
            {
                return false;
            }

            _joinedOnce = true;
            _upAtMs = nowMs;
            return true;
        }

        /// <summary>The last three bytes of the MAC as six hexadecimal digits; <c>000000</c> when the board has no Wi-Fi.</summary>
        public static string MacEnd()
        {
            NetworkInterface station = Station();
            if (station == null)
            {
                return "000000";
            }

            byte[] mac = station.PhysicalAddress;
            string text = "";
            for (int i = mac.Length - 3; i < mac.Length; i++)
            {
                text += mac[i].ToString("x2");
            }

            return text;
        }

        private static string CurrentAddress()
        {
            NetworkInterface station = Station();
            string address = station == null ? null : station.IPv4Address;
            return address == null || address.Length == 0 || address == NoAddress ? null : address;
        }

        private static NetworkInterface Station()
        {
            NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return all[i];
                }
            }

            return null;
        }

        private static bool TryJoin(FirmwareSettings settings)
        {
            CancellationTokenSource timeout = new CancellationTokenSource(JoinTimeoutMs);
            try
            {
                // The helper may be set up once only, unless it is reset.
                WifiNetworkHelper.Reset();
                return settings.WifiName.Length == 0
                    ? WifiNetworkHelper.Reconnect(false, 0, timeout.Token)
                    : WifiNetworkHelper.ConnectDhcp(settings.WifiName, settings.WifiPassword, WifiReconnectionKind.Automatic, false, 0, timeout.Token);
            }
            catch (Exception e)
            {
                Console.WriteLine("wifi: " + e.Message);
                return false;
            }
            finally
            {
                timeout.Dispose();
            }
        }
    }
}
