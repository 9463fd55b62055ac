// Package: nanoFramework.System.Net 1.11.60
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Net
{
    public abstract class EndPoint
    {
        protected extern EndPoint();
    }

    public class IPEndPoint : EndPoint
    {
        public extern IPEndPoint(IPAddress address, int port);
    }

    public class IPAddress
    {
        public static readonly IPAddress Any;
        public static readonly IPAddress Broadcast;

        private extern IPAddress();

        public static extern IPAddress Parse(string ipString);
    }
}

namespace System.Net.Sockets
{
    public class Socket
    {
        public extern Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType);

        public extern int Available { get; }

        public extern void Bind(EndPoint localEP);

        public extern void Close();

        public extern int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP);

        public extern int SendTo(byte[] buffer, EndPoint remoteEP);

        public extern void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue);
    }

    public enum AddressFamily
    {
        InterNetwork = 2,
    }

    public enum SocketType
    {
        Dgram = 2,
    }

    public enum ProtocolType
    {
        Udp = 17,
    }

    public enum SocketOptionLevel
    {
        Socket = 65535,
    }

    public enum SocketOptionName
    {
        Broadcast = 32,
    }
}

namespace System.Net.NetworkInformation
{
    public class NetworkInterface
    {
        private extern NetworkInterface();

        public extern string IPv4Address { get; }

        public extern byte[] PhysicalAddress { get; }

        public extern NetworkInterfaceType NetworkInterfaceType { get; }

        public extern uint SpecificConfigId { get; }

        public extern void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress);

        public static extern NetworkInterface[] GetAllNetworkInterfaces();
    }

    public enum NetworkInterfaceType
    {
        Wireless80211 = 71,
        WirelessAP = 72,
    }

    public class WirelessAPConfiguration
    {
        private extern WirelessAPConfiguration();

        public extern AuthenticationType Authentication { set; }

        public extern string Password { set; }

        public extern string Ssid { set; }

        public extern ConfigurationOptions Options { get; set; }

        public extern byte MaxConnections { set; }

        public extern void SaveConfiguration();

        public static extern WirelessAPConfiguration[] GetAllWirelessAPConfigurations();

        public enum ConfigurationOptions : byte
        {
            Disable = 1,
            AutoStart = 6,
        }
    }

    public enum AuthenticationType : byte
    {
        WPA2 = 8,
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    public class X509Certificate
    {
        public extern X509Certificate(string certificate);
    }
}
