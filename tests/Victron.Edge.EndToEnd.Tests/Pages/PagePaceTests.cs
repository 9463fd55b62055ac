// PagePaceTests: how long a value takes from the wire to the eye, and a page to its first paint on a slow phone. Machines are noisy, so
// the figures are told for docs/performance.md; what is asserted is that every value is seen.

using System.Globalization;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class PagePaceTests : IAsyncLifetime
{
    private const string Place = "[data-live='d/van-1/ve1/value/battery_voltage']";
    private const int MillivoltsMin = 12_800;
    private const int UsualSamples = 12;
    private const int SlowDown = 4;
    private const int Loads = 5;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-pace-");
    private readonly Chromium _browser = new();
    private Mosquitto? _broker;
    private ProcessRun? _serve;
    private PtyReplay? _cable;
    private ProcessRun? _agent;
    private Uri _root = new("http://127.0.0.1/");

    public async ValueTask InitializeAsync()
    {
        RealParts.NeedPseudoTerminals();
        _broker = await Mosquitto.StartedAsync();
        int port = Mosquitto.FreePort();
        _root = new Uri($"http://127.0.0.1:{port}/");
        _serve = EdgeProgram.Start("serve", "--port", $"{port}", "--broker", _broker.Address, "--no-browser", "--data", _folder.FullName);
        await _serve.SaysAsync("edges publish to mqtt://");
        _cable = new PtyReplay();
        _agent = EdgeProgram.Agent(_cable.Path, _broker.Address, "van-1");
        _cable.Repeat(Blocks.Solar, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task Every_value_on_the_wire_is_seen_on_the_page()
    {
        IPage page = await _browser.OpenAsync(View.Desktop);
        await ShownAsync(page);
        await _cable!.EndRepeatAsync();
        _ = await page.EvaluateAsync(
            """
            selector => {
              window.seen = {};
              const place = document.querySelector(selector);
              // A message that a frame posts is handled after it was painted.
              const note = () => requestAnimationFrame(() => { const text = place.textContent; const after = new MessageChannel(); after.port1.onmessage = () => (window.seen[text] ??= performance.timeOrigin + performance.now()); after.port2.postMessage(0); });
              new MutationObserver(note).observe(place, { childList: true, characterData: true, subtree: true });
            }
            """,
            Place);
        int samples = int.TryParse(Environment.GetEnvironmentVariable("VICTRON_EDGE_SAMPLES"), out int wanted) ? wanted : UsualSamples;
        List<double> times = [];
        for (int i = 1; i <= samples; i++)
        {
            int millivolts = MillivoltsMin + i;
            _cable.Send(Blocks.SolarAt(millivolts), TestContext.Current.CancellationToken);
            double sent = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            string text = string.Create(CultureInfo.InvariantCulture, $"{millivolts / 1000m:0.000}\u202FV");
            _ = await page.WaitForFunctionAsync("text => Object.keys(window.seen).some(seen => seen.replace(/\\s/g, ' ') === text.replace(/\\s/g, ' '))", text);
            times.Add(await page.EvaluateAsync<double>("text => Object.entries(window.seen).find(([seen]) => seen.replace(/\\s/g, ' ') === text.replace(/\\s/g, ' '))[1]", text) - sent);

            // A device sends a block a second; not always at the same moment beside the clock of the page.
            await Task.Delay(700 + Random.Shared.Next(600), TestContext.Current.CancellationToken);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"last byte to paint, {samples} blocks: median {times[samples / 2]:0} ms, p99 {times[(int)Math.Ceiling(samples * 0.99) - 1]:0} ms, longest {times[^1]:0} ms"));
        Assert.Equal(samples, times.Count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_overview_paints_on_a_slow_phone()
    {
        IPage warm = await _browser.OpenAsync(View.Phone);
        await ShownAsync(warm);
        List<double> paints = [];
        for (int i = 0; i < Loads; i++)
        {
            IPage page = await _browser.OpenAsync(View.Phone);
            ICDPSession wire = await page.Context.NewCDPSessionAsync(page);
            _ = await wire.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = SlowDown });
            _ = await page.GotoAsync(_root.ToString());
            await Assertions.Expect(page.Locator(".tile.live")).ToHaveCountAsync(1);
            paints.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            Assert.Equal(0, await page.Locator("script[src='/charts.js']").CountAsync());
            await page.Context.CloseAsync();
        }

        paints.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first paint of the overview, {SlowDown} times slower: median {paints[Loads / 2]:0} ms, longest {paints[^1]:0} ms"));
        Assert.All(paints, time => Assert.True(time > 0));
        await warm.Context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_browser, _agent, _cable, _serve, _broker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Delete(true);
    }

    private async Task ShownAsync(IPage page)
    {
        _ = await page.GotoAsync(new Uri(_root, "/device/van-1/ve1").ToString());
        // A device that is not there yet comes by itself.
        await Assertions.Expect(page.Locator(Place)).ToContainTextAsync("12.800");
    }
}
