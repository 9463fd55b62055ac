// Package: nanoFramework.M2Mqtt 5.1.220
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.
// The events of MqttClient are typed with delegates nested in IMqttClient; MqttClient has nested ones of the same names.

using System;
using System.Collections;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    public interface IMqttClient
    {
        public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

        public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);
    }

    public class MqttClient
    {
        public extern MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate caCert, X509Certificate clientCert, MqttSslProtocols sslProtocol);

        public extern bool IsConnected { get; }

        public extern MqttProtocolVersion ProtocolVersion { set; }

        public extern ushort ReceiveMaximum { set; }

        public extern uint MaximumPacketSize { set; }

        public extern MqttSettings Settings { get; }

        public extern event IMqttClient.MqttMsgPublishEventHandler MqttMsgPublishReceived;

        public extern event IMqttClient.MqttMsgPublishedEventHandler MqttMsgPublished;

        public extern MqttReasonCode Connect(string clientId, string username, string password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string willTopic, string willMessage, bool cleanSession, ushort keepAlivePeriod);

        public extern void Close();

        public extern ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels);

        public extern ushort Publish(string topic, byte[] message, string contentType, ArrayList userProperties, MqttQoSLevel qosLevel, bool retain);
    }

    public class MqttSettings
    {
        private extern MqttSettings();

        public extern int InflightQueueSize { set; }
    }

    public enum MqttSslProtocols
    {
        None = 0,
        TLSv1_2 = 4,
    }

    public enum MqttProtocolVersion
    {
        Version_3_1_1 = 4,
        Version_5 = 5,
    }
}

namespace nanoFramework.M2Mqtt.Exceptions
{
    public class MqttConnectionException : Exception
    {
        private extern MqttConnectionException();
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    public enum MqttQoSLevel
    {
        AtMostOnce = 0,
        AtLeastOnce = 1,
    }

    public enum MqttReasonCode
    {
        Success = 0,
        ConnectionRefusedBadUserNameOrPassword = 4,
        ConnectionRefusedNotAuthorized = 5,
        BadUserNameOrPassword = 134,
        NotAuthorized = 135,
    }

    public class MqttMsgPublishEventArgs : EventArgs
    {
        private extern MqttMsgPublishEventArgs();

        public extern string Topic { get; }

        public extern byte[] Message { get; }

        public extern bool DupFlag { get; }

        public extern bool Retain { get; }
    }

    public class MqttMsgPublishedEventArgs : EventArgs
    {
        private extern MqttMsgPublishedEventArgs();

        public extern ushort MessageId { get; }

        public extern bool IsPublished { get; }
    }
}
