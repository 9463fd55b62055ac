// DeskHandTests: what people do to a running board: press its button, order it about over MQTT, give it the time, open its page.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Desk;

public sealed class DeskHandTests
{
    private const string Status = DeskBoards.Topic + "status";
    private const string Info = DeskBoards.Topic + "info";
    private const string PagePassword = "page password";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_short_press_of_the_button_unlocks_and_a_long_one_opens_the_own_network()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        board.Do($"press {DeskBoards.ButtonPin} 1000");
        await InfoAsync(subscriber, "\"writes\":{\"allowed\":true", board);
        board.Do($"press {DeskBoards.ButtonPin} 12000");
        await board.SaysAsync("access point victron-edge-a1b2c3 from the next start on");
        await board.SaysAsync("page at http://");
        await subscriber.SeesAsync(Status, "offline");
    }

    [Fact]
    public async Task Orders_over_mqtt_show_the_board_and_restart_it()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using DeskBoard board = DeskBoards.Make(broker);
        board.PowerOn();
        await subscriber.SeesAsync(Status, "online");
        await subscriber.PublishAsync(DeskBoards.Topic + "command", "{\"command\":\"identify\"}");
        await board.SaysAsync("this is the board that was asked for");
        await Patience.UntilAsync(() => DeskLight.Groups(board).Count > 0 || board.Count($"pin {DeskBoards.LedPin} high") > 20, "fast light", board.Story);
        await subscriber.PublishAsync(DeskBoards.Topic + "command", "{\"command\":\"restart\"}");
        await InfoAsync(subscriber, "\"boot_reason\":\"restart_asked\"", board);
        Assert.Equal(2, board.Starts);
    }

    [Fact]
    public async Task The_time_of_a_companion_dates_the_states()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        await Patience.UntilAsync(() => subscriber.Last(DeskBoards.Topic + "ve1/state") is not null, "state", board.Story);
        Assert.DoesNotContain("\"time\":\"2026", subscriber.Last(DeskBoards.Topic + "ve1/state"), StringComparison.Ordinal);
        const long June2026Ms = 1780300800000; // 2026-06-01 08:00 UTC
        await subscriber.PublishAsync("victron-edge/time", $"{June2026Ms}");
        await Patience.UntilAsync(
            () => subscriber.Last(DeskBoards.Topic + "ve1/state")!.Contains("2026-06-01T08:0", StringComparison.Ordinal),
            "time in the state",
            () => subscriber.Last(DeskBoards.Topic + "ve1/state") + board.Story());
    }

    [Fact]
    public async Task The_page_shows_live_values_and_takes_settings_from_who_knows_the_password()
    {
        await using Mosquitto broker = await Mosquitto.StartedAsync();
        await using Subscriber subscriber = await Subscriber.ToAsync(broker);
        await using var cable = new PtyReplay();
        await using DeskBoard board = DeskBoards.Make(broker, WithPage, cable);
        board.PowerOn();
        cable.Repeat(Blocks.Solar, Every);
        await board.SaysAsync("page at http://");
        Uri page = new(board.Lines.Last(line => line.Contains("page at ", StringComparison.Ordinal)).Split(' ')[^1]);
        using var browser = new HttpClient { BaseAddress = page };
        CancellationToken stop = TestContext.Current.CancellationToken;
        await Patience.UntilAsync(() => browser.GetStringAsync("/", stop).Result.Contains("12.800", StringComparison.Ordinal), "voltage on the page", board.Story);
        Assert.Contains("\"boot_count\":1", await browser.GetStringAsync("/state.json", stop), StringComparison.Ordinal);

        using (var silent = new TcpClient("127.0.0.1", page.Port))
        {
            Assert.Contains("van-1", await browser.GetStringAsync("/", stop), StringComparison.Ordinal); // after whoever only holds the line
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await RenameAsync(browser)).StatusCode);
        browser.DefaultRequestHeaders.Authorization = Login("wrong password");
        Assert.Equal(HttpStatusCode.Unauthorized, (await RenameAsync(browser)).StatusCode);
        browser.DefaultRequestHeaders.Authorization = Login(PagePassword);
        Assert.Equal(HttpStatusCode.OK, (await RenameAsync(browser)).StatusCode);
        await subscriber.SeesAsync("victron-edge/van-2/status", "online");
        await subscriber.SeesAsync(Status, ""); // the old name leaves nothing behind
        await board.SaysAsync("reason settings", 2); // at the restart, and at the start after it
        Assert.DoesNotContain(board.Lines, line => line.Contains(PagePassword, StringComparison.Ordinal));
    }

    private static void WithPage(BoardSettings settings)
    {
        byte[] salt = new byte[16];
        settings.Page = true;
        settings.PageSalt = Convert.ToHexStringLower(salt);
        settings.PageHash = Convert.ToHexStringLower(HmacSha256.Stretch(Encoding.UTF8.GetBytes(PagePassword), salt, settings.PageRounds));
    }

    private static Task<HttpResponseMessage> RenameAsync(HttpClient browser) => browser.PostAsync(
        new Uri("/settings", UriKind.Relative), new FormUrlEncodedContent([new("name", "van-2")]), TestContext.Current.CancellationToken);

    private static AuthenticationHeaderValue Login(string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + password)));

    private static Task InfoAsync(Subscriber subscriber, string part, DeskBoard board) => Patience.UntilAsync(
        () => subscriber.Last(Info)?.Contains(part, StringComparison.Ordinal) == true, $"info with {part}", () => subscriber.Last(Info) + board.Story());
}
