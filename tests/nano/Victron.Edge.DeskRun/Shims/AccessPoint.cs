// Stand-ins for the board's own access point: its configuration is kept by the device and counts from the next start.
// Nobody can join it on the desk: what is seen is that it was asked for, and the page that is served then.

extern alias real;

using System.Net;
using Victron.Edge.DeskRun;

namespace System.Net.NetworkInformation
{
    public enum AuthenticationType : byte
    {
        None = 0,
        Open = 4,
        WPA = 7,
        WPA2 = 8,
    }

    public sealed class WirelessAPConfiguration
    {
        private WirelessAPConfiguration() => Options = OwnNetwork.IsOn ? ConfigurationOptions.AutoStart : ConfigurationOptions.Disable;

        public enum ConfigurationOptions : byte
        {
            None = 0,
            Disable = 1,
            Enable = 2,
            AutoStart = 6,
            HiddenSSID = 8,
        }

        public AuthenticationType Authentication { get; set; }

        public string Ssid { get; set; } = "";

        public string Password { get; set; } = "";

        public byte MaxConnections { get; set; }

        public ConfigurationOptions Options { get; set; }

        public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations() => [new WirelessAPConfiguration()];

        public void SaveConfiguration()
        {
            Clr.Native("flash", Drive.EraseMs);
            bool isOn = Options == ConfigurationOptions.AutoStart;
            if (isOn && Authentication != AuthenticationType.Open && Password.Length < 8)
            {
                throw new ArgumentException();
            }

            OwnNetwork.Store(isOn, Ssid);
        }
    }
}

namespace Iot.Device.DhcpServer
{
    public sealed class DhcpServer
    {
        public bool Start(IPAddress address, IPAddress mask, ushort timeToLeave = 1200)
        {
            Desk.Say("DHCP server at " + address);
            return true;
        }
    }
}
