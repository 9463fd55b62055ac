// EdgeName: the name of an edge in topics.

using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Text;

namespace Victron.Edge.Companion.Commands;

/// <summary>Names of edges.</summary>
public static class EdgeName
{
    /// <summary>What a name may be, for messages.</summary>
    public const string Form = "a name has 1 to 32 of a-z, 0-9, _ and -";

    private const int LengthMax = 32;
    private const int SuffixDigits = 6;

    /// <summary>Whether a name can stand in a topic.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= LengthMax && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');

    /// <summary>The name of this machine's edge when its owner gave none; the same at each start.</summary>
    public static string Default()
    {
        PhysicalAddress? address = NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .Select(card => card.GetPhysicalAddress())
            .FirstOrDefault(mac => mac.GetAddressBytes().Any(part => part != 0));
        byte[] bytes = address?.GetAddressBytes() ?? SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName));
        return "edge-" + Convert.ToHexStringLower(bytes)[^SuffixDigits..];
    }
}
