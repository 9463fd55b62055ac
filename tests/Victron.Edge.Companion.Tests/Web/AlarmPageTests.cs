// Alarms on the page: shown where they cannot be overlooked, acknowledged and muted by the owner, and then in the list only.

using System.Net;
using Victron.Edge.Companion.Tests.Alarms;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.History;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class AlarmPageTests
{
    [Fact]
    public async Task An_alarm_calls_on_every_page_until_somebody_acknowledges_it()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        await using WebPage page = await StartAsync(bench);
        using HttpClient client = Client(page);
        string overview = await GetAsync(client, "/");
        Assert.Contains("<title>(1) Overview", overview, StringComparison.Ordinal);
        Assert.Contains("Alarms (1)", overview, StringComparison.Ordinal);
        Assert.Contains("low voltage", overview.Split("class=\"wrong\"")[1].Split("</ul>")[0], StringComparison.Ordinal);
        string alarms = await GetAsync(client, "/alarms");
        Assert.Contains("Switch loads off and charge the battery.", alarms, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, ""), await PostAsync(client, "/alarms/1/acknowledge"));
        Assert.Contains("acknowledged", await GetAsync(client, "/alarms"), StringComparison.Ordinal);
        overview = await GetAsync(client, "/");
        Assert.Contains("<title>Overview", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"wrong\"", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_is_for_an_hour_eight_or_until_the_alarm_ends()
    {
        using var bench = new AlarmBench();
        bench.Battery("10.0", "low_voltage");
        await using WebPage page = await StartAsync(bench);
        using HttpClient client = Client(page);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(client, "/alarms/1/mute", "8 h")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(client, "/alarms/2/mute", "until it ends")).Status);
        Assert.Equal([bench.Time.GetUtcNow().AddHours(8), DateTimeOffset.MaxValue], bench.Board.Open.Select(alarm => alarm.MutedUntil!.Value));
        string alarms = await GetAsync(client, "/alarms");
        Assert.Contains(", muted until it ends", alarms, StringComparison.Ordinal);
        Assert.DoesNotContain("Alarms (", alarms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/alarms/9/acknowledge", null, HttpStatusCode.NotFound, "This alarm has ended.")]
    [InlineData("/alarms/1/mute", "a day", HttpStatusCode.BadRequest, "for: give 1 h, 8 h, until it ends.")]
    [InlineData("/alarms/1/mute", null, HttpStatusCode.BadRequest, "for: give 1 h, 8 h, until it ends.")]
    [InlineData("/alarms/one/acknowledge", null, HttpStatusCode.NotFound, "There is no such page.")]
    public async Task What_makes_no_sense_changes_nothing(string path, string? word, HttpStatusCode status, string words)
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        await using WebPage page = await StartAsync(bench);
        using HttpClient client = Client(page);
        (HttpStatusCode answered, string text) = await PostAsync(client, path, word);
        Assert.Equal(status, answered);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.True(Assert.Single(bench.Board.Open).Calls(bench.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_viewer_sees_alarms_and_can_do_nothing_about_them()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        await using WebPage page = await StartAsync(bench, new Passwords());
        using HttpClient client = Client(page);
        using (var form = new FormUrlEncodedContent([new("password", Passwords.OfViewer)]))
        {
            (await client.PostAsync(new Uri("/login", UriKind.Relative), form, TestContext.Current.CancellationToken)).Dispose();
        }

        string alarms = await GetAsync(client, "/alarms");
        Assert.Contains("low voltage", alarms, StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledge</button>", alarms, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, "/alarms/1/acknowledge")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client, "/alarms/1/mute", "1 h")).Status);
        Assert.True(bench.Board.Open[0].Calls(bench.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Without_an_alarm_the_page_says_since_when()
    {
        using var bench = new AlarmBench();
        bench.Battery("50.0", "low_voltage");
        bench.Battery("50.0");
        await using WebPage page = await StartAsync(bench);
        using HttpClient client = Client(page);
        string alarms = await GetAsync(client, "/alarms");
        Assert.Contains("Nothing is wrong since ", alarms, StringComparison.Ordinal);
        Assert.Contains("Earlier (1)", alarms, StringComparison.Ordinal);
    }

    private static Task<WebPage> StartAsync(AlarmBench bench, IPasswordBook? passwords = null) => WebPage.StartAsync(
        new LiveHub(bench.State, CatalogueNames.Embedded(), bench.Time, "", bench.Board), "", new PageReach(0), passwords ?? new NoPasswords(), new NoHistory(), new ModelRoad(), bench.Time);

    private static HttpClient Client(WebPage page) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = page.Address };

    private static async Task<string> GetAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpClient client, string path, string? word = null)
    {
        using var form = new FormUrlEncodedContent(word is null ? [] : [new("for", word)]);
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
