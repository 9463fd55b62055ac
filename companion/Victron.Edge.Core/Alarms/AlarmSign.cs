// AlarmSign: something that is wrong at this moment.

namespace Victron.Edge.Core.Alarms;

/// <summary>A sign.</summary>
/// <param name="Source">Who has it: identity of a device, or <c>edge:NAME</c>.</param>
/// <param name="Code">What it is, stable within its source.</param>
/// <param name="Name">Name of the source to show.</param>
/// <param name="Place"><c>edge/port</c>, or the edge.</param>
/// <param name="IsWarning">Whether the source goes on for now.</param>
/// <param name="Text">What is wrong, in words.</param>
/// <param name="Remedy">What to do, in whole sentences; empty where nothing is known.</param>
public sealed record AlarmSign(string Source, string Code, string Name, string Place, bool IsWarning, string Text, string Remedy);
