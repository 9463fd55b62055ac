// JournalEntry: one attempt to write a register, for the owner to look up later.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Settings;

/// <summary>An attempt.</summary>
/// <param name="At">When it began.</param>
/// <param name="Who">User, or the part of the program that acted for one.</param>
/// <param name="Device">The device.</param>
/// <param name="DeviceName">Its name then.</param>
/// <param name="Register">Register id.</param>
/// <param name="Key">Register key.</param>
/// <param name="Old">Value before; null when it could not be read.</param>
/// <param name="New">Value that was to be written; null for an action.</param>
/// <param name="Outcome">Its end; null when it is not known: the program ended between intent and end.</param>
/// <param name="Text">One line about the end.</param>
public sealed record JournalEntry(
    DateTimeOffset At, string Who, DeviceId Device, string DeviceName, int Register, string Key, string? Old, string? New,
    SettingOutcome? Outcome, string Text);
