// MqttLink: the network thread: Wi-Fi, the search for a broker, connection, subscriptions, sending. Connecting may block
// for half a minute, so none of it runs on the main loop; the two threads meet in three rings and two numbers.
// Why it looks as it does: the client's constructor resolves the name and throws, Publish queues silently and keeps the
// array, Close drops what is queued, an exception that leaves an event handler closes the connection, nothing reconnects.
//
//   Wi-Fi ──▶ broker known ──▶ name resolved ──▶ let in ──▶ serving
//     ▲ each failure, and each loss, with a pause that grows and differs from board to board │
//     └──────────────────────────────────────────────────────────────────────────────────────┘

using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>The board's connection to the MQTT broker.</summary>
    public sealed class MqttLink
    {
        private const int TurnMs = 100;

        /// <summary>Messages on their way out; the main loop takes its receipts.</summary>
        public readonly MqttOutbox Outbox = new MqttOutbox();

        /// <summary>Messages from the broker; their flag is the duplicate flag.</summary>
        public readonly MessageRing Incoming = new MessageRing(16);

        private readonly Board _board;
        private readonly WifiLink _wifi;
        private readonly BrokerFinder _finder;
        private readonly VersionChoice _version = new VersionChoice();
        private readonly BackOff _backOff = new BackOff();
        private readonly string _clientId;
        private readonly string _willTopic;
        private readonly string[] _filters;
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private MqttClient _client;
        private int _connections;

        public MqttLink(Board board, string edge, string willTopic, string[] filters)
        {
            _board = board;
            _wifi = new WifiLink(board);
            _finder = new BrokerFinder(board, edge);
            _clientId = edge;
            _willTopic = willTopic;
            _filters = filters;
        }

        /// <summary>Number of the present connection, 1 for the first; 0 while there is none.</summary>
        public int Connection { get; private set; }

        /// <summary>Messages from the broker that were too long or too many to take.</summary>
        public int Dropped { get; private set; }

        /// <summary>Starts the network thread.</summary>
        public void Begin()
        {
            new Thread(Loop).Start();
        }

        /// <summary>Copies one message into the queue of the network thread.</summary>
        /// <returns>A token of 0 or more; -1 while there is no connection or no room.</returns>
        public int Publish(string topic, byte[] payload, int count, bool retain, int qos)
        {
            int token = Connection == 0 ? -1 : Outbox.Add(topic, payload, count, retain, qos > 0);
            _ = _wake.Set();
            return token;
        }

        private void Loop()
        {
            while (true)
            {
                Beat();
                int before = _connections;
                Attempt(this);
                Thread.Sleep(_backOff.NextMs(_connections != before, _board.RandomNumber()));
            }
        }

        // Static, as every method with a catch: in an instance method it would leak an unwind slot of the interpreter.
        private static void Attempt(MqttLink link)
        {
            try
            {
                if (link._wifi.EnsureUp() && link.Connect())
                {
                    link.Serve();
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("mqtt: " + e.Message);
            }

            link.Connection = 0;
            BrokerLogin.Leave(link._client);
            link._client = null;
            link.Outbox.FailAll();
        }

        private bool Connect()
        {
            BrokerPlace place = _finder.Find();
            Beat();
            _client = place == null ? null : TryMake(_board, place, _version.Version);
            if (_client == null)
            {
                _board.Tell(Trouble.NoBroker, place == null ? "nobody answered the search" : place.Print());
                return false;
            }

            Beat();
            _client.MqttMsgPublishReceived += OnReceived;
            _client.MqttMsgPublished += OnPublished;
            if (!IsLetIn(place, TryEnter(this)))
            {
                return false;
            }

            _connections++;
            Outbox.FailAll(); // what slipped in after the last connection broke
            Connection = _connections;
            _board.Tell(Trouble.None, place.Print());
            _finder.Keep(place);
            return true;
        }

        private bool IsLetIn(BrokerPlace place, int answer)
        {
            if (answer == BrokerLogin.Entered || answer == BrokerLogin.PasswordRefused)
            {
                _version.HearUnderstood();
            }

            if (answer == BrokerLogin.PasswordRefused)
            {
                _board.Tell(Trouble.BrokerPassword, string.Empty);
            }
            else if (answer != BrokerLogin.Entered)
            {
                // A refused certificate looks like a broker that hangs up: the client has no word for it.
                string tls = ", over TLS: check also the authority in ca.pem, and that the broker's certificate names this host";
                _board.Tell(Trouble.NoBroker, place.Print() + (place.Tls ? tls : string.Empty));
            }

            return answer == BrokerLogin.Entered;
        }

        private static MqttClient TryMake(Board board, BrokerPlace place, int version)
        {
            try
            {
                return BrokerLogin.Make(place, version);
            }
            catch (Exception e)
            {
                Console.WriteLine("mqtt: " + place.Host + (e is InvalidOperationException ? ": " : " cannot be found: ") + e.Message);
                return null;
            }
        }

        private static int TryEnter(MqttLink link)
        {
            try
            {
                int answer = BrokerLogin.Enter(link._client, link._board.Settings, link._clientId, link._willTopic, link._filters);
                if (answer == BrokerLogin.Refused)
                {
                    link._version.HearRefused();
                }

                return answer;
            }
            catch (MqttConnectionException e)
            {
                Console.WriteLine("mqtt: cannot connect: " + e.Message);
                return BrokerLogin.Refused;
            }
            catch (Exception e)
            {
                Console.WriteLine("mqtt: no answer to connect: " + e.Message);
                link._version.HearRefused();
                return BrokerLogin.Refused;
            }
        }

        private void Serve()
        {
            while (_client.IsConnected)
            {
                Beat();
                if (Outbox.IsStuck(NanoClock.NowMs()))
                {
                    Console.WriteLine("mqtt: no receipt for a minute, connecting anew");
                    return;
                }

                Outbox.Send(_client);
                _ = _wake.WaitOne(TurnMs, false); // woken or not, the next turn looks itself
            }

            _board.Tell(Trouble.Connecting, "the connection to the broker was lost");
        }

        private void Beat()
        {
            _board.Beats.Beat(Heartbeats.Network, NanoClock.NowMs());
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            if (e.Message.Length > BrokerLogin.IncomingBytesMax || !Incoming.TryAdd(e.Topic, e.Message, e.Retain, e.DupFlag, 0))
            {
                Dropped++;
            }
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            if (sender == _client)
            {
                Outbox.Published(e.MessageId, e.IsPublished); // a late word from an earlier client would hit a reused number
                _ = _wake.Set();
            }
        }
    }
}
