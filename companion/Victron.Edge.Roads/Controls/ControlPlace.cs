// ControlPlace: one control of one device, by its place, and its topics.
// Source: docs/mqtt.md, "set".

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Roads.Controls;

/// <summary>Where a control is found.</summary>
/// <param name="Address">The port of the device.</param>
/// <param name="Key">Key of <c>controls.csv</c>, or what somebody took for one.</param>
public readonly record struct ControlPlace(PortAddress Address, string Key)
{
    private const string Prefix = "victron-edge";
    private const int NameMax = 64;

    /// <summary>What a companion that serves controls subscribes to.</summary>
    public static IReadOnlyList<string> Subscriptions { get; } = [$"{Prefix}/+/+/set/+", $"{Prefix}/+/+/set/+/served", $"{Prefix}/companions/+/controls"];

    /// <summary>Where a wish is sent to.</summary>
    public string SetTopic => $"{Prefix}/{Address.Edge}/{Address.Port}/set/{Key}";

    /// <summary>Where a wish is answered.</summary>
    public string ResultTopic => SetTopic + "/result";

    /// <summary>Where the value in force stands.</summary>
    public string StateTopic => SetTopic + "/state";

    /// <summary>Where the companion that serves it writes its name.</summary>
    public string ServedTopic => SetTopic + "/served";

    /// <summary>Where a companion says that it is there; four names, so that no edge and no port can be meant.</summary>
    public static string CompanionTopic(string name) => $"{Prefix}/companions/{name}/controls";

    /// <summary>Where Home Assistant hears of it.</summary>
    public string DiscoveryTopic(ControlRow row) => $"homeassistant/{row.Component}/{Address.Edge}_{Address.Port}/{row.Key}/config";

    /// <summary>Reads a topic of a control.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="place">The control.</param>
    /// <param name="part">Empty for a wish, else <c>served</c> and so on.</param>
    public static bool TryParse(string topic, out ControlPlace place, out string part)
    {
        string[] parts = topic.Split('/');
        bool isControl = parts is [Prefix, _, _, "set", _] or [Prefix, _, _, "set", _, _] && parts.All(IsName);
        place = isControl ? new ControlPlace(new PortAddress(parts[1], parts[2]), parts[4]) : default;
        part = isControl && parts.Length > 5 ? parts[5] : "";
        return isControl;
    }

    /// <summary>Reads the topic of a companion.</summary>
    /// <returns>Its name; null for any other topic.</returns>
    public static string? CompanionOf(string topic) => topic.Split('/') is [Prefix, "companions", var name, "controls"] && IsName(name) ? name : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Address} {Key}";

    private static bool IsName(string name) =>
        name.Length is > 0 and <= NameMax && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');
}
