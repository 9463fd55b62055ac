// The log-in in a browser: nothing but it for a stranger, what a wrong password is told, and the page that was asked for after the right one.

using System.Text.Json;
using Microsoft.Playwright;
using Victron.Edge.Web.Access;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class LoginPageTests(Chromium browser) : IClassFixture<Chromium>, IDisposable
{
    private const string Right = "correct horse";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-login-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData(360, 740, false)]
    [InlineData(360, 740, true)]
    [InlineData(1440, 900, false)]
    [InlineData(1440, 900, true)]
    public async Task A_stranger_sees_the_log_in_and_who_knows_the_password_the_page_that_was_asked_for(int width, int height, bool isDark)
    {
        PagePasswords passwords = PagePasswords.None.With(PageRole.Owner, Right);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "passwords.json"), JsonSerializer.Serialize(new { version = 1, owner = passwords.Owner }), TestContext.Current.CancellationToken);
        IPage page = await browser.OpenAsync(new View(width, height, isDark));
        await using FolderServe serve = await FolderServe.StartAsync(_folder);
        var trouble = new PageTrouble(page.Context, serve.Root);
        _ = await page.GotoAsync(new Uri(serve.Root, "/edges").ToString());
        await Assertions.Expect(page).ToHaveTitleAsync("Log in · Victron.Edge");
        ILocator password = page.GetByLabel("Password");
        await Assertions.Expect(password).ToBeFocusedAsync();
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await password.FillAsync("wrong horse");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That did not match. 4 tries left.");
        Assert.Empty(await AxeRun.OnAsync(page));
        await page.GetByLabel("Password").FillAsync(Right);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(serve.Root, "/edges").ToString());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Edges");
        Assert.Empty(await AxeRun.OnAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        ILocator more = page.GetByRole(AriaRole.Link, new() { Name = "More" });
        if (await more.IsVisibleAsync())
        {
            await more.ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Log in · Victron.Edge");
        Assert.Empty(trouble.Outside);

        // That the wrong one was refused the console tells, and nothing else.
        Assert.All(trouble.Errors, error => Assert.Contains("status of 401", error, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }
}
