// BrokerLogin: the first and the last words with the broker: connect with the last will, subscribe, close.
// Blocks for up to half a minute, so only the network thread calls it.

using System;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace Victron.Edge.Firmware
{
    /// <summary>Opens and closes a session at the broker.</summary>
    public static class BrokerLogin
    {
        private const ushort KeepAliveSeconds = 30;
        private const string WillPayload = "offline";

        /// <summary>Connects with a clean session and the retained last will, then subscribes.</summary>
        /// <returns>False when the broker refuses; a broker that cannot be reached is an exception of the client.</returns>
        public static bool Enter(MqttClient client, FirmwareSettings settings, string clientId, string willTopic, string[] filters)
        {
            bool named = settings.BrokerUser.Length > 0;
            string user = named ? settings.BrokerUser : null;
            string password = named ? settings.BrokerPassword : null;
            MqttReasonCode answer = client.Connect(
                clientId, user, password, true, MqttQoSLevel.AtLeastOnce, true, willTopic, WillPayload, true, KeepAliveSeconds);
            if (answer != MqttReasonCode.Success)
            {
                Console.WriteLine("mqtt: broker refused, code " + ((int)answer).ToString());
                return false;
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

            return true;
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
    }
}
