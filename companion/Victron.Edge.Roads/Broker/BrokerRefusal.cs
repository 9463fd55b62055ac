// BrokerRefusal: why a broker that answered does not let us in.

using MQTTnet;

namespace Victron.Edge.Roads.Broker;

/// <summary>Words for refusals.</summary>
internal static class BrokerRefusal
{
    /// <summary>Whether asking again the same way is no use.</summary>
    public static bool IsLasting(MqttClientConnectResultCode code) =>
        code is MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.Banned;

    /// <summary>The reason in a few words.</summary>
    public static string Words(MqttClientConnectResultCode code, BrokerAddress address)
    {
        return code switch
        {
            MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized => address.User is null
                ? "it wants a user and password; give them as mqtt://USER:PASS@HOST"
                : $"user or password refused for '{address.User}'",
            MqttClientConnectResultCode.Banned => "this client is banned there",
            MqttClientConnectResultCode.ServerUnavailable or MqttClientConnectResultCode.ServerBusy => "it is busy",
            _ => $"it refused the connection ({InWords(code)})",
        };
    }

    private static string InWords(MqttClientConnectResultCode code) =>
        string.Concat(code.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
