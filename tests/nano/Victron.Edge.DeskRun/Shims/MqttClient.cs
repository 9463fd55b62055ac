// Stand-in of nanoFramework's MqttClient, the side that the firmware calls. The constructor resolves the name and throws;
// Connect blocks for up to 30 s; a refusal is a value; Publish only queues, also without a connection, and keeps the array;
// Close sleeps 200 ms and drops the queue.

using System;
using System.Collections;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Victron.Edge.DeskRun;

namespace nanoFramework.M2Mqtt
{
    public sealed partial class MqttClient : IDisposable
    {
        private const int AnswerMs = 30000;

        private readonly string _name;
        private readonly (string Host, int Port) _place;
        private readonly bool _secure;
        private readonly X509Certificate _authority;
        private readonly Queue<MqttOutgoing> _queue = [];
        private ushort _lastId;

        public MqttClient(string brokerHostName)
            : this(brokerHostName, 1883, false, null, null, MqttSslProtocols.None)
        {
        }

        public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol)
        {
            Clr.Turn("mqtt");
            if (secure && sslProtocol < MqttSslProtocols.TLSv1_2)
            {
                throw new ArgumentException();
            }

            _name = brokerHostName;
            _place = Air.Resolve(brokerHostName, brokerPort);
            _secure = secure;
            _authority = caCert;
        }

        public event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        public event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        public event IMqttClient.MqttMsgSubscribedEventHandler MqttMsgSubscribed;

        public event IMqttClient.ConnectionClosedEventHandler ConnectionClosed;

        public bool IsConnected { get; private set; }

        public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

        public uint MaximumPacketSize { get; set; } = uint.MaxValue;

        public ushort ReceiveMaximum { get; set; } = ushort.MaxValue;

        public MqttSettings Settings => MqttSettings.Instance;

        public MqttReasonCode Connect(string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod)
        {
            Clr.Turn("mqtt");
            try
            {
                _wire = new MqttWire(_place, _name, _secure, _authority?.Inside, Settings.ValidateServerCertificate);
            }
            catch (SocketException e)
            {
                throw new MqttConnectionException("Socket exception connecting to the broker: " + e.ErrorCode, e);
            }
            catch (Exception e)
            {
                throw new MqttConnectionException("Exception connecting to the broker", e);
            }

            _keepAliveMs = keepAlivePeriod * 1000L;
            BeginReceiving();
            byte[] words = MqttPacket.Connect(
                IsFive ? (MaximumPacketSize, ReceiveMaximum) : null, clientId, username, password, willFlag ? willTopic : null, willMessage, willRetain, (int)willQosLevel, cleanSession, keepAlivePeriod);
            byte[] answer = Ask(words, AnswerMs);
            if (answer[1] == 0)
            {
                BeginServing();
                IsConnected = true;
            }

            return (MqttReasonCode)answer[1];
        }

        public void Disconnect()
        {
            Clr.Turn("mqtt");
            Send(MqttPacket.Empty(0xE0));
            CloseSoon();
        }

        public void Close()
        {
            Clr.Turn("mqtt");
            _isRunning = false;
            BoardClock.Wait(200);
            lock (_queue)
            {
                _queue.Clear();
                _pending.Clear();
            }

            _wire?.Dispose();
            IsConnected = false;
        }

        public void Dispose() => Close();

        public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
        {
            Clr.Turn("mqtt");
            ushort id = NextId();
            Enqueue(new MqttOutgoing { Id = id, Packet = MqttPacket.Subscribe(IsFive, topics, Array.ConvertAll(qosLevels, level => (byte)level), id) });
            return id;
        }

        public ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain)
        {
            Clr.Turn("mqtt");
            ushort id = NextId();
            Enqueue(new MqttOutgoing { Id = id, Topic = topic, Payload = message, Qos = (int)qosLevel, Retain = retain });
            return id;
        }

        private bool IsFive => ProtocolVersion == MqttProtocolVersion.Version_5;

        private ushort NextId()
        {
            lock (_queue)
            {
                _lastId = (ushort)(_lastId == ushort.MaxValue ? 1 : _lastId + 1);
                return _lastId;
            }
        }

        private void Enqueue(MqttOutgoing message)
        {
            lock (_queue)
            {
                if (_queue.Count + _pending.Count >= Settings.InflightQueueSize)
                {
                    throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
                }

                _queue.Enqueue(message);
            }

            _ = _work.Set();
        }
    }
}
