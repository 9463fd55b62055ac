// Every text of every page stands in a resource file: the texts there are marked, pages are drawn, and what is not marked has to be data.

using System.Net;
using System.Text.RegularExpressions;
using Victron.Edge.Companion.Tests.Alarms;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Tests.Web;

[CollectionDefinition(nameof(MarkedPageTests), DisableParallelization = true)]
[Collection(nameof(MarkedPageTests))]
public sealed partial class MarkedPageTests : IDisposable
{
    // What the benches call their devices and themselves.
    private static readonly PageWords Words = new(
        "Victron.Edge", "Demo data", "CSV", "mqtt://127.0.0.1:1883", "van", "van-1", "van-1/ve1", "van-1/ve2", "van-8", "van-9", "ve9", "ve1", "ve2", "BMV-712 Smart", "<b>Roof</b>", "SmartSolar", "SmartSolar MPPT 75/15", "roof", "HQ2101DK7PG",
        "127.0.0.1", "page 127.0.0.1", "page (127.0.0.1", "saved.yaml", "1.0.0", "esp32", "until it ends", "unlimited", "x.json cannot be read", "https://192.168.1.20:8443/");

    private const string Memory = "/device/van-1/ve1/memory";

    private readonly MarkedTexts _marks = new();
    private readonly List<string> _unmarked = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _marks.Dispose();

    [Fact]
    public async Task The_frame_and_the_pages_about_edges_and_phones()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await using (WebBench bench = await WebBench.StartAsync(history: new LineBook((now - 1_800_000, 12), (now - 900_000, 13), (now - 60_000, 14))))
        {
            await LookAsync(bench.Client, "/", "/history", "/edges", "/more", "/phone", "/nothing", "/device/van-1/ve9", "/device/van-1/ve9/settings", "/journal?d=x");
            bench.Fill();
            bench.State.SetEdgeReport("van-1", EdgeReport.Unknown with
            {
                Uptime = TimeSpan.FromMinutes(1),
                IsSafeMode = true,
                Writes = new EdgeWrites(true, 1_860_000, "abc"),
                SignalDbm = -58,
                HeapFree = 100_000,
                BootCount = 3,
                Firmware = "1.0.0",
                Board = "esp32",
                Ports = new Dictionary<string, PortCounters> { ["ve1"] = new(1000, 2, 1, 0) },
            });
            bench.State.SetEdgeStatus("van-9", false, false);
            await LookAsync(bench.Client, "/edges", "/", "/device/van-1/ve1", "/device/van-1/ve2", "/device/van-1/ve1/log", "/history", "/history?d=van-1/ve1&d=van-1/ve2&q=pv_power&from=2026-01-01T00:00Z&to=2026-01-02T00:00Z");
            await PostAsync(bench.Client, "/edges/van-1/identify");
            await PostAsync(bench.Client, "/edges/van-1/restart");
            await PostAsync(bench.Client, "/edges/van-1/restart", ("sure", "yes"));
            await PostAsync(bench.Client, "/edges/van-8/identify");
            await PostAsync(bench.Client, "/edges/van-1/writes", ("minutes", "99"));
        }

