// RestoreSwitchEnd: how setting the switch of a device ended.

namespace Victron.Edge.Core.Settings;

/// <summary>An end.</summary>
/// <param name="Now">What it is at, as read; null when that is not known.</param>
/// <param name="Problem">Why it is not at the value; null when it is.</param>
/// <param name="MayFollow">Whether the device has not answered the write and may still follow it, whatever it reads now.</param>
internal sealed record RestoreSwitchEnd(byte[]? Now, string? Problem, bool MayFollow);
