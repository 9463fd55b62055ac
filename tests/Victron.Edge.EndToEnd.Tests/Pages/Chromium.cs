// Chromium: the installed browser without a window, one for all tests of a class. Playwright drives it and downloads nothing.

using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>A browser, started when a test first needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly float WaitMsMax = (float)Patience.WaitMax.TotalMilliseconds;

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Opens an empty page in a browser that knows nothing from before; skips the test where no browser is installed.</summary>
    /// <param name="view">Size and colours.</param>
    public async Task<IPage> OpenAsync(View view)
    {
        string program = RealParts.NeedBrowser();
        Assertions.SetDefaultExpectTimeout(WaitMsMax);
        _driver ??= await Playwright.CreateAsync();

        // Playwright starts it without the sandbox, which root could not have; it sees nothing but our own pages.
        _browser ??= await _driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Timeout = WaitMsMax });
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = view.Width, Height = view.Height },
            ColorScheme = view.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(WaitMsMax);
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }
}
