// The history page in a browser, over a database with two hours of a solar charger and a gap: the charts are drawn, at any size, without
// a word in the console or to anybody else.

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Storage.Sqlite;

namespace Victron.Edge.EndToEnd.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class HistoryChartTests(Chromium browser) : IClassFixture<Chromium>, IDisposable
{
    private const int Seconds = 7_200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-chart-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData(360, 740, false)]
    [InlineData(360, 740, true)]
    [InlineData(1440, 900, false)]
    [InlineData(1440, 900, true)]
    public async Task Charts_are_drawn_and_a_range_is_chosen(int width, int height, bool isDark)
    {
        Fill();
        IPage page = await browser.OpenAsync(new View(width, height, isDark));
        await using FolderServe serve = await FolderServe.StartAsync(_folder);
        var trouble = new PageTrouble(page.Context, serve.Root);
        _ = await page.GotoAsync(new Uri(serve.Root, "/history?d=van-1/ve1&r=6h&q=pv_power&q=battery_voltage").ToString());
        await Assertions.Expect(page.Locator("figure[data-drawn='true'] canvas")).ToHaveCountAsync(2);
        Assert.True(await InkAsync(page) > 100);
        await Assertions.Expect(page.Locator("figure").First).ToHaveAttributeAsync("aria-label", new Regex("^Panel power: from 100 W to 300 W, last "));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(await AxeRun.OnAsync(page));

        // Another range, one quantity less.
        _ = await page.Locator("select[name='r']").SelectOptionAsync("1h");
        await page.Locator("form summary").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Battery voltage" }).UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("\\?d=van-1%2Fve1&q=pv_power&r=1h$"));
        await Assertions.Expect(page.Locator("figure[data-drawn='true'] canvas")).ToHaveCountAsync(1);
        await page.Locator("main > details summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(0);
        Assert.Empty(trouble.Errors);
        Assert.Empty(trouble.Outside);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chart_is_looked_around_in_by_buttons_and_keys_and_taken_along_as_a_picture()
    {
        Fill();
        IPage page = await browser.OpenAsync(View.Phone);
        await using FolderServe serve = await FolderServe.StartAsync(_folder);
        var trouble = new PageTrouble(page.Context, serve.Root);
        _ = await page.GotoAsync(new Uri(serve.Root, "/history?d=van-1/ve1&r=6h&q=pv_power").ToString());
        await Assertions.Expect(page.Locator("figure[data-drawn='true']")).ToHaveCountAsync(1);
        Assert.Equal("0 to 100", await WindowAsync(page));
        await Button("Closer").ClickAsync();
        Assert.Equal("25 to 75", await WindowAsync(page));
        await Button("Later").ClickAsync();
        Assert.Equal("50 to 100", await WindowAsync(page));
        await Button("Earlier").ClickAsync();
        Assert.Equal("25 to 75", await WindowAsync(page));
        await page.Locator("figure").FocusAsync();
        await page.Keyboard.PressAsync("-");
        Assert.Equal("0 to 100", await WindowAsync(page));
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("[data-spoken]")).ToHaveTextAsync(new Regex("^.+: Panel power [0-9.]+ W$"));
        IDownload file = await page.RunAndWaitForDownloadAsync(() => Button("Picture (PNG)").ClickAsync());
        byte[] picture = await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("pv_power.png", file.SuggestedFilename);
        Assert.Equal("\u0089PNG", System.Text.Encoding.Latin1.GetString(picture, 0, 4));
        Assert.Empty(trouble.Errors);
        await page.Context.CloseAsync();
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }

    [Fact]
    public async Task Lines_of_several_devices_stand_in_one_chart_under_their_names()
    {
        Fill();
        Fill("ve2");
        IPage page = await browser.OpenAsync(View.Desktop);
        await using FolderServe serve = await FolderServe.StartAsync(_folder);
        _ = await page.GotoAsync(new Uri(serve.Root, "/history?d=van-1/ve1&d=van-1/ve2&r=1h&q=pv_power").ToString());
        await Assertions.Expect(page.Locator("figure[data-drawn='true']")).ToHaveCountAsync(1);
        string[] lines = await page.EvaluateAsync<string[]>("echarts.getInstanceByDom(document.querySelector('figure')).getOption().series.filter(each => each.name && each.data.length > 50).map(each => `${each.name} ${each.lineStyle.type}`)");
        Assert.Equal(["van-1/ve1: Panel power solid", "van-1/ve2: Panel power dashed"], lines);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_cannot_be_drawn_is_told_in_its_place()
    {
        Fill();
        IPage page = await browser.OpenAsync(View.Phone);
        await using FolderServe serve = await FolderServe.StartAsync(_folder);
        _ = await page.RouteAsync("**/api/history?*", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"detail":"the database is busy"}""" }));
        _ = await page.GotoAsync(new Uri(serve.Root, "/history?d=van-1/ve1&r=6h&q=pv_power").ToString());
        await Assertions.Expect(page.Locator("figure")).ToHaveTextAsync("the database is busy");
        await Assertions.Expect(page.Locator("[data-tools]")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    // The part of time that is seen, in hundredths.
    private static Task<string> WindowAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { const { start, end } = echarts.getInstanceByDom(document.querySelector('figure')).getOption().dataZoom[0]; return `${Math.round(start)} to ${Math.round(end)}`; }");

    // Points of the first chart that are neither empty nor of the text's colour.
    private static Task<int> InkAsync(IPage page) => page.EvaluateAsync<int>(
        """
        () => {
          const canvas = document.querySelector("figure canvas");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let ink = 0;
          for (let i = 0; i < data.length; i += 4) {
            ink += data[i + 3] > 200 && Math.abs(data[i] - data[i + 2]) > 60 ? 1 : 0;
          }
          return ink;
        }
        """);

    private void Fill(string port = "ve1")
    {
        var address = new PortAddress("van-1", port);
        var boot = new BootKey(address, "0000abcd");
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        long begin = now - (Seconds * 1000L);
        Sample[] samples =
        [
            .. Enumerable.Range(0, Seconds / 10).Where(i => i is < 300 or > 360).Select((i, place) => new Sample(boot, place + 1, i * 10_000L, begin + (i * 10_000L), "HQ1",
                [new("pv_power", new RawValue(LiveValueKind.Number, $"{100 + (i % 201)}")), new("battery_voltage", new RawValue(LiveValueKind.Number, $"13.{i % 90:00}"))])),
        ];
        using SqliteSampleStore? store = SqliteSampleStore.Open(Path.Combine(_folder.FullName, "samples.db"), out StoreProblem? problem);
        Assert.True(store is not null, problem?.Words);
        Assert.Null(store.Commit(new SampleBatch(samples, [new BootEntry(boot, new BootState(samples.Length, 0, [], begin, BootDating.Arrival), samples.Length, now)], [])));
        bool isDone;
        do
        {
            Assert.Null(store.Tidy(DateTimeOffset.FromUnixTimeMilliseconds(now + 60_000), out isDone));
        }
        while (!isDone);
    }
}
