// Stand-ins of System.Device.Wifi and of the network interface. The helper never throws: Status and HelperException tell.
// ConnectDhcp looks at no result of the adapter's Connect, so a wrong password and a missing network both end as a time-out.

extern alias real;

using System;
using System.Device.Wifi;
using System.Threading;
using Victron.Edge.DeskRun;

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind
    {
        Automatic = 0,
        Manual = 1,
    }

    public enum WifiConnectionStatus
    {
        AccessRevoked = 0,
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        Timeout = 4,
        UnspecifiedFailure = 5,
        UnsupportedAuthenticationProtocol = 6,
    }

    public sealed class WifiConnectionResult
    {
        internal WifiConnectionResult(WifiConnectionStatus status) => ConnectionStatus = status;

        public WifiConnectionStatus ConnectionStatus { get; }
    }

    public sealed class WifiAdapter : IDisposable
    {
        private static readonly WifiAdapter Only = new();

        private WifiAdapter()
        {
        }

        public static WifiAdapter[] FindAllAdapters() => [Only];

        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
        {
            Clr.Turn("wifi");
            Station.Store(ssid, passwordCredential, reconnectionKind == WifiReconnectionKind.Automatic);
            return new WifiConnectionResult(Station.Join());
        }

        public void Disconnect()
        {
            Clr.Turn("wifi");
            Station.Leave();
        }

        public void SetDeviceName(string deviceName) => Desk.Say("host name " + deviceName);

        public void Dispose()
        {
        }
    }
}

namespace nanoFramework.Networking
{
    public enum NetworkHelperStatus
    {
        None = 0,
        Started = 1,
        NetworkIsReady = 2,
        FailedNoNetworkInterface = 3,
        TokenExpiredWaitingIPAddress = 4,
        TokenExpiredWaitingDateTime = 5,
        ErrorConnetingToWiFiWhileScanning = 6,
        ExceptionOccurred = 7,
        Reconnecting = 8,
    }

    public static class WifiNetworkHelper
    {
        private const int LookMs = 100;
        private static bool _used;

        public static NetworkHelperStatus Status { get; private set; }

        public static Exception HelperException { get; private set; }

        public static WifiAdapter WifiAdapter => WifiAdapter.FindAllAdapters()[0];

        public static bool ConnectDhcp(
            string ssid,
            string password,
            WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
            bool requiresDateTime = false,
            int wifiAdapterId = 0,
            CancellationToken token = default)
        {
            Clr.Turn("wifi");
            if (!Begin())
            {
                return false;
            }

            if (!(Air.IsUp && Station.Ssid == ssid))
            {
                Station.Leave();
                _ = WifiAdapter.Connect(ssid, reconnectionKind, password);
            }

            return WaitForAddress(token);
        }

        public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default)
        {
            Clr.Turn("wifi");
            return Begin() && WaitForAddress(token);
        }

        public static void Disconnect() => Station.Leave();

        public static void Reset()
        {
            _used = false;
            Status = NetworkHelperStatus.None;
            HelperException = null;
        }

        // A second set-up without Reset fails.
        private static bool Begin()
        {
            if (_used)
            {
                Status = NetworkHelperStatus.ExceptionOccurred;
                HelperException = new InvalidOperationException();
                return false;
            }

            _used = true;
            return true;
        }

        private static bool WaitForAddress(CancellationToken token)
        {
            while (!Air.IsUp)
            {
                if (token.IsCancellationRequested)
                {
                    Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
                    return false;
                }

                Thread.Sleep(LookMs);
            }

            Status = NetworkHelperStatus.NetworkIsReady;
            return true;
        }
    }
}

namespace System.Net.NetworkInformation
{
    public sealed class NetworkInterface
    {
        private NetworkInterface(NetworkInterfaceType type) => NetworkInterfaceType = type;

        public string IPv4Address => NetworkInterfaceType == NetworkInterfaceType.WirelessAP ? "192.168.4.1" : Air.IsUp ? Air.Address : "0.0.0.0";

        public byte[] PhysicalAddress => Convert.FromHexString(DeskSetting.Now.Mac);

        public NetworkInterfaceType NetworkInterfaceType { get; }

        public uint SpecificConfigId => 0;

        public static NetworkInterface[] GetAllNetworkInterfaces()
        {
            Clr.Turn("wifi");
            return [new NetworkInterface(NetworkInterfaceType.Wireless80211), new NetworkInterface(NetworkInterfaceType.WirelessAP)];
        }

        public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress)
        {
            Clr.Native("flash", Drive.EraseMs);
            Desk.Say("static address " + ipv4Address);
        }
    }

    public enum NetworkInterfaceType
    {
        Unknown = 1,
        Ethernet = 6,
        Wireless80211 = 71,
        WirelessAP = 72,
    }

    public sealed class Wireless80211Configuration
    {
        private Wireless80211Configuration()
        {
        }

        public string Ssid { get; set; } = Station.Ssid;

        public string Password { get; set; } = Station.Password;

        public static Wireless80211Configuration[] GetAllWireless80211Configurations() => [new Wireless80211Configuration()];

        public void SaveConfiguration()
        {
            Clr.Native("flash", 40);
            Station.Store(Ssid, Password, true);
        }
    }
}
