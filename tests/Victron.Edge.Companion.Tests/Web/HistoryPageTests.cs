// The past over HTTP, from a real database: what a page, a program and a spreadsheet get, and what is wrong with a request.

using System.Net;
using System.Text.Json;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Trends;
using Victron.Edge.Storage.Sqlite;
using Victron.Edge.Web.History;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class HistoryPageTests : IDisposable
{
    private const long Minute = 60_000;

    private static readonly PortAddress Solar = new("van-1", "ve2");
    private static readonly BootKey Boot = new(Solar, "0000abcd");

    private readonly string _folder = Directory.CreateTempSubdirectory("victron-edge-history-").FullName;
    private readonly long _nowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / Minute * Minute;

    private HistoryFile? _file;

    public void Dispose()
    {
        _file?.Dispose();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_program_gets_every_minute_with_what_it_was()
    {
        Fill(10, 3);
        await using WebBench bench = await StartAsync();
        JsonElement answer = JsonDocument.Parse(await bench.GetAsync("/api/history?d=van-1/ve2&r=1h&q=pv_power&q=device_state")).RootElement;
        JsonElement power = answer.GetProperty("series")[0];
        Assert.Equal(("van-1/ve2", Minute), (power.GetProperty("device").GetString(), answer.GetProperty("span").GetInt64()));
        Assert.Equal(("pv_power", "Panel power", "W"), (power.GetProperty("key").GetString(), power.GetProperty("name").GetString(), power.GetProperty("unit").GetString()));
        JsonElement[] points = [.. power.GetProperty("points").EnumerateArray()];
        Assert.Equal(7, points.Length);
        Assert.Equal([100m, 110m, 120m, 120m, 60m], points[0].EnumerateArray().Skip(1).Select(each => each.GetDecimal()));
        JsonElement state = answer.GetProperty("series")[1];
        Assert.Equal((0, 7), (state.GetProperty("points").GetArrayLength(), state.GetProperty("words").GetArrayLength()));
        Assert.Equal(("bulk", 60), (state.GetProperty("words")[0].GetProperty("word").GetString(), state.GetProperty("words")[0].GetProperty("seconds").GetInt32()));
    }

    [Fact]
    public async Task A_quarter_of_an_hour_is_shown_by_its_samples_and_by_minutes_once_they_are_gone()
    {
        Fill(10, 3);
        await using WebBench bench = await StartAsync();
        JsonElement answer = JsonDocument.Parse(await bench.GetAsync("/api/history?d=van-1/ve2&r=15m&q=pv_power")).RootElement;
        JsonElement[] points = [.. answer.GetProperty("series")[0].GetProperty("points").EnumerateArray()];
        Assert.Equal((5_000, 14), (answer.GetProperty("span").GetInt64(), points.Length));
        Assert.Equal([100m, 100m, 100m, 100m, 30m], points[0].EnumerateArray().Skip(1).Select(each => each.GetDecimal()));
        Assert.Equal([120m, 120m, 120m, 120m, 30m], points[1].EnumerateArray().Skip(1).Select(each => each.GetDecimal()));
        Assert.All(points, point => Assert.Equal(0, point[0].GetInt64() % 5_000));

        // The last one counts for a minute, and not to the end of the range.
        Assert.Equal(60, points[^1][5].GetInt32());
        Tidy(_nowMs + (3 * 24 * 60 * Minute));
        answer = JsonDocument.Parse(await bench.GetAsync("/api/history?d=van-1/ve2&r=15m&q=pv_power")).RootElement;
        Assert.Equal(7, answer.GetProperty("series")[0].GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task Several_devices_stand_in_one_chart_and_one_is_not_asked_for_what_it_never_has()
    {
        Fill(10, 0);
        Fill(10, 0, new PortAddress("van-1", "ve1"), "battery_voltage");
        Fill(10, 0, new PortAddress("van-1", "ve3"), "pv_power");
        await using WebBench bench = await StartAsync();
        bench.Fill();
        const string Query = "?d=van-1%2Fve2&d=van-1%2Fve1&d=van-1%2Fve3&r=1h&q=pv_power";
        JsonElement answer = JsonDocument.Parse(await bench.GetAsync($"/api/history{Query}&q=battery_voltage")).RootElement;
        Assert.Equal(
            ["van-1/ve2 pv_power", "van-1/ve1 battery_voltage", "van-1/ve3 pv_power"],
            answer.GetProperty("series").EnumerateArray().Select(series => $"{series.GetProperty("device").GetString()} {series.GetProperty("key").GetString()}"));
        string page = await bench.GetAsync($"/history{Query}&q=battery_voltage");
        string names = string.Join('|', System.Text.RegularExpressions.Regex.Matches(page, "<summary>(.*?)</summary>").Select(match => match.Groups[1].Value));
        Assert.Equal("Quantities: Panel power, Battery voltage|&lt;b&gt;Roof&lt;/b&gt;: Panel power as a table (10)|BMV-712 Smart: Battery voltage as a table (10)|van-1/ve3: Panel power as a table (10)", names);
        Assert.Contains("data-chart=\"/api/history?d=van-1%2Fve2&amp;d=van-1%2Fve3&amp;r=1h&amp;q=pv_power\"", page, StringComparison.Ordinal);
        Assert.Contains("data-chart=\"/api/history?d=van-1%2Fve1&amp;r=1h&amp;q=battery_voltage\"", page, StringComparison.Ordinal);
        Assert.Equal(31, (await bench.GetAsync($"/history.csv{Query},battery_voltage")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/history", "/history")]
    [InlineData("/edges", "/edges")]
    [InlineData("/more", "/more")]
    [InlineData("/phone", "/phone")]
    [InlineData("/device/van-1/ve2", "/device/van-1/ve2")]
    [InlineData("/device/van-1/ve2/log", "")]
    public async Task The_way_of_this_page_is_marked_and_no_other(string path, string marked)
    {
        Fill(10, 0);
        await using WebBench bench = await StartAsync();
        bench.Fill();
        string nav = (await bench.GetAsync(path)).Split("<nav")[1].Split("</nav>")[0];
        Assert.Equal(marked, string.Join('|', System.Text.RegularExpressions.Regex.Matches(nav, "href=\"([^\"]*)\"[^>]*aria-current").Select(match => match.Groups[1].Value)));
    }

    [Fact]
    public async Task Without_a_word_the_page_shows_the_first_device_and_what_its_tile_shows_first()
    {
        Fill(10, 0, new PortAddress("van-1", "ve1"), "battery_voltage");
        await using WebBench bench = await StartAsync();
        bench.Fill();
        string page = await bench.GetAsync("/history");
        Assert.Contains("name=\"d\" value=\"van-1/ve1\" checked", page, StringComparison.Ordinal);
        Assert.Contains("data-chart=\"/api/history?d=van-1%2Fve1&amp;r=24h&amp;q=battery_voltage\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_gets_rows_with_energy()
    {
        Fill(10, 0);
        await using WebBench bench = await StartAsync();
        string[] lines = (await bench.GetAsync("/history.csv?d=van-1/ve2&r=1h&q=pv_power,device_state")).Split("\r\n");
        Assert.Equal("time,device,key,unit,min,mean,max,last,word,covered_s,energy_wh", lines[0]);
        Assert.EndsWith("Z,van-1/ve2,pv_power,W,100,110,120,120,,60,1.833", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("Z,van-1/ve2,device_state,,,,,,bulk,60,", lines[^2], StringComparison.Ordinal);
        Assert.Equal(22, lines.Length);
    }

    [Fact]
    public async Task The_page_offers_what_there_is_and_shows_chart_and_table()
    {
        Fill(10, 0);
        await using WebBench bench = await StartAsync();
        bench.Fill();
        string page = await bench.GetAsync("/history?d=van-1/ve2&r=1h&q=pv_power");
        Assert.Contains("<input type=\"checkbox\" name=\"q\" value=\"pv_power\" checked", page, StringComparison.Ordinal);
        Assert.Contains("data-chart=\"/api/history?d=van-1%2Fve2&amp;r=1h&amp;q=pv_power\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Panel power: from 100 W to 120 W, last 120 W\"", page, StringComparison.Ordinal);
        Assert.Contains("Panel power as a table (10)", page, StringComparison.Ordinal);
        Assert.Contains("<td>100 W</td><td>110 W</td><td>120 W</td><td>120 W</td>", page, StringComparison.Ordinal);
        Assert.Contains("/charts.js", page, StringComparison.Ordinal);
        Assert.Matches("The database has 0[.][0-9] MB[.]", page);
        Assert.DoesNotContain("/charts.js", await bench.GetAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<option value=\"1h\" selected", page, StringComparison.Ordinal);
        string given = await bench.GetAsync("/history?d=van-1/ve2&q=pv_power&from=2026-01-01T00:00Z&to=2026-01-02T00:00Z");
        _ = Assert.Single(System.Text.RegularExpressions.Regex.Matches(given.Split("name=\"r\"")[1].Split("</select>")[0], " selected"));
        Assert.Matches("<option value selected disabled>(12-31|01-01) [0-9:]{5} to (01-01|01-02) [0-9:]{5}</option>", given);
    }

    [Theory]
    [InlineData("", "d: give a device as EDGE/PORT")]
    [InlineData("d=van-1", "d: give a device as EDGE/PORT")]
    [InlineData("d=van-1/ve2", "q: give a quantity")]
    [InlineData("d=van-1/ve2&q=a,b,c,d,e,f,g", "q: give up to 6 quantities")]
    [InlineData("d=van-1/ve2,van-1&q=pv_power", "d: give a device as EDGE/PORT")]
    [InlineData("d=a/1,a/2,a/3,a/4,a/5,a/6,a/7&q=pv_power", "d: give up to 6 devices")]
    [InlineData("d=van-1/ve2&q=pv_power&r=2h", "r: give one of 15m, 1h, 6h, 24h, 7d, 30d, 1y.")]
    [InlineData("d=van-1/ve2&q=pv_power&from=yesterday&to=2026-01-01T00:00Z", "from and to: give two times")]
    [InlineData("d=van-1/ve2&q=pv_power&from=2026-01-02T00:00Z&to=2026-01-01T00:00Z", "from and to: give two times")]
    [InlineData("d=van-1/ve2&q=pv_power&from=0001-01-01T00:00Z&to=2026-01-01T00:00Z", "from and to: give two times")]
    [InlineData("d=van-1/ve2&q=pv_power&r=1h&from=2026-01-01T00:00Z&to=2026-01-02T00:00Z", "r and from: give one of them.")]
    public async Task What_is_wrong_with_a_request_is_told(string query, string words)
    {
        Fill(1, 0);
        await using WebBench bench = await StartAsync();
        foreach (string path in (string[])["/api/history", "/history.csv"])
        {
            using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_database_that_is_told_on_page_and_to_programs()
    {
        await using WebBench bench = await StartAsync();
        bench.Fill();
        Assert.Contains("there is no database", await bench.GetAsync("/history"), StringComparison.Ordinal);
        using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri("/api/history?d=van-1/ve2&q=pv_power", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData(0.25, TrendTier.Sample, 1.0 / 12)]
    [InlineData(1, TrendTier.Minute, 1)]
    [InlineData(24, TrendTier.Minute, 1)]
    [InlineData(48, TrendTier.Minute, 2)]
    [InlineData(7 * 24, TrendTier.Minute, 10)]
    [InlineData(14 * 24, TrendTier.Hour, 60)]
    [InlineData(30 * 24, TrendTier.Hour, 60)]
    [InlineData(365 * 24, TrendTier.Day, 24 * 60)]
    public void Any_range_is_about_a_thousand_points(double hours, TrendTier tier, double minutes)
    {
        TrendQuery query = TrendQuery.Of(0, (long)(hours * 60 * Minute));
        Assert.Equal((tier, (long)(minutes * Minute)), (query.Tier, query.SpanMs));
        Assert.InRange(hours * 60 * Minute / query.SpanMs, 1, TrendQuery.PointsMax);
    }

    [Theory]
    [InlineData("0", "366", "--keep-samples: '0' is no number of days from 1 to 36500, nor 'forever'.")]
    [InlineData("2", "a year", "--keep-minutes: 'a year' is no number of days from 1 to 36500, nor 'forever'.")]
    [InlineData("10", "5", "--keep-minutes: minutes are kept at least as long as samples; give more days, or fewer with --keep-samples.")]
    [InlineData("forever", "5", "--keep-minutes: minutes are kept at least as long as samples; give more days, or fewer with --keep-samples.")]
    [InlineData("2", "forever", null)]
    [InlineData("forever", "forever", null)]
    public void Times_of_keeping_are_checked(string samples, string minutes, string? problem)
    {
        var options = new RetentionOptions(TrendRetention.Usual);
        var command = new System.CommandLine.Command("serve");
        options.AddTo(command);
        Assert.Equal(problem, options.Read(command.Parse(["--keep-samples", samples, "--keep-minutes", minutes]), out TrendRetention retention));
        Assert.True(problem is not null || retention.Minutes is null);
    }

    private Task<WebBench> StartAsync()
    {
        Assert.True(DataDirectory.TryFind(_folder, out DataDirectory? data, out _));
        _file = new HistoryFile(data);
        return WebBench.StartAsync(history: _file);
    }

    // Power of 100 W for the first half of each minute and 120 W for the second, up to some minutes ago.
    private void Fill(int minutes, int endsBefore, PortAddress? place = null, string key = "pv_power")
    {
        using SqliteSampleStore store = SqliteSampleStore.Open(Path.Combine(_folder, "samples.db"), out _)!;
        long begin = _nowMs - (minutes * Minute);
        BootKey boot = place is { } address ? new BootKey(address, "0000abcd") : Boot;
        Sample[] samples =
        [
            .. Enumerable.Range(0, 2 * (minutes - endsBefore)).Select(i => new Sample(boot, i + 1, i * Minute / 2, begin + (i * Minute / 2), "HQ2",
                [new(key, new RawValue(LiveValueKind.Number, i % 2 == 0 ? "100" : "120")), new("device_state", new RawValue(LiveValueKind.Text, "bulk"))])),
        ];
        Assert.Null(store.Commit(new SampleBatch(samples, [new BootEntry(boot, new BootState(samples.Length, 0, [], begin, BootDating.Arrival), samples.Length, _nowMs)], [])));
        Assert.Null(store.Tidy(DateTimeOffset.FromUnixTimeMilliseconds(_nowMs + Minute), out _));
    }

    private void Tidy(long nowMs)
    {
        using SqliteSampleStore store = SqliteSampleStore.Open(Path.Combine(_folder, "samples.db"), out _)!;
        store.Retention = TrendRetention.Usual;
        bool isDone;
        do
        {
            Assert.Null(store.Tidy(DateTimeOffset.FromUnixTimeMilliseconds(nowMs), out isDone));
        }
        while (!isDone);
    }
}
