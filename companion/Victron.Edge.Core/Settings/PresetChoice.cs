// PresetChoice: a battery preset that a device has built in.

namespace Victron.Edge.Core.Settings;

/// <summary>A preset.</summary>
/// <param name="Raw">Value of the battery type register.</param>
/// <param name="Code">Code for commands.</param>
/// <param name="Text">What the maker prints about it.</param>
/// <param name="IsActive">Whether it is in force now.</param>
public sealed record PresetChoice(long Raw, string Code, string Text, bool IsActive);
