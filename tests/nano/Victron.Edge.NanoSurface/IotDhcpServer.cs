// Package: nanoFramework.Iot.Device.DhcpServer 1.2.987
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

using System.Net;

namespace Iot.Device.DhcpServer
{
    public class DhcpServer
    {
        public extern DhcpServer();

        public extern bool Start(IPAddress address, IPAddress mask, ushort timeToLeave = 1200);
    }
}
