// Complaint: one thing that a device itself says is wrong.

namespace Victron.Edge.Core.Devices;

/// <summary>An alarm, error or warning of a device.</summary>
/// <param name="Device">Who complains.</param>
/// <param name="Code">Stable code of the complaint within its quantity.</param>
/// <param name="IsWarning">Whether the device goes on for now.</param>
/// <param name="Text">In words: what, how much, since when.</param>
public sealed record Complaint(Device Device, string Code, bool IsWarning, string Text)
{
    /// <summary>What and how much, without since when.</summary>
    public string What { get; init; } = "";

    /// <summary>What to do about it, in whole sentences; empty where nothing is written down.</summary>
    public string Remedy { get; init; } = "";
}
