// KeyboardPageTests: the page without a mouse: order, visible focus, the way past the links, theme and pause.

using System.Globalization;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class KeyboardPageTests(Demo demo) : IClassFixture<Demo>
{
    private const int StopsMax = 40;
    private const string Light = "rgb(243, 245, 247)";
    private const string Dark = "rgb(14, 19, 25)";

    private static readonly string[] Names = ["House battery", "Roof MPPT", "Inverter"];

    [Theory]
    [InlineData("/", true)]
    [InlineData("/", false)]
    [InlineData("/device/demo/ve2", false)]
    public async Task Tab_reaches_everything_in_order_and_shows_where_it_is(string path, bool isDesktop)
    {
        IPage page = await OpenAsync(path, isDesktop ? View.Desktop : View.Phone);
        var stops = new List<Stop>();
        do
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await StopAsync(page));
        }
        while (stops[^1].Name.Length > 0 && stops.Count < StopsMax);
        Assert.Equal(
            ["To the values", "Overview", "History", "Alarms", .. isDesktop ? ["Edges", .. Names, "On my phone", "Theme: auto"] : (string[])["More"], "Pause", .. path == "/" ? Names : ["Status", "History", "Memory", "Settings", "Log", "Journal", "All fields (16)"], ""],
            stops.Select(stop => stop.Name));
        Assert.All(stops.SkipLast(1), stop => Assert.Equal($"{stop.Name}: solid 3px, seen", $"{stop.Name}: {stop.Outline}, {(stop.IsSeen ? "seen" : "hidden")}"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_link_leads_past_the_others()
    {
        IPage page = await OpenAsync("/", View.Desktop);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("main a").First).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_theme_is_chosen_by_key_and_kept()
    {
        IPage page = await OpenAsync("/more", View.Phone);
        ILocator theme = page.Locator("main [data-theme-switch]");
        await theme.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(theme).ToHaveTextAsync("Theme: light");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(theme).ToHaveTextAsync("Theme: dark");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        _ = await page.ReloadAsync();
        await Assertions.Expect(theme).ToHaveTextAsync("Theme: dark");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        Assert.Empty(await AxeRun.OnAsync(page));
        await theme.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(theme).ToHaveTextAsync("Theme: auto");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pause_holds_the_page_still_until_it_goes_on()
    {
        IPage page = await OpenAsync("/device/demo/ve1", View.Phone);
        await using Subscriber broker = await Subscriber.ToAsync(demo.BrokerPort);
        ILocator pause = page.Locator("[data-pause]");
        ILocator sample = page.Locator("[data-live='d/demo/ve1/sample']");
        await pause.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(pause).ToHaveTextAsync("Go on");
        await Assertions.Expect(pause).ToHaveAttributeAsync("aria-pressed", "true");
        string held = await sample.InnerTextAsync();

        // Hidden and seen again, as when another tab was open, it is still held.
        await HiddenPage.HideAsync(page);
        await PassAsync(broker, held);
        await HiddenPage.ShowAsync(page);
        await PassAsync(broker, held);
        Assert.Equal(held, await sample.InnerTextAsync());
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(pause).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(sample).Not.ToHaveTextAsync(held);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string path, View view)
    {
        IPage page = await demo.OpenAsync(view);
        _ = await page.GotoAsync(new Uri(demo.Address, path).ToString());
        return page;
    }

    // Two more samples than there were: a page that is not held has shown the first of them.
    private static Task PassAsync(Subscriber broker, string held)
    {
        int before = broker.On("victron-edge/demo/ve1/state").Count;
        return Patience.UntilAsync(() => broker.On("victron-edge/demo/ve1/state").Count >= before + 2, string.Create(CultureInfo.InvariantCulture, $"sample after {held}"), broker.Topics);
    }

    private static Task<Stop> StopAsync(IPage page) => page.EvaluateAsync<Stop>(
        """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) {
            return { Name: "", Outline: "", IsSeen: false };
          }
          const box = at.getBoundingClientRect();
          const style = getComputedStyle(at);
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return { Name: at.textContent.trim(), Outline: `${style.outlineStyle} ${style.outlineWidth}`, IsSeen: at.contains(top) };
        }
        """);

    private sealed class Stop
    {
        public string Name { get; set; } = "";

        public string Outline { get; set; } = "";

        public bool IsSeen { get; set; }
    }
}
