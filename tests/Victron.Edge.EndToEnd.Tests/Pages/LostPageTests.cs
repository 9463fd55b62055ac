// LostPageTests: an open page while what it shows goes away and comes back: the edge, the companion, and whoever looks at it.

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class LostPageTests(Chromium browser) : IClassFixture<Chromium>
{
    private const string Sample = "[data-live='d/van-1/ve1/sample']";

    [Fact]
    public async Task An_edge_that_goes_is_shown_as_offline_and_comes_back()
    {
        IPage page = await browser.OpenAsync(View.Desktop);
        await using ServeBench bench = await ServeBench.StartAsync();
        var trouble = new PageTrouble(page.Context, bench.Address);
        _ = await page.GotoAsync(bench.Address.ToString());
        ILocator tile = page.Locator(".tile.live");
        await Assertions.Expect(tile).ToHaveCountAsync(1);
        ILocator link = page.Locator(".tile a");
        await link.FocusAsync();
        await bench.KillAgentAsync();
        await Assertions.Expect(page.Locator(".tile.offline")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".tile .fresh")).ToContainTextAsync("Offline since ");
        await Assertions.Expect(page.Locator(".tile .note")).ToContainTextAsync("van-1 is offline since ");
        await Assertions.Expect(page.Locator(".left-out")).ToHaveTextAsync("Without SmartSolar MPPT 75/15: no news.");
        await Assertions.Expect(page.Locator("[data-live='o/total/solar']")).ToHaveTextAsync("--");
        await Assertions.Expect(page.Locator("[data-spoken]")).ToHaveTextAsync("SmartSolar MPPT 75/15 offline");
        await Assertions.Expect(link).ToBeFocusedAsync();
        Assert.Empty(await AxeRun.OnAsync(page));
        bench.StartAgent();
        await Assertions.Expect(tile).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-spoken]")).ToHaveTextAsync("SmartSolar MPPT 75/15 is back");
        await Assertions.Expect(page.Locator("[data-live='o/total/solar']")).ToHaveTextAsync(Watts("214"));
        await Assertions.Expect(link).ToBeFocusedAsync();
        Assert.Empty(trouble.Errors);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/", @"^Bulk$")]
    [InlineData("/device/van-1/ve1", @"^214\sW$")]
    public async Task A_companion_that_goes_is_told_and_the_page_recovers_by_itself(string path, string first)
    {
        var value = new Regex(first);
        IPage page = await browser.OpenAsync(View.Phone);
        await using ServeBench bench = await ServeBench.StartAsync();
        _ = await page.GotoAsync(new Uri(bench.Address, path).ToString());
        ILocator fresh = page.Locator("main .fresh");
        ILocator lost = page.Locator("[data-lost]");
        await Assertions.Expect(fresh).ToContainTextAsync("live ");
        await Assertions.Expect(lost).ToBeHiddenAsync();
        await bench.StopServeAsync();
        await Assertions.Expect(lost).ToContainTextAsync("Lost the companion, trying again. Values of ");
        await Assertions.Expect(page.Locator("body")).ToHaveClassAsync(new Regex("\\bstale\\b"));
        await Assertions.Expect(page.Locator("main dd").First).ToHaveTextAsync(value);
        Assert.Empty(await AxeRun.OnAsync(page));
        await bench.StartServeAsync();
        await Assertions.Expect(lost).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("body")).Not.ToHaveClassAsync(new Regex("\\bstale\\b"));
        await Assertions.Expect(fresh).ToContainTextAsync("live ");
        await Assertions.Expect(page.Locator("main dd").First).ToHaveTextAsync(value);
        await page.Context.CloseAsync();
    }

    // VICTRON_EDGE_SLEEP=300 has it sleep for five minutes; it may sleep as short as it likes otherwise.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_slept_takes_the_present_also_when_the_companion_was_started_anew(bool isStartedAnew)
    {
        int seconds = int.TryParse(Environment.GetEnvironmentVariable("VICTRON_EDGE_SLEEP"), CultureInfo.InvariantCulture, out int given) ? given : 1;
        IPage page = await browser.OpenAsync(View.Phone);
        await using ServeBench bench = await ServeBench.StartAsync();
        _ = await page.GotoAsync(new Uri(bench.Address, "/device/van-1/ve1").ToString());
        long before = await SampleAsync(page);
        ICDPSession wire = await page.Context.NewCDPSessionAsync(page);
        await HiddenPage.HideAsync(page);
        await HiddenPage.FreezeAsync(wire, true);
        if (isStartedAnew)
        {
            await bench.StopServeAsync();
            await bench.StartServeAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(seconds), TestContext.Current.CancellationToken);
        await bench.SampleAsync(before + 2);
        await HiddenPage.FreezeAsync(wire, false);
        await HiddenPage.ShowAsync(page);
        _ = await page.WaitForFunctionAsync("before => Number(document.querySelector(\"[data-live='d/van-1/ve1/sample']\")?.textContent) > before", before + 1);
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();
        long then = await SampleAsync(page);
        await Assertions.Expect(page.Locator(Sample)).Not.ToHaveTextAsync(then.ToString(CultureInfo.InvariantCulture));
        await page.Context.CloseAsync();
    }

    private static async Task<long> SampleAsync(IPage page) => long.Parse(await page.Locator(Sample).InnerTextAsync(), CultureInfo.InvariantCulture);

    private static Regex Watts(string digits) => new($"^{digits}\\sW$");
}
