// SettingsPageTests: a setting is changed in the browser as a person does it, looked up in the simulated device by another program, and
// put back.

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class SettingsPageTests(Demo demo) : IClassFixture<Demo>
{
    private const string Register = "bat_max_current";
    private const string Name = "Battery maximum current";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_setting_is_changed_verified_on_the_device_and_put_back(bool isDesktop)
    {
        IPage page = await demo.OpenAsync(isDesktop ? View.Desktop : View.Phone);
        var trouble = new PageTrouble(page.Context, demo.Address);
        await LockAsync(page);
        Assert.Equal("30.0 A", await InDeviceAsync());
        await ChangeAsync(page, "24,5");

        // The edge is locked: the way to open it leads back to the change.
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow for 30 min" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Writes are on for 30 min at most on demo.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("24.5 A");
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Empty(await TableCheck.OnAsync(page));
        await ShootAsync(page, "page-review.png", isDesktop);
        Assert.Equal("30.0 A", await InDeviceAsync());

        await WriteAsync(page);
        await Assertions.Expect(page.GetByLabel(Name, new() { Exact = true })).ToHaveValueAsync("24.5");
        Assert.Equal("24.5 A", await InDeviceAsync());
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Empty(await TableCheck.OnAsync(page));
        await ShootAsync(page, "page-settings.png", isDesktop);

        await page.GetByRole(AriaRole.Button, new() { Name = "Put back…" }).ClickAsync();
        await WriteAsync(page);
        Assert.Equal("30.0 A", await InDeviceAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Journal" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync(new Regex("24.5 A.*30.0 A.*verified", RegexOptions.Singleline));
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Empty(await TableCheck.OnAsync(page));
        Assert.Empty(trouble.Errors);
        Assert.Empty(trouble.Outside);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_wrong_stays_with_its_reason_beside_it()
    {
        IPage page = await demo.OpenAsync(View.Phone);
        await ChangeAsync(page, "14,,2");
        ILocator input = page.GetByLabel(Name, new() { Exact = true });
        await Assertions.Expect(input).ToHaveValueAsync("14,,2");
        await Assertions.Expect(input).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator($"#e-{Register}")).ToContainTextAsync("'14,,2'");
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Empty(await TableCheck.OnAsync(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Steps_go_by_what_the_setting_can_have_and_stop_at_its_end()
    {
        IPage page = await demo.OpenAsync(View.Phone);
        await FormAsync(page);
        ILocator input = page.GetByLabel(Name, new() { Exact = true });
        ILocator more = page.GetByRole(AriaRole.Button, new() { Name = $"More: {Name}" });
        await input.FillAsync("20");
        await more.ClickAsync();
        await Assertions.Expect(input).ToHaveValueAsync("20.1");
        await input.FillAsync("20,16");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Less: {Name}" }).ClickAsync();
        await Assertions.Expect(input).ToHaveValueAsync("20.1");
        await input.PressAsync("ArrowUp");
        await Assertions.Expect(input).ToHaveValueAsync("20.2");
        await input.FillAsync("many");
        await more.ClickAsync();
        await Assertions.Expect(input).ToHaveValueAsync("many");
        await input.FillAsync((await input.GetAttributeAsync("data-high"))!);
        await more.ClickAsync();
        await Assertions.Expect(input).ToHaveValueAsync(new Regex("^" + Regex.Escape((await input.GetAttributeAsync("data-high"))!) + "([.]0)?$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_being_typed_survives_another_tab()
    {
        IPage page = await demo.OpenAsync(View.Desktop);
        await FormAsync(page);
        await page.GetByLabel(Name, new() { Exact = true }).FillAsync("21");
        _ = await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await page.WaitForTimeoutAsync(2000);
        await Assertions.Expect(page.GetByLabel(Name, new() { Exact = true })).ToHaveValueAsync("21");
        await page.Context.CloseAsync();
    }

    private async Task FormAsync(IPage page)
    {
        _ = await page.GotoAsync(new Uri(demo.Address, "/device/demo/ve2/settings").ToString());
        await Assertions.Expect(page.GetByLabel(Name, new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task ChangeAsync(IPage page, string value)
    {
        await FormAsync(page);
        await page.GetByLabel(Name, new() { Exact = true }).FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Review the changes" }).ClickAsync();
    }

    private async Task LockAsync(IPage page)
    {
        await FormAsync(page);
        ILocator open = page.GetByRole(AriaRole.Button, new() { Name = "Lock again" });
        if (await open.CountAsync() > 0)
        {
            await open.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Allow for 30 min" })).ToBeVisibleAsync();
        }
    }

    private static async Task WriteAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Review");
        foreach (ILocator tick in await page.Locator("input[name='agree']").AllAsync())
        {
            await tick.CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-outcome]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("td", new() { HasText = "verified" })).ToHaveCountAsync(1);
    }

    private async Task<string> InDeviceAsync()
    {
        Ran ran = await EdgeProgram.RunAsync("get", "demo/ve2", Register, "--broker", $"mqtt://127.0.0.1:{demo.BrokerPort}");
        Assert.True(ran.Code == 0, ran.ToString());
        return Assert.Single(ran.Output)[(Register.Length + 1)..];
    }

    private static async Task ShootAsync(IPage page, string name, bool isDesktop)
    {
        if (isDesktop && Environment.GetEnvironmentVariable("VICTRON_EDGE_WRITE_SNAPSHOTS") == "1")
        {
            byte[] picture = await page.ScreenshotAsync();
            await File.WriteAllBytesAsync(Path.Combine(RepositoryFiles.Root, "docs", "images", name), picture, TestContext.Current.CancellationToken);
        }
    }
}
