// LanPlace: how this computer is called and reached in the networks it is in.

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Victron.Edge.Companion.Lan;

/// <summary>Names and addresses of this computer.</summary>
internal static class LanPlace
{
    private const string LocalEnd = ".local";

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
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && IsPrivate(address.GetAddressBytes())),
    ];

    /// <summary>Whether four bytes are an address that the internet does not know.</summary>
    internal static bool IsPrivate(byte[] bytes) => bytes is [10, ..] or [192, 168, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..];
}
