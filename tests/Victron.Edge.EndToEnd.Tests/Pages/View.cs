namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Width of the window in pixels.</param>
/// <param name="Height">Height of the window in pixels.</param>
/// <param name="IsDark">Whether the system prefers dark.</param>
public sealed record View(int Width, int Height, bool IsDark)
{
    /// <summary>A phone in portrait, by day.</summary>
    public static View Phone { get; } = new(360, 740, false);

    /// <summary>A desktop at night.</summary>
    public static View Desktop { get; } = new(1440, 900, true);
}
