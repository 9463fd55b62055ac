// WatchKeys: what a key changes in what is shown.

namespace Victron.Edge.Companion.Watch;

/// <summary>Where the person at the terminal is.</summary>
/// <param name="Page">What is shown.</param>
/// <param name="Selected">Index of the chosen device.</param>
/// <param name="FirstField">First field shown.</param>
/// <param name="IsPaused">Whether the picture is held still.</param>
/// <param name="IsLeaving">Whether to quit.</param>
public sealed record WatchKeys(WatchPage Page, int Selected, int FirstField, bool IsPaused, bool IsLeaving)
{
    private const int PageStep = 10;

    /// <summary>The table, first device.</summary>
    public static WatchKeys Start { get; } = new(WatchPage.Table, 0, 0, false, false);

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="devices">Devices in the table.</param>
    /// <param name="fields">Fields of the chosen device.</param>
    public WatchKeys Press(ConsoleKeyInfo key, int devices, int fields)
    {
        return key switch
        {
            { KeyChar: 'q' or 'Q' } => this with { IsLeaving = true },
            { KeyChar: 'p' or 'P' } => this with { IsPaused = !IsPaused },
            { KeyChar: '?' } => this with { Page = Page == WatchPage.Help ? WatchPage.Table : WatchPage.Help },
            { Key: ConsoleKey.Escape } => this with { Page = WatchPage.Table },
            { Key: ConsoleKey.Enter } => this with { Page = Page == WatchPage.Table && devices > 0 ? WatchPage.Fields : WatchPage.Table, FirstField = 0 },
            { Key: ConsoleKey.UpArrow } => Move(-1, devices, fields),
            { Key: ConsoleKey.DownArrow } => Move(1, devices, fields),
            { Key: ConsoleKey.PageUp } => Move(-PageStep, devices, fields),
            { Key: ConsoleKey.PageDown } => Move(PageStep, devices, fields),
            _ => this,
        };
    }

    private WatchKeys Move(int step, int devices, int fields)
    {
        return Page == WatchPage.Fields
            ? this with { FirstField = Math.Clamp(FirstField + step, 0, Math.Max(0, fields - 1)) }
            : this with { Selected = Math.Clamp(Selected + step, 0, Math.Max(0, devices - 1)) };
    }
}
