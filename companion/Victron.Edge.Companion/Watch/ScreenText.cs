// ScreenText: a piece of a line with one look.

namespace Victron.Edge.Companion.Watch;

/// <summary>A piece of text.</summary>
/// <param name="Text">Printable characters only.</param>
/// <param name="Ink">Its look.</param>
public readonly record struct ScreenText(string Text, Ink Ink);
