// Demo: `victron-edge demo` as a process of its own and a browser beside it, for all tests of a class.

using System.Globalization;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>A running demo, started when a test first needs it.</summary>
public sealed class Demo : IAsyncDisposable
{
    private const string BrokerLine = "broker at mqtt://";
    private const string PageLine = "page at ";

    private const int Devices = 3;

    private readonly Chromium _browser = new();
    private readonly Dictionary<View, Walk> _walks = [];
    private ProcessRun? _run;

    /// <summary>Opens an empty page, with the demo running.</summary>
    public async Task<IPage> OpenAsync(View view)
    {
        IPage page = await _browser.OpenAsync(view);
        if (_run is null)
        {
            _run = EdgeProgram.Start("demo", "--no-browser", "--for", "30m");
            await _run.SaysAsync(PageLine);

            // By a browser of its own: the page of the test has nothing of the demo yet.
            IPage first = await _browser.OpenAsync(view);
            _ = await first.GotoAsync(Address.ToString());
            await Assertions.Expect(first.Locator(".tile.live")).ToHaveCountAsync(Devices);
            await first.Context.CloseAsync();
        }

        return page;
    }

    /// <summary>Where its page is.</summary>
    public Uri Address => new(Said(PageLine));

    /// <summary>Port of its broker.</summary>
    public int BrokerPort => int.Parse(Said(BrokerLine).Split(':')[^1], CultureInfo.InvariantCulture);

    /// <summary>What is found on all its pages; they are walked through once a view.</summary>
    internal async Task<Walk> WalkAsync(View view)
    {
        if (!_walks.TryGetValue(view, out Walk? walk))
        {
            IPage page = await OpenAsync(view);
            walk = await Walk.ThroughAsync(page, Address, "/", "/nothing-here", "/device/demo/ve9");
            _walks.Add(view, walk);
            await page.Context.CloseAsync();
        }

        return walk;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }

    private string Said(string part)
    {
        string line = _run!.Errors.First(line => line.Contains(part, StringComparison.Ordinal));
        return line[(line.IndexOf(part, StringComparison.Ordinal) + part.Length)..];
    }
}
