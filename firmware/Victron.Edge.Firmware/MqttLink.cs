// MqttLink: the network thread: Wi-Fi, connection to the broker, subscriptions, sending. Connecting may block for half
// a minute, so none of it runs on the main loop; the two threads meet in three rings and two numbers.
// Why it looks as it does: the client's constructor resolves the name and throws, Publish queues silently and keeps the
// array, an exception that leaves an event handler closes the connection, and nothing reconnects.

using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Victron.Edge.Firmware
{
    /// <summary>The board's connection to the MQTT broker.</summary>
    public sealed class MqttLink
    {
        private const int BackOffMsMin = 1000;
        private const int BackOffMsMax = 60000;
        private const int TurnMs = 100;
        private const int IncomingBytesMax = 2048;

        /// <summary>Messages on their way out; the main loop takes its receipts.</summary>
        public readonly MqttOutbox Outbox = new MqttOutbox();

        /// <summary>Messages from the broker; their flag is the duplicate flag.</summary>
        public readonly MessageRing Incoming = new MessageRing(16);

        private readonly FirmwareSettings _settings;
        private readonly WifiLink _wifi;
        private readonly string _clientId;
        private readonly string _willTopic;
        private readonly string[] _filters;
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private MqttClient _client;
        private int _connections;

        public MqttLink(FirmwareSettings settings, WifiLink wifi, string clientId, string willTopic, string[] filters)
        {
            _settings = settings;
            _wifi = wifi;
            _clientId = clientId;
            _willTopic = willTopic;
            _filters = filters;
            HeartbeatMs = NanoClock.NowMs();
        }

        /// <summary>Number of the present connection, 1 for the first; 0 while there is none.</summary>
        public int Connection { get; private set; }

        /// <summary>When the network thread last went round; it stands still for up to 2 minutes while it connects.</summary>
        public long HeartbeatMs { get; private set; }

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
            int pauseMs = BackOffMsMin;
            while (true)
            {
                HeartbeatMs = NanoClock.NowMs();
                int before = _connections;
                Attempt(this);
                pauseMs = _connections != before ? BackOffMsMin : pauseMs * 2 < BackOffMsMax ? pauseMs * 2 : BackOffMsMax;
                Thread.Sleep(pauseMs);
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
            MqttClient client = new MqttClient(_settings.BrokerHost, _settings.BrokerPort, false, null, null, MqttSslProtocols.None);
            client.Settings.InflightQueueSize = MqttOutbox.InFlightMax;
            client.MqttMsgPublishReceived += OnReceived;
            client.MqttMsgPublished += OnPublished;
            _client = client;
            if (!BrokerLogin.Enter(client, _settings, _clientId, _willTopic, _filters))
            {
                return false;
            }

            _connections++;
            Outbox.FailAll(); // what slipped in after the last connection broke
            Connection = _connections;
            return true;
        }

        private void Serve()
        {
            while (_client.IsConnected)
            {
                HeartbeatMs = NanoClock.NowMs();
                Outbox.Send(_client);
                _ = _wake.WaitOne(TurnMs, false); // woken or not, the next turn looks itself
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            if (e.Message.Length > IncomingBytesMax || !Incoming.TryAdd(e.Topic, e.Message, e.Retain, e.DupFlag, 0))
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
