// EdgePageTests: the page shows what the board knows, changes something only for who knows the password, on its own site.

using System.Text.Json;
using CsCheck;
using Victron.Edge.Agent;
using Victron.Edge.Shared.Tests.Agent;

namespace Victron.Edge.Shared.Tests.Board;

public sealed class EdgePageTests
{
    private static readonly string[] Likely = ["GET", "POST", "/", "/settings", "/unlock", "minutes=30&name=x"];

    [Fact]
    public void Live_page_shows_values_with_name_and_unit_and_what_came_from_outside_as_text()
    {
        var reply = new PageRun(SomeSettings.Plain()).Get("/");
        Assert.Equal((200, "text/html; charset=utf-8"), (reply.Status, reply.Type));
        Assert.Contains("<h1>van&lt;2&gt;</h1><p>connected</p>", reply.Body, StringComparison.Ordinal);
        Assert.Contains("<h2>ve1 SmartSolar &lt;MPPT&gt;</h2><p>online, heard 2 s ago</p>", reply.Body, StringComparison.Ordinal);
        Assert.Contains("<tr><td>Battery voltage</td><td>12.800 V</td></tr>", reply.Body, StringComparison.Ordinal);
        Assert.Contains("<tr><td>raw_x&lt;y</td><td>&quot;a:b&amp;&quot;</td></tr>", reply.Body, StringComparison.Ordinal);
        Assert.Contains("<h2>ve2 </h2><p>offline</p>", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void State_is_json_with_values_and_counters_of_every_port()
    {
        var reply = new PageRun(SomeSettings.Plain()) { Fields = { [2] = ("\"charging\":true", null, null) } }.Get("/state.json");
        Assert.Equal((200, "application/json"), (reply.Status, reply.Type));
        using var json = JsonDocument.Parse(reply.Body);
        var ve1 = json.RootElement.GetProperty("ports").GetProperty("ve1");
        Assert.Equal(12.8, ve1.GetProperty("state").GetProperty("battery_voltage").GetDouble());
        Assert.True(ve1.GetProperty("state").GetProperty("charging").GetBoolean());
        Assert.Equal((2500, "SmartSolar <MPPT>"), (ve1.GetProperty("age_ms").GetInt32(), ve1.GetProperty("product").GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("ports").GetProperty("ve2").GetProperty("counters").GetProperty("blocks").GetInt32());
        Assert.False(json.RootElement.GetProperty("writes_allowed").GetBoolean());
    }

    [Fact]
    public void Answers_leave_in_pieces_of_at_most_256_bytes()
    {
        var run = new PageRun(PageRun.WithPassword());
        PageReply[] replies = [run.Get("/"), run.Get("/state.json"), run.Get("/settings", PageRun.Password)];
        Assert.All(replies, reply => Assert.InRange(reply.LongestPiece, 1, 256));
        Assert.All(replies, reply => Assert.True(reply.Body.Length > 256, "long enough to need two pieces"));
    }

    [Fact]
    public void Settings_form_shows_settings_and_no_password()
    {
        var settings = PageRun.WithPassword();
        settings.WifiSsid = "<\"O'Brien\"> ü";
        settings.WifiPassword = "wifi-secret";
        settings.BrokerPassword = "broker-secret";
        var reply = new PageRun(settings).Get("/settings", PageRun.Password);
        Assert.Equal(200, reply.Status);
        Assert.Contains("name=\"wifi_ssid\" value=\"&lt;&quot;O&#39;Brien&quot;&gt; ü\"", reply.Body, StringComparison.Ordinal);
        Assert.All([settings.WifiPassword, settings.BrokerPassword, settings.PageHash, settings.PageSalt, settings.PairingKey],
            secret => Assert.DoesNotContain(secret, reply.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void Unlock_button_opens_for_30_minutes_and_locks_again()
    {
        var run = new PageRun(PageRun.WithPassword());
        Assert.Equal(200, run.Post("/unlock", "minutes=30", PageRun.Password).Status);
        Assert.Equal(run.NowMs + 1_800_000, run.UnlockedUntilMs);
        Assert.Contains("open for 31 min.", run.Get("/").Body, StringComparison.Ordinal);
        _ = run.Post("/unlock", "minutes=0", PageRun.Password);
        Assert.Equal(0, run.UnlockedUntilMs);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://192.168.1.5")]
    [InlineData("http://192.168.1.5:8080")]
    [InlineData("null")]
    public void Form_of_another_web_site_is_refused_even_with_the_password(string origin)
    {
        var run = new PageRun(PageRun.WithPassword());
        Assert.Equal(403, run.Post("/unlock", "minutes=30", PageRun.Password, origin).Status);
        Assert.Equal(403, run.Post("/settings", "name=x", PageRun.Password, origin).Status);
        Assert.Equal((0L, null), (run.UnlockedUntilMs, run.Saved));
    }

    [Fact]
    public void Wrong_passwords_are_refused_and_after_five_nothing_is_looked_at_for_a_minute()
    {
        var run = new PageRun(PageRun.WithPassword());
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var reply = run.Post("/unlock", "", "guess " + attempt);
            Assert.Equal((401, true), (reply.Status, reply.AsksPassword));
        }

        Assert.Equal(429, run.Post("/unlock", "", PageRun.Password).Status);
        run.NowMs += 59_999;
        Assert.Equal(429, run.Post("/unlock", "", PageRun.Password).Status);
        Assert.Equal(0, run.UnlockedUntilMs);
        run.NowMs += 1;
        Assert.Equal(200, run.Post("/unlock", "", PageRun.Password).Status);
    }

    [Fact]
    public void Request_without_a_password_is_asked_for_one_and_not_counted()
    {
        var run = new PageRun(PageRun.WithPassword());
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal((401, true), (run.Get("/settings").Status, run.Get("/settings").AsksPassword)));
        Assert.Equal(200, run.Get("/settings", PageRun.Password).Status);
    }

    [Theory]
    [InlineData("Basic ====")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Bearer x")]
    [InlineData("basic")]
    [InlineData("")]
    public void Strange_authorization_is_no_password(string header)
    {
        var run = new PageRun(PageRun.WithPassword());
        Assert.Equal(401, run.Ask(new PageRequest { Method = "GET", Path = "/settings", Host = "h", Authorization = header }).Status);
    }

    [Fact]
    public void Board_without_a_page_password_lets_nobody_change_anything()
    {
        var run = new PageRun(SomeSettings.Plain());
        var reply = run.Post("/settings", "name=x", "");
        Assert.Equal(403, reply.Status);
        Assert.Contains("No password was chosen at set-up", reply.Body, StringComparison.Ordinal);
        Assert.Equal(200, run.Get("/").Status);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/unlock", 404)]
    [InlineData("GET", "/../boot.txt", 404)]
    [InlineData("POST", "/", 404)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("OPTIONS", "*", 405)]
    public void Other_requests_get_a_plain_answer(string method, string path, int status)
    {
        Assert.Equal(status, new PageRun(PageRun.WithPassword()).Ask(method, path, null, PageRun.Password, null).Status);
    }

    [Fact]
    public void Any_request_gets_an_answer_and_changes_nothing_without_the_password()
    {
        var text = Gen.OneOf(Gen.String, Gen.Int[0, Likely.Length - 1].Select(n => Likely[n]));
        Gen.Select(text, text, text, Gen.Byte.Array[0, 100]).Sample((method, path, header, body) =>
        {
            var run = new PageRun(PageRun.WithPassword());
            var reply = run.Ask(new PageRequest { Method = method, Path = path, Host = header, Origin = header, Authorization = header, Body = body, BodyCount = body.Length });
            Assert.InRange(reply.Status, 200, 499);
            Assert.Equal((0L, null, false), (run.UnlockedUntilMs, run.Saved, reply.IsStored));
        });
    }
}
