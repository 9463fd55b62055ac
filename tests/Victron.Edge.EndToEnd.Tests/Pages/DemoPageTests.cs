// DemoPageTests: one open page of the demo: its values are those on the broker, it is small, and it poses for the documentation.

using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class DemoPageTests(Demo demo) : IClassFixture<Demo>
{
    private const int BytesMax = 300_000;
    private const int BytesMin = 5_000;
    private const int SamplesCompared = 2;
    private const string End = "echarts.getInstanceByDom(document.querySelector('figure')).getOption().series[2].data.at(-1)[0]";
    private const char TrueMinus = '\u2212';

    [Theory]
    [InlineData("ve1", "battery_voltage=V battery_current=A battery_power=W consumed_ah=Ah state_of_charge=% discharged_energy=kWh charge_cycles=")]
    [InlineData("ve2", "battery_voltage=V battery_current=A pv_voltage=V pv_power=W yield_total=kWh day_number=")]
    [InlineData("ve3", "battery_voltage=V ac_output_voltage=V ac_output_current=A ac_output_apparent_power=VA")]
    public async Task Every_number_on_the_page_is_that_of_the_same_sample_on_the_broker(string port, string units)
    {
        IPage page = await demo.OpenAsync(View.Phone);
        await using Subscriber broker = await Subscriber.ToAsync(demo.BrokerPort);
        string topic = $"victron-edge/demo/{port}/state";

        // What the page shows first may be older than what the broker kept for us.
        await Patience.UntilAsync(() => broker.On(topic).Count > 1, $"second message on {topic}", broker.Topics);
        _ = await page.GotoAsync(new Uri(demo.Address, $"/device/demo/{port}").ToString());
        long last = 0;
        for (int i = 0; i < SamplesCompared; i++)
        {
            // In one go, so that no event can come between.
            ILocator sample = page.Locator($"[data-live='d/demo/{port}/sample']");
            await Assertions.Expect(sample).Not.ToHaveTextAsync(last.ToString(CultureInfo.InvariantCulture));
            Dictionary<string, string> texts = await page.EvaluateAsync<Dictionary<string, string>>(
                "() => Object.fromEntries([...document.querySelectorAll('[data-live]')].map(place => [place.dataset.live, place.textContent]))");
            last = long.Parse(texts[$"d/demo/{port}/sample"], CultureInfo.InvariantCulture);
            JsonElement state = await SampleAsync(broker, topic, last);
            JsonProperty[] numbers = [.. state.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Number && field.Name is not ("seq" or "uptime_ms"))];
            Assert.Equal(numbers.Select(field => field.Value.GetRawText()), numbers.Select(field => Digits(texts[$"d/demo/{port}/value/{field.Name}"])));
            Assert.Equal(units, string.Join(' ', units.Split(' ').Select(pair => pair.Split('=')[0]).Select(key => $"{key}={Unit(texts[$"d/demo/{port}/value/{key}"])}")));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_overview_weighs_less_than_300_KB()
    {
        IPage page = await demo.OpenAsync(View.Phone);
        PageWeight weight = await PageWeight.OfAsync(page);
        _ = await page.GotoAsync(demo.Address.ToString());
        string[] parts = ["/", "/app.css", "/app.js"];
        await Patience.UntilAsync(() => weight.HasEvents && !parts.Except(weight.Finished).Any(), "whole page with an event", () => string.Join(' ', weight.Finished));
        TestContext.Current.TestOutputHelper?.WriteLine($"{weight.Bytes} bytes: {string.Join(' ', weight.Finished)}");
        Assert.InRange(weight.Bytes, BytesMin, BytesMax);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_last_minutes_of_a_device_are_drawn_and_go_on()
    {
        IPage page = await demo.OpenAsync(View.Desktop);
        _ = await page.GotoAsync(new Uri(demo.Address, "/device/demo/ve2").ToString());
        await Assertions.Expect(page.Locator("figure[data-drawn='true'] canvas")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("figure").First).ToHaveAttributeAsync("aria-label", "Panel power, the last 15 minutes");
        Assert.True(await page.EvaluateAsync<bool>(
            $$"""
            async () => {
              const last = {{End}};
              for (let i = 0; i < 120 && {{End}} === last; i++) {
                await new Promise((done) => setTimeout(done, 500));
              }
              return {{End}} > last;
            }
            """));

        // What is drawn anew around a chart leaves it where it is.
        _ = await page.EvaluateAsync("document.querySelector('figure').dataset.same = 'yes'");
        _ = await page.EvaluateAsync("draw()");
        await Assertions.Expect(page.Locator("figure[data-same='yes'] canvas")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("page-phone.png", false, "", "[data-live='o/demo/ve1/battery_power']")]
    [InlineData("page-desktop.png", true, "", "[data-live='o/demo/ve1/battery_power']")]
    [InlineData("page-device.png", true, "device/demo/ve2", "figure[data-drawn='true'] canvas")]
    public async Task The_pictures_of_the_documentation_are_as_wide_as_the_page(string name, bool isDesktop, string path, string isThere)
    {
        View view = isDesktop ? View.Desktop : View.Phone;
        IPage page = await demo.OpenAsync(view);
        _ = await page.GotoAsync(new Uri(demo.Address, path).ToString());
        await Assertions.Expect(page.Locator(isThere).First).ToBeVisibleAsync();
        byte[] picture = await page.ScreenshotAsync();
        string file = Path.Combine(RepositoryFiles.Root, "docs", "images", name);
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_WRITE_SNAPSHOTS") == "1")
        {
            await File.WriteAllBytesAsync(file, picture, TestContext.Current.CancellationToken);
        }

        byte[] kept = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(view.Width, Width(picture));
        Assert.Equal(view.Width, Width(kept));
        await page.Context.CloseAsync();
    }

    private static async Task<JsonElement> SampleAsync(Subscriber broker, string topic, long sequence)
    {
        JsonElement? found = null;
        await Patience.UntilAsync(
            () => (found = broker.On(topic).Select(heard => JsonElement.Parse(heard.Payload)).Cast<JsonElement?>().LastOrDefault(state => state!.Value.GetProperty("seq").GetInt64() == sequence)) is not null,
            $"sample {sequence} on {topic}",
            broker.Topics);
        return found!.Value;
    }

    private static string Digits(string text) => Halves(text)[0].Replace(TrueMinus, '-');

    private static string Unit(string text) => Halves(text) is [_, var unit] ? unit : "";

    // Any space: ordinary, thin or one that does not break.
    private static string[] Halves(string text) => text.Split((char[]?)null);

    // A PNG file begins with 8 bytes of its own and the head of its first part, which begins with the width.
    private static int Width(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
}
