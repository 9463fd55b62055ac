// Air: the network as the board sees it: whether its station is on it, and where hosts really are.

extern alias real;

using System.Collections.Generic;
using System.Net.Sockets;

namespace Victron.Edge.DeskRun;

/// <summary>Wi-Fi and names around the board.</summary>
public static class Air
{
    /// <summary>Address that the board gets from DHCP.</summary>
    public const string Address = "192.168.4.77";

    private static bool _joined;

    /// <summary>Whether the station has an address now: joined, and the access point is still there.</summary>
    public static bool IsUp
    {
        get
        {
            if (_joined && !DeskSetting.Now.AccessPoint)
            {
                _joined = false;
                Desk.Say("Wi-Fi lost");
            }

            return _joined;
        }
    }

    /// <summary>Joins or leaves.</summary>
    public static void Joined(bool joined)
    {
        if (_joined != joined)
        {
            _joined = joined;
            Desk.Say(joined ? "Wi-Fi joined" : "Wi-Fi left");
        }
    }

    /// <summary>Where a host really is; asks the DNS of the board, which stops the program while it does not answer.</summary>
    /// <exception cref="SocketException">Nobody knows the name, or there is no network.</exception>
    public static (string Host, int Port) Resolve(string host, int port)
    {
        DeskSetting setting = DeskSetting.Now;
        bool isAddress = real::System.Net.IPAddress.TryParse(host, out _);
        if (!IsUp || (!isAddress && !setting.Dns))
        {
            Clr.Stop(IsUp ? setting.DnsMs : 0);
            throw new SocketException((int)SocketError.HostNotFound);
        }

        string place = setting.Hosts.GetValueOrDefault(host, isAddress || host == "localhost" ? host : null)
            ?? throw new SocketException((int)SocketError.HostNotFound);
        int colon = place.LastIndexOf(':');
        return colon < 0 ? (place, port) : (place[..colon], int.Parse(place[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
