// EveryPageTests: what must hold on all pages of the companion, at the sizes of phones and desktops, by day and by night.

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class EveryPageTests(Demo demo) : IClassFixture<Demo>
{
    private static readonly string[] NotThere = ["/nothing-here", "/device/demo/ve9"];

    public static TheoryData<int, int, bool> Views => new()
    {
        { 360, 740, false },
        { 360, 740, true },
        { 1440, 900, false },
        { 1440, 900, true },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task All_pages_are_reached_by_links(int width, int height, bool isDark)
    {
        Walk walk = await demo.WalkAsync(new View(width, height, isDark));
        Assert.Equal(
            [
                "/", "/alarms", "/device/demo/ve1", "/device/demo/ve1/log", "/device/demo/ve1/memory", "/device/demo/ve1/settings",
                "/device/demo/ve2", "/device/demo/ve2/log", "/device/demo/ve2/memory", "/device/demo/ve2/settings",
                "/device/demo/ve3", "/device/demo/ve3/log", "/device/demo/ve3/memory", "/device/demo/ve3/settings",
                "/device/demo/ve9", "/edges", "/history", "/journal", "/more", "/nothing-here", "/phone",
            ],
            walk.Paths.Order(StringComparer.Ordinal));
        Assert.Equal(NotThere, walk.Missing);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_place_for_a_text_is_filled_by_an_event(int width, int height, bool isDark)
    {
        Walk walk = await demo.WalkAsync(new View(width, height, isDark));
        Assert.All(walk.Places.Where(page => !NotThere.Contains(page.Key) && !IsStill(page.Key)), page => Assert.True(page.Value >= 8, $"{page.Key}: {page.Value} places"));
        Assert.All(NotThere, path => Assert.Equal(0, walk.Places[path]));
    }

    // Pages that change nothing by themselves, so that nobody's typing is lost, or hardly anything but their log.
    private static bool IsStill(string path) => path is "/history" or "/phone" or "/more" or "/journal" or "/alarms" || path.EndsWith("/settings", StringComparison.Ordinal) || path.EndsWith("/memory", StringComparison.Ordinal)
        || path.EndsWith("/log", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task No_page_scrolls_sideways(int width, int height, bool isDark) =>
        Assert.Empty((await demo.WalkAsync(new View(width, height, isDark))).Sideways);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Headings_stand_over_their_columns(int width, int height, bool isDark) =>
        Assert.Empty((await demo.WalkAsync(new View(width, height, isDark))).Tables);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing(int width, int height, bool isDark) =>
        Assert.Empty((await demo.WalkAsync(new View(width, height, isDark))).Axe);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_console_tells_of_nothing_but_pages_that_are_not_there(int width, int height, bool isDark)
    {
        Walk walk = await demo.WalkAsync(new View(width, height, isDark));
        Assert.Empty(walk.Trouble.Errors);
        Assert.Equal(NotThere, walk.Trouble.NotFound.Select(address => new Uri(address).AbsolutePath));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Nothing_is_asked_of_another_host(int width, int height, bool isDark)
    {
        Walk walk = await demo.WalkAsync(new View(width, height, isDark));
        Assert.Empty(walk.Trouble.Outside);
        Assert.True(walk.Trouble.Requests > 20, $"{walk.Trouble.Requests} requests");
    }
}
