// BrokerFinder: asks the local network where the broker is, and takes the answer of who proves the pairing key.
// Nobody answers: the broker that was found last, which had proven itself then. Called by the network thread only.

using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Tells where to connect to.</summary>
    public sealed class BrokerFinder
    {
        private const int PollMs = 50;

        private readonly Board _board;
        private readonly string _edge;

        /// <param name="edge">Name of the edge.</param>
        public BrokerFinder(Board board, string edge)
        {
            _board = board;
            _edge = edge;
        }

        /// <summary>The broker to try now; null when none is known.</summary>
        public BrokerPlace Find()
        {
            BoardSettings settings = _board.Settings;
            if (settings.BrokerHost != BoardSettings.AutoHost)
            {
                return new BrokerPlace(settings.BrokerHost, settings.BrokerPort, settings.BrokerTls);
            }

            string nonce = Hex.Text(_board.Random(BrokerSearch.NonceBytes));
            return Search(_edge, nonce, Hex.Bytes(settings.PairingKey)) ?? BrokerPlace.Parse(settings.KnownBroker);
        }

        /// <summary>Keeps a broker that let the edge in, for a day on which nobody answers.</summary>
        public void Keep(BrokerPlace place)
        {
            BoardSettings settings = _board.Settings;
            string text = place.Print();
            if (settings.BrokerHost != BoardSettings.AutoHost || text == settings.KnownBroker)
            {
                return;
            }

            settings.KnownBroker = text;
            if (!_board.Save(settings, out string problem))
            {
                Console.WriteLine(problem);
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static BrokerPlace Search(string edge, string nonce, byte[] pairingKey)
        {
            Socket socket = null;
            try
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
                socket.Bind(new IPEndPoint(IPAddress.Any, 0));
                _ = socket.SendTo(BrokerSearch.Ask(edge, nonce), new IPEndPoint(IPAddress.Broadcast, BrokerSearch.Port)); // a datagram goes out whole
                return Listen(socket, edge, nonce, pairingKey);
            }
            catch (Exception e)
            {
                Console.WriteLine("search: " + e.Message);
                return null;
            }
            finally
            {
                if (socket != null)
                {
                    socket.Close();
                }
            }
        }

        // Whoever hears the question can send anything, as fast as the network carries it.
        private static BrokerPlace Listen(Socket socket, string edge, string nonce, byte[] pairingKey)
        {
            byte[] buffer = new byte[BrokerSearch.BytesMax];
            long endMs = NanoClock.NowMs() + BrokerSearch.WaitMs;
            while (NanoClock.NowMs() < endMs)
            {
                if (socket.Available == 0)
                {
                    Thread.Sleep(PollMs);
                    continue;
                }

                BrokerPlace place = BrokerSearch.ReadAnswer(buffer, TryReceive(socket, buffer), edge, nonce, pairingKey);
                if (place != null)
                {
                    return place;
                }
            }

            return null;
        }

        // One that is too long for the buffer is no answer; a network stack may say so by an exception.
        private static int TryReceive(Socket socket, byte[] buffer)
        {
            try
            {
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                return socket.ReceiveFrom(buffer, ref from);
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