        using var folder = new LanFolder();
        await using WebBench lan = await WebBench.StartAsync(reach: folder.Reach());
        await LookAsync(lan.Client, "/phone");
        Tell();
    }

    [Fact]
    public async Task The_log_in_and_what_is_told_at_the_door()
    {
        var passwords = new Passwords();
        await using WebBench bench = await WebBench.StartAsync(passwords);
        await LookAsync(bench.Client, "/login", "/metrics");
        for (int i = 0; i < 6; i++)
        {
            await PostAsync(bench.Client, "/login", ("password", "wrong"));
        }

        passwords.Trouble = "x.json cannot be read";
        await PostAsync(bench.Client, "/login", ("password", "wrong"));
        Tell();
    }

    [Fact]
    public async Task The_page_of_alarms()
    {
        using var bench = new AlarmBench();
        using var hub = new LiveHub(bench.State, CatalogueNames.Embedded(), bench.Time, "", bench.Board);
        await using WebPage page = await WebPage.StartAsync(hub, "", new PageReach(0), new Victron.Edge.Web.Access.NoPasswords(), new NoHistory(), new ModelRoad(), bench.Time);
        using var client = new HttpClient { BaseAddress = page.Address };
        await LookAsync(client, "/alarms");
        bench.Battery("10.0", "low_voltage", "high_voltage");
        await LookAsync(client, "/alarms");
        await PostAsync(client, "/alarms/1/acknowledge");
        await PostAsync(client, "/alarms/2/mute", ("for", "8 h"));
        await PostAsync(client, "/alarms/3/mute", ("for", "until it ends"));
        await PostAsync(client, "/alarms/3/mute", ("for", "ever"));
        await PostAsync(client, "/alarms/9/acknowledge");
        bench.Battery("90.0");
        await LookAsync(client, "/alarms");
        Tell();
    }

    [Fact]
    public async Task The_pages_about_settings()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Seen = Look;
        _ = await web.RestAsync();
        _ = await web.PostAsync(SettingsWeb.Settings, ("v:bat_absorption_v", "99"), ("v:bat_float_v", "13,,5"));
        _ = await web.PostAsync(SettingsWeb.Settings);
        (string Page, string Path) review = await web.ReviewAsync(("bat_absorption_v", "14.2"));
        _ = await web.PostAsync(review.Path);
        _ = await web.WriteAsync(review);
        _ = await web.PostAsync(review.Path);
        web.Device.Faults[0xEDF7] = WriteFault.Refused;
        _ = await web.WriteAsync(await web.ReviewAsync(("bat_absorption_v", "14.3")));
        _ = await web.WriteAsync(await web.ReviewAsync(("bat_type", "3")));
        _ = await web.RestAsync("/journal?d=van-1/ve1");
        _ = await web.RestAsync("/journal");
        web.Device.IsSilent = true;
        await LookAsync(web.Client, SettingsWeb.Settings + "?read");
        _ = await web.RestAsync();
        Tell();
    }

    [Fact]
    public async Task The_pages_about_backups_and_memory()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Seen = Look;
        _ = await web.RestAsync(Memory);
        web.Device[0x1050] = Convert.FromHexString("000000000000000000ED04C6040000000000C200000000000B0000000900C80D1201");
        web.Device[0x1051] = web.Device[0x1050];
        web.Device.Mute = 0x1051;
        _ = await web.RestAsync(Memory);
        web.Device.Mute = null;
        string saved = await web.Client.GetStringAsync(new Uri("/device/van-1/ve1/backup.yaml", UriKind.Relative), Stop);
        _ = await web.CompareAsync(saved);
        web.Device[0xEDF7] = [0x8C, 0x05];
        (_, string compared, _) = await web.CompareAsync(saved);
        _ = await web.CompareAsync(saved.Replace("14.40 V", "14.30 V", StringComparison.Ordinal));
        _ = await web.CompareAsync("");
        _ = await web.PostAsync("/device/van-1/ve1/restore/0123456789ABCDEF");
        (_, _, string? next) = await web.PostAsync(Restore().Match(compared).Groups[1].Value);
        _ = await web.RestAsync(next!);
        await using SettingsWeb monitor = await SettingsWeb.StartAsync(bench: new Bench("bmv712", "4.08"));
        monitor.Seen = Look;
        monitor.Device.Mute = 0x0300;
        _ = await monitor.RestAsync(Memory);
        Tell();
    }

    [Fact]
    public async Task What_changes_while_a_page_is_open_and_what_is_said_about_a_device()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        bench.State.SetEdgeReport("van-1", EdgeReport.Unknown with { SignalDbm = -85, Ports = new Dictionary<string, PortCounters> { ["ve1"] = new(1000, 2, 1, 0) } });
        LookAtLive(bench.State, TimeSpan.Zero);
        LookAtLive(bench.State, TimeSpan.FromHours(3));
        bench.State.SetPortStatus(new PortAddress("van-1", "ve1"), PortStatus.Quiet, false);
        bench.State.SetPortStatus(new PortAddress("van-1", "ve2"), PortStatus.Offline, false);
        LookAtLive(bench.State, TimeSpan.Zero);
        bench.State.SetEdgeStatus("van-1", false, false);
        LookAtLive(bench.State, TimeSpan.Zero);
        Tell();
    }

    [Theory]
    [InlineData("<p>⟦Writes are on for ⟧30 min⟦.⟧</p>", "")]
    [InlineData("<p>⟦Read only: ⟧<strong>van-1</strong>⟦.⟧ Look again</p>", "Look again")]
    [InlineData("<nav aria-label=\"Pages\"><a>13.42 V</a><code>victron-edge</code></nav>", "Pages")]
    [InlineData("<body data-words=\"{&quot;lost&quot;:&quot;Lost {0}&quot;}\">Battery voltage", "Lost {0}")]
    public void A_word_that_is_not_marked_is_found(string page, string words) => Assert.Equal(words, string.Join('|', Words.Of(page)));

    private async Task LookAsync(HttpClient client, params string[] paths)
    {
        foreach (string path in paths)
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Look(path, await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    private async Task PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
        Look($"{path} {string.Join(' ', fields)}", await answer.Content.ReadAsStringAsync(Stop));
    }

    private void LookAtLive(LiveState state, TimeSpan later)
    {
        var picture = new LivePicture(state.Devices(), state.Edges(), DateTimeOffset.Now + later, CatalogueNames.Embedded(), "");
        foreach (string scope in picture.Devices.Select(device => PageScope.Fields(device.Address)).Append(PageScope.Overview).Append(PageScope.Edges))
        {
            foreach ((string place, string text) in LiveTexts.Of(picture, scope))
            {
                Look(place, WebUtility.HtmlEncode(text));
            }
        }

        foreach (string sentence in picture.Devices.SelectMany(device => SituationWords.Of(device, picture.EdgeOf(device), picture.Now)).Concat(picture.Complaints.Select(complaint => complaint.Text)))
        {
            Look("situation", WebUtility.HtmlEncode(sentence));
        }
    }

    private void Look(string what, string page) => _unmarked.AddRange(Words.Of(page).Select(words => $"{what}: {words}"));

    private void Tell() => Assert.True(_unmarked.Count == 0, "These stand in no resource file:\n" + string.Join('\n', _unmarked.Distinct()));

    [GeneratedRegex("action=\"([^\"]*/restore/[0-9A-F]+)\"")]
    private static partial Regex Restore();
}
