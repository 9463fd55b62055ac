// BrokerAddress: where a broker is and who we are to it, from one text that a user types.

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Victron.Edge.Roads.Broker;

/// <summary>Address of an MQTT broker.</summary>
/// <param name="Host">Name or IP address.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
/// <param name="User">User name; null for none.</param>
/// <param name="Password">Password; null for none. Never shown.</param>
public sealed record BrokerAddress(string Host, int Port, string? User, string? Password)
{
    private const int DefaultPort = 1883;
    private const string Form = "expected mqtt://[USER:PASS@]HOST[:PORT]";

    /// <summary>The broker on this machine.</summary>
    public static BrokerAddress Local { get; } = new("127.0.0.1", DefaultPort, null, null);

    /// <summary>Reads an address.</summary>
    /// <param name="text">For instance <c>mqtt://pi:secret@192.168.1.20</c>; <c>%40</c> stands for @ in a password.</param>
    /// <param name="address">Null unless the result is true.</param>
    /// <param name="problem">What is wrong and what was expected, without the password; null when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out BrokerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        problem = null;
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !text.StartsWith("mqtt://", StringComparison.OrdinalIgnoreCase))
        {
            problem = $"broker address begins with '{text[..scheme]}://'; {Form}";
            return false;
        }

        if (!Uri.TryCreate(scheme >= 0 ? text : "mqtt://" + text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            problem = $"broker address cannot be read; {Form}";
            return false;
        }

        if (uri.PathAndQuery.Length > 1 || uri.Port == 0)
        {
            problem = uri.Port == 0 ? $"broker port 0 does not exist; {Form}" : $"broker address ends with '{uri.PathAndQuery}'; {Form}";
            return false;
        }

        string[] login = uri.UserInfo.Split(':', 2);
        string? user = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null;
        string? password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : null;
        address = new BrokerAddress(uri.IdnHost, uri.Port < 0 ? DefaultPort : uri.Port, user, password);
        return true;
    }

    /// <summary>Host and port, without user and password.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");
}
