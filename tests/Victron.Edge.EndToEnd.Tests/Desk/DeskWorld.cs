// DeskWorld: what is around the board on the desk, as its desk.json says it.

using System.Text.Json.Serialization;

namespace Victron.Edge.EndToEnd.Tests.Desk;

/// <summary>Keys of desk.json that tests set; meanings and defaults are in the README of the desk run.</summary>
internal sealed class DeskWorld
{
    [JsonPropertyName("speed")]
    public double Speed { get; set; } = 10;

    [JsonPropertyName("ssid")]
    public string Ssid { get; set; } = "van wi-fi";

    [JsonPropertyName("password")]
    public string Password { get; set; } = "wi-fi password";

    [JsonPropertyName("access_point")]
    public bool AccessPoint { get; set; } = true;

    [JsonPropertyName("dns")]
    public bool Dns { get; set; } = true;

    [JsonPropertyName("broker_silent")]
    public bool BrokerSilent { get; set; }

    [JsonPropertyName("hosts")]
    public Dictionary<string, string> Hosts { get; init; } = [];

    [JsonPropertyName("ports")]
    public Dictionary<string, string> Ports { get; init; } = [];

    [JsonPropertyName("search_port")]
    public int SearchPort { get; set; }

    [JsonPropertyName("page_port")]
    public int PagePort { get; set; }
}
