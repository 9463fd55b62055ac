// DeskPageTests: the page of a board, asked over HTTP as a browser asks it.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskPageTests
{
    private const string Password = "battery staple";
    private const string PageLine = "page at ";

    [Fact]
    public async Task Values_of_a_device_are_on_the_page_without_a_broker()
    {
        await using var cable = new PtyReplay();
        await using DeskBoard board = WithPage(cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, TimeSpan.FromMilliseconds(200));
        using HttpClient browser = await BrowserAsync(board, null);
        string body = "";
        await Patience.UntilAsync(
            () => (body = Read(browser, "/state.json")).Contains("battery_voltage", StringComparison.Ordinal),
            "a value in /state.json",
            () => body + board.Story());
        using JsonDocument json = JsonDocument.Parse(body);
        JsonElement port = json.RootElement.GetProperty("ports").GetProperty("ve1");
        Assert.Equal("12.800", port.GetProperty("state").GetProperty("battery_voltage").GetRawText());
        Assert.Equal("online", port.GetProperty("status").GetString());
        Assert.Contains("<td>Battery voltage</td><td>12.800 V</td>", Read(browser, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_stored_and_count_after_the_restart_for_who_knows_the_password()
    {
        await using DeskBoard board = WithPage();
        board.PowerOn();
        using HttpClient stranger = await BrowserAsync(board, "guess");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(stranger, "/settings", "interval_ms=2000")).StatusCode);
        using HttpClient owner = await BrowserAsync(board, Password);
        HttpResponseMessage wrong = await PostAsync(owner, "/settings", "interval_ms=1");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("interval_ms is no whole number from 1000 to 60000", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(owner, "/settings", "interval_ms=2000")).StatusCode);
        await board.SaysAsync("edge: start 2, reason settings");
        byte[] stored = await File.ReadAllBytesAsync(board.File("settings2.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(2000, BoardSettings.Parse(stored, stored.Length, out _).IntervalMs);
    }

    [Fact]
    public async Task Connection_on_which_nobody_asks_does_not_stop_the_page()
    {
        await using DeskBoard board = WithPage();
        board.PowerOn();
        using HttpClient browser = await BrowserAsync(board, null);
        using var idle = new TcpClient();
        await idle.ConnectAsync(browser.BaseAddress!.Host, browser.BaseAddress.Port, TestContext.Current.CancellationToken);
        Assert.Contains("<h1>" + DeskBoards.Edge + "</h1>", Read(browser, "/"), StringComparison.Ordinal);
        Assert.Equal(1, board.Starts);
    }

    [Fact]
    public async Task Short_press_of_the_button_lets_settings_be_written_and_a_long_one_opens_the_own_wifi()
    {
        await using DeskBoard board = WithPage();
        board.World.Speed = 10;
        board.Tell();
        board.PowerOn();
        using HttpClient browser = await BrowserAsync(board, null);
        Assert.Contains("\"writes_allowed\":false", Read(browser, "/state.json"), StringComparison.Ordinal);
        board.Do($"press {DeskBoards.ButtonPin} 1000");
        string body = "";
        await Patience.UntilAsync(() => (body = Read(browser, "/state.json")).Contains("\"writes_allowed\":true", StringComparison.Ordinal), "writes allowed", () => body + board.Story());
        board.Do($"press {DeskBoards.ButtonPin} 12000");
        await board.SaysAsync("set-up: http://192.168.4.1");
        Assert.Equal(2, board.Starts);
    }

    [Fact]
    public async Task Board_that_was_never_set_up_opens_its_own_wifi_and_takes_settings_there()
    {
        await using DeskBoard board = WithPage();
        File.Delete(board.File("settings1.txt"));
        board.PowerOn();
        await board.SaysAsync("set-up: http://192.168.4.1");
        using HttpClient browser = await BrowserAsync(board, null);
        string form = $"wifi_ssid={board.World.Ssid}&wifi_password={board.World.Password}&broker_host=10.0.0.1&page_password=battery+staple";
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, "/settings", form)).StatusCode);
        await board.SaysAsync("edge: start 3, reason settings");
        await board.SaysAsync("Wi-Fi joined");
    }

    [Fact]
    public async Task A_rename_leaves_nothing_under_the_old_name()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = WithPage(broker);
        board.PowerOn();
        await subscriber.SeesAsync(DeskBoards.Topic + "status", "online");
        using HttpClient owner = await BrowserAsync(board, Password);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(owner, "/settings", "name=van-2")).StatusCode);
        await subscriber.SeesAsync("victron-edge/van-2/status", "online");
        await subscriber.SeesAsync(DeskBoards.Topic + "status", "");
        await subscriber.SeesAsync(DeskBoards.Topic + "info", "");
    }

    private static DeskBoard WithPage(params PtyReplay[] cables) => WithPage(null, cables);

    private static DeskBoard WithPage(Mosquitto? broker, params PtyReplay[] cables) => DeskBoards.Make(
        broker,
        settings =>
        {
            settings.Page = true;
            settings.PageSalt = new string('7', 32);
            settings.PageHash = Hex.Text(HmacSha256.Stretch(Encoding.UTF8.GetBytes(Password), Hex.Bytes(settings.PageSalt), settings.PageRounds));
        },
        cables);

    // The desk says where the page of the running start is.
    private static async Task<HttpClient> BrowserAsync(DeskBoard board, string? password)
    {
        await board.SaysAsync(PageLine);
        string line = board.Lines.Last(said => said.Contains(PageLine, StringComparison.Ordinal));
        var browser = new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(PageLine, StringComparison.Ordinal) + PageLine.Length)..]) };
        browser.DefaultRequestHeaders.Authorization = password is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + password)));
        return browser;
    }

    private static string Read(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using HttpResponseMessage answer = browser.Send(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var body = new StreamReader(answer.Content.ReadAsStream());
        return body.ReadToEnd();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string form)
    {
        using var body = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await browser.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
    }
}
