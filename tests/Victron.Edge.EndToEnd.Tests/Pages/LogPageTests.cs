// The log of a device in a browser: text and HEX as they go, filtered, held, copied; it goes on when the page around it is drawn anew.

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class LogPageTests(Demo demo) : IClassFixture<Demo>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_of_a_device_are_shown_filtered_held_and_copied(bool isDesktop)
    {
        IPage page = await demo.OpenAsync(isDesktop ? View.Desktop : View.Phone);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var trouble = new PageTrouble(page.Context, demo.Address);
        _ = await page.GotoAsync(new Uri(demo.Address, "/device/demo/ve2/log").ToString());
        ILocator lines = page.Locator("[data-log-lines] li");
        ILocator states = lines.Filter(new() { HasTextRegex = new Regex("state .*\"pv_power\":") });
        await Assertions.Expect(states.Nth(1)).ToBeVisibleAsync();
        Assert.Equal(0, await lines.Filter(new() { HasText = "battery_power" }).CountAsync());

        // Another page asks the device for its settings: question and answer are seen here.
        IPage other = await page.Context.NewPageAsync();
        _ = await other.GotoAsync(new Uri(demo.Address, "/device/demo/ve2/settings?read").ToString());
        await Assertions.Expect(lines.Filter(new() { HasText = "hex/request" }).First).ToContainTextAsync(":7");
        await Assertions.Expect(lines.Filter(new() { HasText = "hex/response" }).First).ToContainTextAsync(":7");
        await other.CloseAsync();

        await page.GetByLabel("Filter").FillAsync("HEX/RE");
        await Assertions.Expect(states.First).ToBeHiddenAsync();
        await Assertions.Expect(lines.Filter(new() { HasText = "hex/request" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold" }).ClickAsync();
        int held = await lines.CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-log-told]")).ToHaveTextAsync("Copied.");
        string copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains(":7", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("pv_power", copied, StringComparison.Ordinal);
        await page.WaitForTimeoutAsync(2500);
        Assert.Equal(held, await lines.CountAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold" }).ClickAsync();
        Assert.True(await lines.CountAsync() > held);
        await page.GetByLabel("Filter").FillAsync("");
        _ = await page.EvaluateAsync("draw()");
        Assert.True(await lines.CountAsync() > held);
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(trouble.Errors);
        Assert.Empty(trouble.Outside);
        await page.Context.CloseAsync();
    }
}
