// RawValue: one value of a message before it is known how long it has been so.

namespace Victron.Edge.Core.Devices;

/// <summary>Shape and text of a value, as in <see cref="LiveValue"/>.</summary>
/// <param name="Kind">Its shape.</param>
/// <param name="Text">Its text as sent; empty when absent.</param>
public readonly record struct RawValue(LiveValueKind Kind, string Text);
