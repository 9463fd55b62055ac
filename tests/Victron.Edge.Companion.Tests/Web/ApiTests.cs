// The present for programs: digits as they were sent, null for what is not there, problems as problem details, and a document that has
// every address and no other.

using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Victron.Edge.Companion.Tests.Alarms;
using Victron.Edge.Core.Devices;
using Victron.Edge.Web;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.History;
using Victron.Edge.Web.Live;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class ApiTests
{
    private static readonly PortAddress Solar = new("van-1", "ve2");

    [Fact]
    public async Task A_device_has_identity_freshness_and_every_value_as_it_was_sent()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        bench.State.SetState(
            Solar, new StateMessage("run", 9, null,
            [
                new("battery_voltage", new RawValue(LiveValueKind.Number, "13.400")), new("pv_power", new RawValue(LiveValueKind.Absent, "")), new("device_state", new RawValue(LiveValueKind.Text, "bulk")),
                new("load_output", new RawValue(LiveValueKind.Flag, "true")), new("alarm_reason", new RawValue(LiveValueKind.Codes, "low_voltage,low_soc")), new("off_reason", new RawValue(LiveValueKind.Codes, "")),
                new("raw_H99", new RawValue(LiveValueKind.Number, "-7")),
            ]), kept: false);
        JsonElement device = await JsonAsync(bench, "/api/devices/van-1/ve2");
        Assert.Equal(
            ["van-1", "ve2", "<b>Roof</b>", "<b>Roof</b>", "0xA056", "mppt_smartsolar", "HQ2", "3.16", "live"],
            ((string[])["edge", "port", "name", "product", "product_id", "family", "serial", "firmware", "freshness"]).Select(key => device.GetProperty(key).GetString()));
        Assert.InRange(device.GetProperty("age_seconds").GetDecimal(), 0, 5);
        Assert.Equal(
            [
                "battery_voltage|Battery voltage|V|13.400", "pv_power|Panel power|W|null", "device_state|Device state||\"bulk\"", "load_output|Load output||true",
                "alarm_reason|Alarm reason||[\"low_voltage\",\"low_soc\"]", "off_reason|Off reason||[]", "raw_H99|Unknown label H99||-7",
            ],
            device.GetProperty("values").EnumerateArray().Select(value => $"{value.GetProperty("key")}|{value.GetProperty("name")}|{value.GetProperty("unit")}|{value.GetProperty("value").GetRawText()}"));
    }

    [Fact]
    public async Task The_list_has_all_devices_also_one_that_is_gone()
    {
        await using WebBench bench = await WebBench.StartAsync();
        Assert.Equal("[]", (await JsonAsync(bench, "/api/devices")).GetRawText());
        bench.Fill();
        bench.State.SetPortStatus(Solar, PortStatus.Offline, false);
        bench.State.SetIdentity(new PortAddress("van-1", "ve3"), new DeviceIdentity("0xA389", "SmartShunt", "smartshunt", null, "4.12"), false);
        await WaitAsync(bench, "/api/devices", "ve3");
        JsonElement[] devices = [.. (await JsonAsync(bench, "/api/devices")).EnumerateArray()];
        Assert.Equal(["ve1 live", "ve2 offline", "ve3 late"], devices.Select(device => $"{device.GetProperty("port")} {device.GetProperty("freshness")}"));
        Assert.Equal(4, devices[1].GetProperty("values").GetArrayLength());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (devices[2].GetProperty("serial").ValueKind, devices[2].GetProperty("age_seconds").ValueKind));
    }

    [Fact]
    public async Task An_edge_has_health_and_counters()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        bench.State.SetEdgeReport("van-1", new EdgeReport("0.1", "esp32", "10.0.0.2", -61, "run", new Dictionary<string, PortCounters> { ["ve1"] = new(1000, 3, 2, 40) { Waiting = 5 } }) { HeapFree = 45_000 });
        JsonElement edge = (await JsonAsync(bench, "/api/edges"))[0];
        Assert.Equal(("van-1", true, -61, 45_000), (edge.GetProperty("name").GetString(), edge.GetProperty("online").GetBoolean(), edge.GetProperty("signal_dbm").GetInt32(), edge.GetProperty("heap_free_bytes").GetInt32()));
        Assert.Equal("{\"port\":\"ve1\",\"blocks\":1000,\"bad_blocks\":3,\"refused_values\":2,\"hex_frames\":40,\"waiting\":5,\"thinned\":null,\"dropped\":null}", edge.GetProperty("ports")[0].GetRawText());
    }

    [Fact]
    public async Task Alarms_say_what_is_wrong_and_whether_they_are_muted()
    {
        using var bench = new AlarmBench();
        bench.Battery("10.0", "low_voltage");
        Assert.True(bench.Board.Mute(1, null));
        Assert.True(bench.Board.Mute(2, bench.Time.GetUtcNow().AddHours(1)));
        await using WebPage page = await WebPage.StartAsync(
            new LiveHub(bench.State, CatalogueNames.Embedded(), bench.Time, "", bench.Board), "", new PageReach(0), new NoPasswords(), new NoHistory(), new ModelRoad(), bench.Time);
        using var client = new HttpClient { BaseAddress = page.Address };
        using var alarms = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/alarms", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(
            ["HQ1 alarm_reason:low_voltage True null", "HQ1 low_battery True \"2026-11-27T04:12:01+00:00\""],
            alarms.RootElement.EnumerateArray().Select(each => $"{each.GetProperty("source")} {each.GetProperty("code")} {each.GetProperty("muted")} {each.GetProperty("muted_until").GetRawText()}"));
    }

    [Theory]
    [InlineData("/api/devices/van-1/ve9", 404, "There is no device at van-1/ve9")]
    [InlineData("/api/nothing", 404, "/api/openapi.json lists those there are.")]
    [InlineData("/api/history", 400, "d: give a device as EDGE/PORT")]
    public async Task What_is_wrong_is_told_as_problem_details(string path, int status, string words)
    {
        await using WebBench bench = await WebBench.StartAsync();
        await AssertProblemAsync(bench, path, status, words);
    }

    [Fact]
    public async Task A_stranger_is_told_so_too()
    {
        await using WebBench bench = await WebBench.StartAsync(new Passwords());
        await AssertProblemAsync(bench, "/api/devices", 401, "Log in first.");
    }

    [Fact]
    public async Task The_document_has_every_address_and_no_other()
    {
        await using WebBench bench = await WebBench.StartAsync();
        JsonElement document = await JsonAsync(bench, "/api/openapi.json");
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] routes = [.. bench.Routes.OfType<RouteEndpoint>().Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Where(path => path.StartsWith("/api/", StringComparison.Ordinal) && path != "/api/openapi.json")];
        Assert.Equal(5, routes.Length);
        Assert.Equal(routes.Order(StringComparer.Ordinal), document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            JsonElement get = Assert.Single(path.Value.EnumerateObject()).Value;
            Assert.NotEmpty(get.GetProperty("summary").GetString()!);
            Assert.True(get.GetProperty("responses").TryGetProperty("200", out _), path.Name);
        }

        Assert.Equal("basic", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("password").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task An_answer_has_what_the_document_says_and_each_has_words()
    {
        await using WebBench bench = await WebBench.StartAsync();
        bench.Fill();
        JsonElement schemas = (await JsonAsync(bench, "/api/openapi.json")).GetProperty("components").GetProperty("schemas");
        JsonElement device = (await JsonAsync(bench, "/api/devices"))[0];
        Assert.Equal(device.EnumerateObject().Select(each => each.Name), schemas.GetProperty("ApiDevice").GetProperty("properties").EnumerateObject().Select(each => each.Name));
        Assert.Equal(device.GetProperty("values")[0].EnumerateObject().Select(each => each.Name), schemas.GetProperty("ApiValue").GetProperty("properties").EnumerateObject().Select(each => each.Name));
        foreach (JsonProperty schema in schemas.EnumerateObject().Where(each => each.Name.StartsWith("Api", StringComparison.Ordinal)))
        {
            Assert.All(schema.Value.GetProperty("properties").EnumerateObject(), each => Assert.True(each.Value.TryGetProperty("description", out _), $"{schema.Name}.{each.Name}"));
        }

        Assert.Equal(["live", "late", "quiet", "offline"], schemas.GetProperty("Freshness").GetProperty("enum").EnumerateArray().Select(each => each.GetString()));
    }

    private static async Task AssertProblemAsync(WebBench bench, string path, int status, string words)
    {
        using HttpResponseMessage answer = await bench.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(((HttpStatusCode)status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(words, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    // A look is up to a quarter of a second old.
    private static async Task WaitAsync(WebBench bench, string path, string words)
    {
        for (int i = 0; i < 60 && !(await bench.GetAsync(path)).Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonElement> JsonAsync(WebBench bench, string path) => JsonElement.Parse(await bench.GetAsync(path));
}
