// Settings on the page: what is shown, what is refused at which field, what has to be agreed to, and that only then it is written.

using System.Net;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Web;

public sealed class SettingsPageTests
{
    private const string Absorption = "bat_absorption_v";
    private const string Float = "bat_float_v";
    private const int AbsorptionRegister = 0xEDF7;
    private const int FloatRegister = 0xEDF6;

    [Fact]
    public async Task The_page_shows_what_is_set_and_says_why_something_is_only_read()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        string page = await web.RestAsync();
        Assert.Contains($"name=\"v:{Absorption}\" value=\"14.40\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"w:{Absorption}\" value=\"14.40\"", page, StringComparison.Ordinal);
        Assert.Contains("8 to 17.4 V", page, StringComparison.Ordinal);
        Assert.Contains("read only: ", page, StringComparison.Ordinal);
        Assert.Contains("Writes are on for 30 min at most", page, StringComparison.Ordinal);
        Assert.Empty(web.Device.Writes);
    }

    [Theory]
    [InlineData("14,,2", "'14,,2'")]
    [InlineData("99", "8")]
    [InlineData("14.405", "finer than the device keeps it")]
    [InlineData("", "No value is given")]
    [InlineData("1<b>", "'<b>' is the wrong unit")]
    public async Task What_cannot_be_is_told_at_its_field_and_nothing_is_written(string typed, string words)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        _ = await web.RestAsync();
        (HttpStatusCode status, string page, _) = await web.PostAsync(SettingsWeb.Settings, ("v:" + Absorption, typed), ("w:" + Absorption, "14.40"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        string told = page.Split($"id=\"e-{Absorption}\">")[1].Split("</span>")[0];
        Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Empty(web.Device.Writes);
    }

    [Fact]
    public async Task A_form_in_which_nothing_was_changed_is_told_so()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        _ = await web.RestAsync();
        (HttpStatusCode status, string page, _) = await web.PostAsync(SettingsWeb.Settings, ("v:" + Absorption, "14.40"), ("w:" + Absorption, "14.40"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Nothing was changed.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_written_when_each_risk_is_ticked_and_not_before()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (string Page, string Path) review = await web.ReviewAsync((Absorption, "14,2"));
        Assert.Contains("<td>14.40 V</td>", review.Page, StringComparison.Ordinal);
        Assert.Contains("14.20 V", review.Page, StringComparison.Ordinal);
        (string Name, string Value)[] ticks = SettingsWeb.Ticks(review.Page);
        Assert.NotEmpty(ticks);
        (HttpStatusCode status, string page, _) = await web.PostAsync(review.Path, ("agree", "something else"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Tick each sentence", page, StringComparison.Ordinal);
        Assert.Empty(web.Device.Writes);

        string after = await web.WriteAsync(review);
        Assert.Equal((AbsorptionRegister, "8C05"), Assert.Single(web.Device.Writes));
        Assert.Contains("1 of 1 done", after, StringComparison.Ordinal);
        Assert.Contains("<td>verified</td>", after, StringComparison.Ordinal);
        Assert.Contains($"name=\"v:{Absorption}\" value=\"14.20\"", after, StringComparison.Ordinal);
        JournalEntry entry = Assert.Single(web.Road.Bench.Books.Entries);
        Assert.Equal(("page (127.0.0.1)", "14.40 V", "14.20 V", SettingOutcome.Verified), (entry.Who, entry.Old, entry.New, entry.Outcome));
    }

    [Fact]
    public async Task The_same_review_writes_once()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (string Page, string Path) review = await web.ReviewAsync((Absorption, "14.2"));
        _ = await web.WriteAsync(review);
        (HttpStatusCode status, string page, _) = await web.PostAsync(review.Path, SettingsWeb.Ticks(review.Page));
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("no longer waiting", page, StringComparison.Ordinal);
        _ = Assert.Single(web.Device.Writes);
    }

    [Fact]
    public async Task What_was_written_is_put_back_from_the_page_and_from_the_journal()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        string after = await web.WriteAsync(await web.ReviewAsync((Absorption, "14.2")));
        Assert.Contains($"<input type=\"hidden\" name=\"v:{Absorption}\" value=\"14.40 V\" />", after, StringComparison.Ordinal);
        string journal = await web.RestAsync("/journal?d=van-1/ve1");
        Assert.Contains($"<input type=\"hidden\" name=\"v:{Absorption}\" value=\"14.40 V\" />", journal, StringComparison.Ordinal);
        _ = await web.WriteAsync(await web.ReviewAsync((Absorption, "14.40 V")));
        Assert.Equal("A005", web.Device.Hex(AbsorptionRegister));
        Assert.Contains("2 entries", await web.RestAsync("/journal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_settings_are_checked_against_each_other_and_written_as_one_change()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        _ = await web.RestAsync();
        (HttpStatusCode status, string page, _) = await web.PostAsync(SettingsWeb.Settings, ("v:" + Float, "14.6"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"id=\"e-{Float}\"", page, StringComparison.Ordinal);
        string after = await web.WriteAsync(await web.ReviewAsync((Float, "14.6"), (Absorption, "14.8")));
        Assert.Contains("2 of 2 done", after, StringComparison.Ordinal);
        Assert.Equal(("C805", "B405"), (web.Device.Hex(AbsorptionRegister), web.Device.Hex(FloatRegister)));
        Assert.Equal([AbsorptionRegister, FloatRegister], web.Device.Writes.Select(write => write.Register).Where(register => register != 0x0200));
    }

    [Fact]
    public async Task A_battery_type_is_changed_with_the_charger_off_meanwhile()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (string Page, string Path) review = await web.ReviewAsync(("bat_type", "3"));
        Assert.Contains("The device is off while this is written.", review.Page, StringComparison.Ordinal);
        string after = await web.WriteAsync(review);
        Assert.Contains("class=\"done\"", after, StringComparison.Ordinal);
        Assert.Equal(("03", "01"), (web.Device.Hex(0xEDF1), web.Device.Hex(0x0200)));
        Assert.Contains(web.Device.Writes, write => write is { Register: 0x0200, Bytes: "04" });
    }

    [Fact]
    public async Task While_the_edge_is_locked_nothing_is_written()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync(isLocked: true);
        (string Page, string Path) review = await web.ReviewAsync((Absorption, "14.2"));
        Assert.Contains("Read only: writes are off on <strong>van-1</strong>.", review.Page, StringComparison.Ordinal);
        (HttpStatusCode status, string page, _) = await web.PostAsync(review.Path, SettingsWeb.Ticks(review.Page));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Nothing was written: writes are off on van-1.", page, StringComparison.Ordinal);
        Assert.Empty(web.Device.Writes);
    }

    [Theory]
    [InlineData(WriteFault.Refused, "refused")]
    [InlineData(WriteFault.Clamped, "V now, not 14.20 V")]
    [InlineData(WriteFault.Lost, "answer")]
    public async Task A_change_that_does_not_end_well_says_how(int fault, string words)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Device.Faults[AbsorptionRegister] = (WriteFault)fault;
        string after = await web.WriteAsync(await web.ReviewAsync((Absorption, "14.2")));
        Assert.Contains("0 of 1 done", after, StringComparison.Ordinal);
        Assert.Contains(words, after.Split("data-outcome>")[1].Split("</p>")[0], StringComparison.Ordinal);
        Assert.Contains("class=\"failed\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (string Page, string Path) review = await web.ReviewAsync((Absorption, "14.2"));
        web.Device[AbsorptionRegister] = [0x78, 0x05];
        Assert.Contains("somebody else changed it", await web.WriteAsync(review), StringComparison.Ordinal);
        Assert.Empty(web.Device.Writes);
    }

    [Fact]
    public async Task A_device_that_cannot_be_asked_is_told_so()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        web.Road.Problem = "van-1 is offline; see that it has power and Wi-Fi, then try again.";
        using HttpResponseMessage answer = await web.Client.GetAsync(new Uri(SettingsWeb.Settings, UriKind.Relative), Bench.Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(web.Road.Problem, await answer.Content.ReadAsStringAsync(Bench.Stop), StringComparison.Ordinal);
        web.Road.Problem = null;
        web.Device.IsSilent = true;
        Assert.Contains("were not answered. Read them again.", await web.RestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_the_settings_and_no_form()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync(passwords: new Passwords());
        (HttpStatusCode status, _, _) = await web.PostAsync("/login", ("password", Passwords.OfViewer));
        Assert.Equal(HttpStatusCode.Redirect, status);
        string page = await web.RestAsync();
        Assert.Contains("<output>14.40 V</output>", page, StringComparison.Ordinal);
        Assert.Contains("Only the owner can change settings.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"v:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Allow for 30 min", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/x-www-form-urlencoded")]
    [InlineData("{\"minutes\":30}", "application/json")]
    [InlineData("v%3Abat_absorption_v=%FF%FE%00&minutes=1e9&back=%00", "application/x-www-form-urlencoded")]
    [InlineData("no boundary", "multipart/form-data")]
    public async Task Every_form_is_told_what_is_wrong_with_it_and_nothing_changes(string body, string type)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        _ = await web.RestAsync();
        Assert.Equal(9, web.Forms.Count);
        foreach (string path in web.Forms.Where(path => path != "/logout" && !path.EndsWith("/identify", StringComparison.Ordinal)))
        {
            using var content = new StringContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using HttpResponseMessage answer = await web.Client.PostAsync(new Uri(path, UriKind.Relative), content, Bench.Stop);
            string told = await answer.Content.ReadAsStringAsync(Bench.Stop);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{path}: {answer.StatusCode}");
            Assert.DoesNotContain("Exception", told, StringComparison.Ordinal);
        }

        Assert.Empty(web.Device.Writes);
        Assert.Empty(web.Road.Unlocks);
        Assert.Empty(web.Road.Restarted);
    }

    [Theory]
    [InlineData("30", "/device/van-1/ve1/settings", 30, "/device/van-1/ve1/settings")]
    [InlineData("0", "https://elsewhere.example/", 0, "/edges")]
    public async Task The_lock_is_opened_and_closed_from_the_page(string minutes, string back, int asked, string next)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (HttpStatusCode status, _, string? led) = await web.PostAsync("/edges/van-1/writes", ("minutes", minutes), ("back", back));
        Assert.Equal((HttpStatusCode.Redirect, next), (status, led));
        Assert.Equal(("van-1", asked), Assert.Single(web.Road.Unlocks));
    }

    [Fact]
    public async Task An_edge_shows_which_one_it_is()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        Assert.Contains("Which one is it?", await web.RestAsync("/edges"), StringComparison.Ordinal);
        (HttpStatusCode status, string page, _) = await web.PostAsync("/edges/van-1/identify");
        Assert.Equal((HttpStatusCode.OK, "van-1"), (status, Assert.Single(web.Road.Shown)));
        Assert.Contains("It shows itself for half a minute", page, StringComparison.Ordinal);
        (status, page, _) = await web.PostAsync("/edges/van-9/identify");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("There is no edge van-9.", page, StringComparison.Ordinal);
        web.Road.Problem = "the broker did not take the order; try again.";
        (status, page, _) = await web.PostAsync("/edges/van-1/identify");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(web.Road.Problem, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_restarts_when_told_so_and_only_then()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        Assert.Contains("What it has kept for the companion and not sent yet is lost.", await web.RestAsync("/edges"), StringComparison.Ordinal);
        Assert.Empty(web.Road.Restarted);
        (HttpStatusCode status, string page, _) = await web.PostAsync("/edges/van-1/restart", ("sure", "yes"));
        Assert.Equal((HttpStatusCode.OK, "van-1"), (status, Assert.Single(web.Road.Restarted)));
        Assert.Contains("It was told to restart.", page, StringComparison.Ordinal);
        (status, page, _) = await web.PostAsync("/edges/van-9/restart", ("sure", "yes"));
        Assert.Equal((HttpStatusCode.Conflict, 1), (status, web.Road.Restarted.Count));
        Assert.Contains("There is no edge van-9.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_have_steps_as_large_as_the_setting_and_ends()
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        string page = await web.RestAsync();
        Assert.Matches("data-step=\"-1\" tabindex=\"-1\" aria-label=\"Less: Battery absorption voltage\">[^<]*</button><input type=\"text\" id=\"f-bat_absorption_v\"[^>]*data-size=\"0.01\"", page);
        Assert.DoesNotMatch("id=\"f-custom_name\"[^>]*data-size", page);
    }

    [Theory]
    [InlineData("/edges/van-1/writes", "61", "minutes: give 0 to 60.")]
    [InlineData("/edges/van-1/writes", "-1", "minutes: give 0 to 60.")]
    [InlineData("/edges/van-1/writes", "", "minutes: give 0 to 60.")]
    [InlineData("/edges/van-9/writes", "30", "There is no edge van-9.")]
    public async Task An_order_to_the_lock_that_makes_no_sense_is_not_given(string path, string minutes, string words)
    {
        await using SettingsWeb web = await SettingsWeb.StartAsync();
        (HttpStatusCode status, string page, _) = await web.PostAsync(path, ("minutes", minutes));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Empty(web.Road.Unlocks);
    }
}
