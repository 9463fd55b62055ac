// Ink: how a piece of text is to stand out. Never the only sign of what it means: a word or ! says it too.

namespace Victron.Edge.Companion.Watch;

/// <summary>Looks of a piece of text.</summary>
public enum Ink
{
    /// <summary>As the terminal writes.</summary>
    Plain,

    /// <summary>A value that is live.</summary>
    Value,

    /// <summary>An alarm.</summary>
    Alarm,

    /// <summary>A value that is late, or a warning.</summary>
    Late,

    /// <summary>Something that is gone, or that only explains.</summary>
    Dim,
}
