// LanPlace: how this computer is called and reached in the networks it is in.

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Victron.Edge.Companion.Lan;

/// <summary>Names and addresses of this computer.</summary>
internal static class LanPlace
{
    private const string LocalEnd = ".local";

    /// <summary>Addresses that the internet does not know. Source: RFC 1918, and RFC 3927 for those without a router.</summary>
    public static IReadOnlyList<IPNetwork> PrivateNetworks { get; } =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("169.254.0.0/16")];

    /// <summary>Host name, the same within <c>.local</c>, and <c>localhost</c>: what systems with Bonjour or Avahi answer to.</summary>
    /// <param name="more">Other names that it has.</param>
    public static IReadOnlyList<string> Names(IEnumerable<string> more)
    {
        string host = Environment.MachineName.ToLowerInvariant();
        string bare = host.EndsWith(LocalEnd, StringComparison.Ordinal) ? host[..^LocalEnd.Length] : host;
        return [.. new[] { bare + LocalEnd, bare, "localhost" }.Concat(more.Select(name => name.ToLowerInvariant())).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Addresses of version 4 in private networks, those with a way out first.</summary>
    public static IReadOnlyList<IPAddress> Addresses() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .OrderBy(card => card.GetIPProperties().GatewayAddresses.Count == 0)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses.Select(each => each.Address))
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && PrivateNetworks.Any(network => network.Contains(address))),
    ];
}
