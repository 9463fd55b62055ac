// AccessPoint: the board's own Wi-Fi for set-up. The image starts it at boot from a stored configuration, so turning it
// on or off takes a restart. ESP32 images have no DHCP server of their own: a library's is started here.

using System;
using System.Net;
using System.Net.NetworkInformation;
using Iot.Device.DhcpServer;
using ConfigurationOptions = System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions;

namespace Victron.Edge.Firmware
{
    /// <summary>Turns the access point on and off.</summary>
    public static class AccessPoint
    {
        /// <summary>Address of the board in its own network.</summary>
        public const string Address = "192.168.4.1";

        // Keeps strangers from joining by accident, nothing more: it is the same on every board.
        private const string Password = "victron-edge";
        private const string Mask = "255.255.255.0";
        private const byte ConnectionsMax = 2;

        /// <summary>Whether the access point runs.</summary>
        public static bool IsOn()
        {
            try
            {
                WirelessAPConfiguration configuration = Configuration();
                return configuration != null && configuration.Options == ConfigurationOptions.AutoStart;
            }
            catch (Exception e)
            {
                Console.WriteLine("access point: " + e.Message);
                return false;
            }
        }

        /// <summary>Has it run from the next start on.</summary>
        /// <returns>False when the board cannot.</returns>
        public static bool TurnOn()
        {
            try
            {
                NetworkInterface point = WifiLink.Find(NetworkInterfaceType.WirelessAP);
                WirelessAPConfiguration configuration = Configuration();
                if (point == null || configuration == null)
                {
                    return false;
                }

                point.EnableStaticIPv4(Address, Mask, Address);
                configuration.Ssid = "victron-edge-" + EdgeSetup.MacEnd();
                configuration.Password = Password;
                configuration.Authentication = AuthenticationType.WPA2;
                configuration.MaxConnections = ConnectionsMax;
                configuration.Options = ConfigurationOptions.AutoStart;
                configuration.SaveConfiguration();
                return true;
            }
            catch (Exception e)
            {
                Console.WriteLine("access point: " + e.Message);
                return false;
            }
        }

        /// <summary>Has it stay off from the next start on; writes nothing when it is off already.</summary>
        public static void TurnOff()
        {
            try
            {
                WirelessAPConfiguration configuration = Configuration();
                if (configuration != null && configuration.Options == ConfigurationOptions.AutoStart)
                {
                    configuration.Options = ConfigurationOptions.Disable;
                    configuration.SaveConfiguration();
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("access point: " + e.Message);
            }
        }

        /// <summary>Gives addresses to who joins.</summary>
        public static void GiveAddresses()
        {
            try
            {
                if (!new DhcpServer().Start(IPAddress.Parse(Address), IPAddress.Parse(Mask)))
                {
                    Console.WriteLine("access point: gives no addresses; set 192.168.4.2 on the other side by hand");
                }
            }
            catch (Exception e)
            {
                Console.WriteLine("access point: " + e.Message);
            }
        }

        private static WirelessAPConfiguration Configuration()
        {
            NetworkInterface point = WifiLink.Find(NetworkInterfaceType.WirelessAP);
            WirelessAPConfiguration[] all = WirelessAPConfiguration.GetAllWirelessAPConfigurations();
            return point == null || point.SpecificConfigId >= all.Length ? null : all[point.SpecificConfigId];
        }
    }
}
