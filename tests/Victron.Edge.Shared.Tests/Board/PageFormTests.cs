// PageFormTests: what the settings form changes, keeps and refuses.

using System.Text;
using CsCheck;
using Victron.Edge.Agent;

namespace Victron.Edge.Shared.Tests.Board;

public sealed class PageFormTests
{
    [Fact]
    public void Posted_form_changes_what_it_names_and_keeps_the_rest()
    {
        var settings = PageRun.WithPassword();
        var run = new PageRun(settings);
        var reply = run.Post("/settings", "wifi_ssid=Caf%C3%A9+%22am+See%22&wifi_password=&broker_password=a%26b%3Dc&interval_ms=2000", PageRun.Password);
        Assert.Equal((200, true), (reply.Status, reply.IsStored));
        Assert.Equal("Café \"am See\"", run.Saved!.WifiSsid);
        Assert.Equal((settings.WifiPassword, "a&b=c", 2000), (run.Saved.WifiPassword, run.Saved.BrokerPassword, run.Saved.IntervalMs));
        Assert.Equal((settings.Name, settings.PageHash, settings.PairingKey), (run.Saved.Name, run.Saved.PageHash, run.Saved.PairingKey));
        Assert.Empty(run.Saved.PreviousName);
    }

    [Theory]
    [InlineData("wifi_password=short", "wifi_password has 5 bytes as UTF-8; give 8 to 63")]
    [InlineData("name=Van", "name may have up to 32 of a-z, 0-9, - and _; choose another name")]
    [InlineData("interval_ms=2000&broker_port=0", "broker_port is no whole number from 1 to 65535; give one")]
    [InlineData("wifi_ssid=", "wifi_ssid has 0 bytes as UTF-8; give 1 to 32")]
    [InlineData("page_password=short", "page_password has fewer than 8 bytes; give a longer one")]
    [InlineData("led_pin=16", "settings: led_pin is in use by a port; choose another, or -1")]
    public void Wrong_value_gets_a_message_and_changes_nothing(string form, string problem)
    {
        var settings = PageRun.WithPassword();
        var before = settings.Print();
        var run = new PageRun(settings);
        var reply = run.Post("/settings", form, PageRun.Password);
        Assert.Equal((400, false), (reply.Status, reply.IsStored));
        Assert.Contains("Nothing was changed: " + problem + ".", reply.Body, StringComparison.Ordinal);
        Assert.Null(run.Saved);
        Assert.Equal(before, settings.Print());
    }

    [Fact]
    public void Drive_that_refuses_is_told()
    {
        var run = new PageRun(PageRun.WithPassword()) { SaveProblem = "the drive is full; try again" };
        var reply = run.Post("/settings", "name=x", PageRun.Password);
        Assert.Equal((400, false), (reply.Status, reply.IsStored));
        Assert.Contains("Nothing was changed: the drive is full; try again.", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void New_name_remembers_the_old_one_so_that_its_topics_are_emptied()
    {
        var run = new PageRun(PageRun.WithPassword());
        _ = run.Post("/settings", "name=boat", PageRun.Password);
        Assert.Equal(("boat", run.Name), (run.Saved!.Name, run.Saved.PreviousName));
    }

    [Fact]
    public void Open_network_takes_a_tick()
    {
        var run = new PageRun(PageRun.WithPassword());
        _ = run.Post("/settings", "wifi_open=1", PageRun.Password);
        Assert.Empty(run.Saved!.WifiPassword);
    }

    [Fact]
    public void New_page_password_is_stored_as_a_hash_with_a_new_salt()
    {
        var run = new PageRun(PageRun.WithPassword());
        _ = run.Post("/settings", "page_password=n%C3%A4chster+Sommer", PageRun.Password);
        var saved = run.Saved!;
        Assert.Equal(string.Concat(Enumerable.Repeat("ab", 16)), saved.PageSalt);
        Assert.Equal(200, new PageRun(saved).Get("/settings", "nächster Sommer").Status);
        Assert.Equal(401, new PageRun(saved).Get("/settings", PageRun.Password).Status);
    }

    [Fact]
    public void Board_that_was_never_set_up_is_set_up_without_a_password()
    {
        var run = new PageRun(new BoardSettings(), isOpen: true) { PortCount = 0 };
        Assert.Equal(200, run.Get("/settings").Status);
        Assert.Contains("broker_host=auto needs a pairing_key", run.Post("/settings", "wifi_ssid=van&wifi_open=1").Body, StringComparison.Ordinal);
        Assert.Equal(200, run.Post("/settings", "wifi_ssid=van&wifi_password=12345678&broker_host=10.0.0.1&page_password=12345678").Status);
        Assert.Equal(("van", "10.0.0.1"), (run.Saved!.WifiSsid, run.Saved.BrokerHost));
    }

    [Fact]
    public void Body_that_is_too_long_or_no_form_is_refused()
    {
        var run = new PageRun(PageRun.WithPassword());
        Assert.Equal(413, run.Post("/settings", "name=" + new string('x', 3000), PageRun.Password).Status);
        Assert.All(["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", string.Concat(Enumerable.Repeat("a=1&", 40))],
            body => Assert.Equal(400, run.Post("/settings", body, PageRun.Password).Status));
        Assert.Null(run.Saved);
    }

    [Fact]
    public void Form_fields_read_back_as_a_browser_encodes_them()
    {
        var word = Gen.Char.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Array[0, 20].Select(letters => new string(letters));
        Gen.Select(word, word).Sample((one, two) =>
        {
            var body = Encoding.ASCII.GetBytes($"one={Uri.EscapeDataString(one).Replace("%20", "+", StringComparison.Ordinal)}&two={Uri.EscapeDataString(two)}");
            var form = FormText.Parse(body, body.Length);
            Assert.Equal((one, two, null), (form.Get("one"), form.Get("two"), form.Get("three")));
        });
    }

    [Fact]
    public void Any_body_gives_a_form_or_none()
    {
        Gen.Byte.Array[0, 200].Sample(body =>
        {
            var form = FormText.Parse(body, body.Length);
            Assert.InRange(form?.Count ?? 0, 0, 32);
        });
    }
}
