// IQuantityNames: what Core asks of the catalogue to show a value in words.

namespace Victron.Edge.Core.Devices;

/// <summary>Names, units and words of quantities by key.</summary>
public interface IQuantityNames
{
    /// <summary>Name to show; null when the key is unknown.</summary>
    string? Name(string key);

    /// <summary>Unit; empty for codes and texts, null when the key is unknown.</summary>
    string? Unit(string key);

    /// <summary>Words for a code; null when they are unknown.</summary>
    string? Words(string key, string code);

    /// <summary>What to do about an error or alarm; null when nothing is written down.</summary>
    string? Remedy(string key, string code);

    /// <summary>Number that the device sends for a code; null when it is unknown.</summary>
    int? Number(string key, string code);
}
