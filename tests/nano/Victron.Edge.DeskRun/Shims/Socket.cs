// Stand-in of the socket, as far as UDP goes. A broadcast needs its option and arrives at one port of this computer, from where
// the answers come; what is sent without a network vanishes; waiting ends with an exception.

extern alias real;

using System.Net;
using Victron.Edge.DeskRun;
using RealSocket = real::System.Net.Sockets.Socket;

namespace System.Net.Sockets
{
    public class Socket : IDisposable
    {
        private readonly RealSocket _socket;
        private bool _mayBroadcast;

        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
        {
            if (socketType != SocketType.Dgram)
            {
                throw new NotSupportedException("the desk run has UDP sockets only");
            }

            _socket = new RealSocket(addressFamily, socketType, protocolType);
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        }

        public int Available => _socket.Available;

        public EndPoint LocalEndPoint => _socket.LocalEndPoint;

        public int ReceiveTimeout { get; set; } = -1;

        public int SendTimeout { get; set; } = -1;

        // It is bound from the start here, to a free port: only whoever was asked answers.
        public void Bind(EndPoint localEP) => Clr.Turn("search");

        public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
            _mayBroadcast |= optionName == SocketOptionName.Broadcast && optionValue;

        public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue) =>
            SetSocketOption(optionLevel, optionName, optionValue != 0);

        public int SendTo(byte[] buffer, EndPoint remoteEP) => SendTo(buffer, 0, buffer.Length, SocketFlags.None, remoteEP);

        public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP) => SendTo(buffer, 0, size, socketFlags, remoteEP);

        public int SendTo(byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
        {
            Clr.Turn("search");
            var to = (IPEndPoint)remoteEP;
            bool isBroadcast = to.Address.Equals(IPAddress.Broadcast);
            if (isBroadcast && !_mayBroadcast)
            {
                throw new SocketException((int)SocketError.AccessDenied);
            }

            if (!Air.IsUp)
            {
                throw new SocketException((int)SocketError.NetworkUnreachable);
            }

            int port = isBroadcast ? DeskSetting.Now.SearchPort : to.Port;
            if (port != 0)
            {
                _ = _socket.SendTo(buffer, offset, size, socketFlags, new IPEndPoint(IPAddress.Loopback, port));
            }

            return size;
        }

        public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP) => ReceiveFrom(buffer, 0, buffer.Length, SocketFlags.None, ref remoteEP);

        public int ReceiveFrom(byte[] buffer, int size, SocketFlags socketFlags, ref EndPoint remoteEP) =>
            ReceiveFrom(buffer, 0, size, socketFlags, ref remoteEP);

        public int ReceiveFrom(byte[] buffer, int offset, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
        {
            Clr.Turn("search");
            _socket.ReceiveTimeout = ReceiveTimeout <= 0 ? 0 : BoardClock.Real(ReceiveTimeout);
            int count = _socket.ReceiveFrom(buffer, offset, size, socketFlags, ref remoteEP);
            Clr.Turn("search");
            return count;
        }

        public int Receive(byte[] buffer)
        {
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            return ReceiveFrom(buffer, ref from);
        }

        public bool Poll(int microSeconds, SelectMode mode)
        {
            Clr.Turn("search");
            return _socket.Poll(microSeconds < 0 ? -1 : (int)(microSeconds / BoardClock.Speed), mode);
        }

        public void Close() => _socket.Dispose();

        public void Dispose() => _socket.Dispose();
    }
}

namespace System.Net
{
    public static class Dns
    {
        public static IPHostEntry GetHostEntry(string hostNameOrAddress)
        {
            Clr.Turn("dns");
            return new IPHostEntry { AddressList = [IPAddress.Parse(Air.Resolve(hostNameOrAddress, 0).Host)] };
        }
    }
}
