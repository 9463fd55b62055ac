// SerialOpening: what came of an attempt to open a source.

namespace Victron.Edge.Roads.Serial;

/// <summary>An open link, or why there is none.</summary>
/// <param name="Link">The link; null when opening failed.</param>
/// <param name="Problem">What is wrong and what to do, in a few words; null when the link is open.</param>
public readonly record struct SerialOpening(ISerialLink? Link, string? Problem)
{
    /// <summary>It is open.</summary>
    public static SerialOpening Of(ISerialLink link) => new(link, null);

    /// <summary>It is not.</summary>
    public static SerialOpening Failed(string problem) => new(null, problem);
}
