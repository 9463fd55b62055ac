// What the keys of the live terminal do.

using Victron.Edge.Companion.Watch;

namespace Victron.Edge.Companion.Tests.Commands;

public sealed class WatchKeysTests
{
    [Fact]
    public void Enter_opens_the_fields_of_the_chosen_device_and_closes_them()
    {
        WatchKeys keys = Press(Press(WatchKeys.Start, ConsoleKey.DownArrow), ConsoleKey.Enter);
        Assert.Equal((WatchPage.Fields, 1), (keys.Page, keys.Selected));
        Assert.Equal(WatchPage.Table, Press(keys, ConsoleKey.Enter).Page);
    }

    [Fact]
    public void Arrows_stop_at_both_ends()
    {
        Assert.Equal(0, Press(WatchKeys.Start, ConsoleKey.UpArrow).Selected);
        Assert.Equal(2, Press(WatchKeys.Start with { Selected = 2 }, ConsoleKey.DownArrow).Selected);
    }

    [Fact]
    public void Arrows_scroll_in_the_fields()
    {
        WatchKeys keys = Press(WatchKeys.Start with { Page = WatchPage.Fields }, ConsoleKey.DownArrow);
        Assert.Equal((0, 1), (keys.Selected, keys.FirstField));
    }

    [Fact]
    public void Letters_pause_help_and_quit()
    {
        Assert.True(Press(WatchKeys.Start, ConsoleKey.P, 'p').IsPaused);
        Assert.Equal(WatchPage.Help, Press(WatchKeys.Start, ConsoleKey.Oem2, '?').Page);
        Assert.True(Press(WatchKeys.Start, ConsoleKey.Q, 'q').IsLeaving);
    }

    [Fact]
    public void Without_devices_there_are_no_fields() =>
        Assert.Equal(WatchPage.Table, WatchKeys.Start.Press(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false), 0, 0).Page);

    private static WatchKeys Press(WatchKeys keys, ConsoleKey key, char letter = '\0') =>
        keys.Press(new ConsoleKeyInfo(letter, key, false, false, false), 3, 20);
}
