// Package: nanoFramework.System.Net 1.11.60
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Net.NetworkInformation
{
    public class NetworkInterface
    {
        private extern NetworkInterface();

        public extern string IPv4Address { get; }

        public extern byte[] PhysicalAddress { get; }

        public extern NetworkInterfaceType NetworkInterfaceType { get; }

        public static extern NetworkInterface[] GetAllNetworkInterfaces();
    }

    public enum NetworkInterfaceType
    {
        Wireless80211 = 71,
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    public class X509Certificate
    {
        private extern X509Certificate();
    }
}
