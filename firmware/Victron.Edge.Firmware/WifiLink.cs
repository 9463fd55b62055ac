// WifiLink: keeps the board on the Wi-Fi network. Called by the network thread only; its calls block for up to a minute.
//
//   Away ──join──▶ Joined ──address──▶ Up ──no address──▶ Waiting (the driver reconnects by itself)
//     ▲                │ none in 30 s                        │ a minute without one
//     └────────────────┴─────────────────────────────────────┘

using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The board's Wi-Fi station.</summary>
    public sealed class WifiLink
    {
        private const int AddressTimeoutMs = 30000;
        private const int AddressPollMs = 250;

        // The driver's own attempts come first: a new join while one is running only disturbs it.
        private const long DriverPatienceMs = 60000;

        private const string NoAddress = "0.0.0.0";

        private readonly Board _board;
        private bool _isJoined;
        private long _upAtMs;

        public WifiLink(Board board)
        {
            _board = board;
        }

        /// <summary>Whether the board has an address now; joins the network if it has been without one for long.</summary>
        public bool EnsureUp()
        {
            string address = CurrentAddress();
            if (address == null && (!_isJoined || NanoClock.NowMs() - _upAtMs > DriverPatienceMs))
            {
                _isJoined = false;
                address = Join();
            }
            else if (address == null)
            {
                _board.Tell(Trouble.NoWifi, "the connection was lost");
            }

            _board.Address = address;
            if (address != null)
            {
                _isJoined = true;
                _upAtMs = NanoClock.NowMs();
            }

            return address != null;
        }

        /// <summary>The MAC of the board; six zeros when it has no Wi-Fi.</summary>
        public static byte[] Mac()
        {
            NetworkInterface station = Find(NetworkInterfaceType.Wireless80211);
            return station == null ? new byte[6] : station.PhysicalAddress;
        }

        /// <summary>The first network interface of a kind; null when there is none.</summary>
        public static NetworkInterface Find(NetworkInterfaceType kind)
        {
            NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].NetworkInterfaceType == kind)
                {
                    return all[i];
                }
            }

            return null;
        }

        private static string CurrentAddress()
        {
            NetworkInterface station = Find(NetworkInterfaceType.Wireless80211);
            string address = station == null ? null : station.IPv4Address;
            return address == null || address.Length == 0 || address == NoAddress ? null : address;
        }

        private string Join()
        {
            switch (TryConnect(_board.Settings))
            {
                case WifiConnectionStatus.Success:
                    return AwaitAddress();
                case WifiConnectionStatus.InvalidCredential:
                    _board.Tell(Trouble.WifiPassword, _board.Settings.WifiSsid);
                    return null;
                case WifiConnectionStatus.NetworkNotAvailable:
                    _board.Tell(Trouble.NoWifi, _board.Settings.WifiSsid);
                    return null;
                default:
                    _board.Tell(Trouble.NoWifi, "joining failed");
                    return null;
            }
        }

        private string AwaitAddress()
        {
            for (int waitedMs = 0; waitedMs < AddressTimeoutMs; waitedMs += AddressPollMs)
            {
                string address = CurrentAddress();
                if (address != null)
                {
                    return address;
                }

                Thread.Sleep(AddressPollMs);
            }

            _board.Tell(Trouble.NoWifi, "the router gave no address");
            return null;
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static WifiConnectionStatus TryConnect(BoardSettings settings)
        {
            try
            {
                WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
                return adapters.Length == 0
                    ? WifiConnectionStatus.UnspecifiedFailure
                    : adapters[0].Connect(settings.WifiSsid, WifiReconnectionKind.Automatic, settings.WifiPassword).ConnectionStatus;
            }
            catch (Exception e)
            {
                Console.WriteLine("wifi: " + e.Message);
                return WifiConnectionStatus.UnspecifiedFailure;
            }
        }
    }
}
