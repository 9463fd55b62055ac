// BrokerLogin: the first and the last words with the broker: connect with the last will, subscribe, close.
// Blocks for up to half a minute, so only the network thread calls it.

using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using Victron.Edge.Agent;

namespace Victron.Edge.Firmware
{
    /// <summary>Opens and closes a session at the broker.</summary>
    public static class BrokerLogin
    {
        /// <summary>The broker let the edge in.</summary>
        public const int Entered = 0;

        /// <summary>The broker refused user or password.</summary>
        public const int PasswordRefused = 1;

        /// <summary>The broker refused for another reason; the log has its code.</summary>
        public const int Refused = 2;

        /// <summary>Longest message that the edge takes from the broker, in bytes of payload.</summary>
        public const int IncomingBytesMax = 2048;

        private const ushort KeepAliveSeconds = 30;
        private const ushort IncomingUnderWayMax = 8;
        private const uint HeadBytesMax = 256;
        private const string WillPayload = "offline";

        /// <summary>Makes a client; resolves the broker's name and throws when that fails.</summary>
        /// <param name="version">5, or 4 for MQTT 3.1.1.</param>
        public static MqttClient Make(BrokerPlace place, int version)
        {
            MqttClient client = place.Tls
                ? new MqttClient(place.Host, place.Port, true, Authority(), null, MqttSslProtocols.TLSv1_2)
                : new MqttClient(place.Host, place.Port, false, null, null, MqttSslProtocols.None);

            // One queue for both ways: without room of its own a message from the broker would be lost without a word.
            client.Settings.InflightQueueSize = MqttOutbox.InFlightMax + IncomingUnderWayMax;
            client.ProtocolVersion = version == 5 ? MqttProtocolVersion.Version_5 : MqttProtocolVersion.Version_3_1_1;
            if (version == 5)
            {
                client.MaximumPacketSize = IncomingBytesMax + HeadBytesMax;
                client.ReceiveMaximum = IncomingUnderWayMax;
            }

            return client;
        }

        /// <summary>Connects with a clean session and the retained last will, then subscribes.</summary>
        /// <returns>One of the constants of this class; a broker that cannot be reached is an exception of the client.</returns>
        public static int Enter(MqttClient client, BoardSettings settings, string clientId, string willTopic, string[] filters)
        {
            bool named = settings.BrokerUser.Length > 0;
            string user = named ? settings.BrokerUser : null;
            string password = named ? settings.BrokerPassword : null;
            MqttReasonCode answer = client.Connect(
                clientId, user, password, true, MqttQoSLevel.AtLeastOnce, true, willTopic, WillPayload, true, KeepAliveSeconds);
            if (answer != MqttReasonCode.Success)
            {
                Console.WriteLine("mqtt: broker refused, code " + ((int)answer).ToString());
                return IsAboutPassword(answer) ? PasswordRefused : Refused;
            }

            if (filters.Length > 0)
            {
                MqttQoSLevel[] levels = new MqttQoSLevel[filters.Length];
                for (int i = 0; i < levels.Length; i++)
                {
                    levels[i] = MqttQoSLevel.AtLeastOnce;
                }

                _ = client.Subscribe(filters, levels); // its number is of use only to a client that waits for the answer
            }

            return Entered;
        }

        /// <summary>Closes what is open; a client that was never connected, or none at all, is fine.</summary>
        public static void Leave(MqttClient client)
        {
            try
            {
                if (client != null)
                {
                    client.Close();
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("mqtt: " + e.Message);
            }
        }

        // The first two are those of MQTT 3.1.1, the others those of MQTT 5.
        private static bool IsAboutPassword(MqttReasonCode code)
        {
            return code == MqttReasonCode.ConnectionRefusedBadUserNameOrPassword || code == MqttReasonCode.ConnectionRefusedNotAuthorized
                || code == MqttReasonCode.BadUserNameOrPassword || code == MqttReasonCode.NotAuthorized;
        }

        // Without a file the client uses the certificates that were stored in the board.
        private static X509Certificate Authority()
        {
            byte[] pem = BoardDrive.TryRead(BoardDrive.BrokerAuthority);
            if (pem == null)
            {
                return null;
            }

            try
            {
                return new X509Certificate(Encoding.UTF8.GetString(pem, 0, pem.Length));
            }
            catch (Exception)
            {
                throw new InvalidOperationException("ca.pem is no certificate; write it anew");
            }
        }
    }
}
