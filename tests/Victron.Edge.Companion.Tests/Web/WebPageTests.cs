// The page over HTTP: what stands on it is what was sent, what changes is told, and nobody else's page can read it.

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Victron.Edge.Web;
using Victron.Edge.Web.History;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class WebPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_overview_says_how_a_device_comes_there()
    {
        await using WebBench bench = await WebBench.StartAsync();
        string page = await bench.GetAsync("/");
        Assert.Contains("No device yet. Listening.", page, StringComparison.Ordinal);
        Assert.Contains("mqtt://127.0.0.1:1883", page, StringComparison.Ordinal);
        Assert.Contains("Demo data.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_shows_sums_and_a_tile_for_each_device()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        string page = await bench.GetAsync("/");
        Assert.Equal("87 %", TextAt(page, "o/van-1/ve1/state_of_charge"));
        Assert.Equal("+67 W", TextAt(page, "o/total/battery"));
        Assert.Equal("140 W", TextAt(page, "o/total/solar"));
        Assert.Equal("80 W*", TextAt(page, "o/total/loads"));
        Assert.Equal("140 W", TextAt(page, "o/van-1/ve2/pv_power"));
        Assert.StartsWith("live ", TextAt(page, "o/van-1/ve2/fresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_device_calls_itself_is_text_and_no_markup()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        foreach (string path in (string[])["/", "/device/van-1/ve2", "/edges", "/nothing/<b>"])
        {
            string page = await (await bench.Client.GetAsync(new Uri(path, UriKind.Relative), Stop)).Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_a_device_has_every_field_as_it_was_sent()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        string page = await bench.GetAsync("/device/van-1/ve1");
        Assert.Equal("13.420 V", TextAt(page, "d/van-1/ve1/value/battery_voltage"));
        Assert.Equal("87.0 %", TextAt(page, "d/van-1/ve1/value/state_of_charge"));
        Assert.Equal("1", TextAt(page, "d/van-1/ve1/sample"));
    }

    [Fact]
    public async Task An_open_page_is_told_what_has_changed_and_no_more()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        using Stream stream = await bench.Client.GetStreamAsync(new Uri("/live?scope=d/van-1/ve1/", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        Dictionary<string, string> all = await TextsAsync(events, "d/van-1/ve1/value/battery_voltage");
        Assert.Equal("13.420 V", all["d/van-1/ve1/value/battery_voltage"]);
        Assert.All(all.Keys, place => Assert.StartsWith("d/van-1/ve1/", place, StringComparison.Ordinal));

        bench.Battery(("battery_voltage", "13.410"), ("battery_current", "5.000"), ("battery_power", "67"), ("state_of_charge", "87.0"));
        Dictionary<string, string> news = await TextsAsync(events, "d/van-1/ve1/value/battery_voltage");
        Assert.Equal("13.410 V", news["d/van-1/ve1/value/battery_voltage"]);
        Assert.DoesNotContain("d/van-1/ve1/value/state_of_charge", news.Keys);
    }

    [Fact]
    public async Task An_open_page_is_drawn_anew_when_other_lines_belong_on_it()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        using Stream stream = await bench.Client.GetStreamAsync(new Uri($"/live?scope=o/&shape={ShapeOf(await bench.GetAsync("/"))}", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        _ = await TextsAsync(events, "o/total/solar");
        bench.State.SetEdgeStatus("van-1", false, false);
        await ShapeAsync(events);

        string page = await bench.GetAsync("/");
        Assert.Contains("van-1 is offline since ", page, StringComparison.Ordinal);
        Assert.Contains("Without BMV-712 Smart, &lt;b&gt;Roof&lt;/b&gt;: no news.", page, StringComparison.Ordinal);
        Assert.Equal("--", TextAt(page, "o/total/loads"));
    }

    [Fact]
    public async Task A_page_that_was_drawn_before_a_device_came_is_drawn_anew_as_soon_as_it_listens()
    {
        await using WebBench bench = await WebBench.StartAsync();
        string before = ShapeOf(await bench.GetAsync("/"));
        bench.Fill();
        using Stream stream = await bench.Client.GetStreamAsync(new Uri($"/live?scope=o/&shape={before}", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        await ShapeAsync(events);
        Assert.NotEqual(before, ShapeOf(await bench.GetAsync("/")));
    }

    [Fact]
    public async Task A_page_that_is_as_it_should_be_is_not_drawn_anew()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        await Task.Delay(300, Stop);
        using Stream stream = await bench.Client.GetStreamAsync(new Uri($"/live?scope=o/&shape={ShapeOf(await bench.GetAsync("/"))}", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        Assert.Equal("event: texts", await events.ReadLineAsync(Stop));
    }

    [Theory]
    [InlineData("/device/van-1/ve2", "d/van-1/ve2/")]
    [InlineData("/edges", "e/")]
    public async Task A_page_without_anything_hears_that_the_companion_is_there_and_is_drawn_when_something_comes(string path, string scope)
    {
        await using WebBench bench = await WebBench.StartAsync();
        using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        string page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains($"data-scope=\"{scope}\"", page, StringComparison.Ordinal);
        using Stream stream = await bench.Client.GetStreamAsync(new Uri($"/live?scope={scope}&shape={ShapeOf(page)}", UriKind.Relative), Stop);
        using var events = new StreamReader(stream);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(("event: texts", "data: {}", ""), (await events.ReadLineAsync(Stop), await events.ReadLineAsync(Stop), await events.ReadLineAsync(Stop)));
        }

        bench.Fill();
        await ShapeAsync(events);
        Assert.Contains(path == "/edges" ? "van-1" : "&lt;b&gt;Roof&lt;/b&gt;", await bench.GetAsync(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/device/van-1/ve9", "There is no device at van-1/ve9")]
    [InlineData("/settings", "There is no such page.")]
    public async Task What_is_not_there_is_told(string path, string words)
    {
        await using WebBench bench = await WebBench.StartAsync();
        HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live")]
    [InlineData("/live?scope=x")]
    public async Task A_scope_that_is_none_is_refused(string path)
    {
        await using WebBench bench = await WebBench.StartAsync();
        HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("scope: give o/, e/, a/ or d/EDGE/PORT/.", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_be_made_to_read_it()
    {
        await using WebBench bench = await WebBench.StartAsync();
        foreach (string path in (string[])["/", "/edges", "/live?scope=o/", "/app.js", "/health", "/nothing"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Host = "attacker.example";
            HttpResponseMessage foreign = await bench.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, foreign.StatusCode);
        }

        HttpResponseMessage own = await bench.Client.GetAsync(new Uri("/", UriKind.Relative), Stop);
        Assert.Contains("default-src 'none'", own.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(own.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/app.css", 25_000)]
    [InlineData("/app.js", 12_000)]
    public async Task Script_and_styles_are_small_and_name_nothing_elsewhere(string path, int bytesMax)
    {
        await using WebBench bench = await WebBench.StartAsync();
        string text = await bench.GetAsync(path);
        Assert.InRange(text.Length, 100, bytesMax);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        await using WebBench bench = await WebBench.StartAsync();
        using var hub = new LiveHub(bench.State, Victron.Edge.Core.Devices.CatalogueNames.Embedded(), TimeProvider.System, "");
        IOException fault = await Assert.ThrowsAsync<IOException>(() => WebPage.StartAsync(hub, "", new PageReach(bench.Address.Port), new Passwords(), new NoHistory(), new ModelRoad(), TimeProvider.System));
        Assert.Equal($"port {bench.Address.Port} on 127.0.0.1 cannot be used for the page; choose another with --port", fault.Message);
    }

    private static string TextAt(string page, string place) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"data-live=\"{Regex.Escape(place)}\"[^>]*>([^<]*)<").Groups[1].Value);

    private static string ShapeOf(string page) => Regex.Match(page, "data-shape=\"([0-9A-F]{16})\"").Groups[1].Value;

    // The host of the test ends it where the event never comes.
    private static async Task ShapeAsync(StreamReader events)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        wait.CancelAfter(TimeSpan.FromSeconds(60));
        string? line;
        do
        {
            line = await events.ReadLineAsync(wait.Token);
            Assert.NotNull(line);
        }
        while (line != "event: shape");
    }

    private static async Task<Dictionary<string, string>> TextsAsync(StreamReader events, string place)
    {
        while (await events.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal)
                && JsonSerializer.Deserialize<Dictionary<string, string>>(line["data: ".Length..]) is { } texts && texts.ContainsKey(place))
            {
                return texts;
            }
        }

        throw new InvalidOperationException("the events ended");
    }
}
