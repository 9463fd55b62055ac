// The verbs at work on a device made of bytes: what they print, what they ask, what reaches the device, and how they end.

using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_prints_a_line_a_register_in_the_order_asked()
    {
        var desk = new SettingsDesk();
        Assert.Equal(0, await GetSession.RunAsync(desk.Work, ["bat_float_v", "0xEDF7", "bat_type"], false, Stop));
        Assert.Equal("bat_float_v 13.80 V\nbat_absorption_v 14.40 V\nbat_type user_defined\n", desk.Output);
        Assert.Equal("", desk.Error);
    }

    [Fact]
    public async Task Get_fails_when_one_register_is_not_there_and_still_prints_the_others()
    {
        var desk = new SettingsDesk();
        Assert.Equal(1, await GetSession.RunAsync(desk.Work, ["ble_mode", "bat_float_v"], false, Stop));
        Assert.Equal(("bat_float_v 13.80 V\n", "test: ble_mode: the device does not have this register.\n"), (desk.Output, desk.Error));
    }

    [Fact]
    public async Task Get_of_a_silent_device_fails_a_line_a_register()
    {
        var desk = new SettingsDesk();
        desk.Device.IsSilent = true;
        Assert.Equal(1, await GetSession.RunAsync(desk.Work, ["bat_type", "bat_float_v"], false, Stop));
        Assert.Equal(("", "test: bat_type: no answer from the device.\ntest: bat_float_v: no answer from the device.\n"), (desk.Output, desk.Error));
    }

    [Fact]
    public async Task Get_of_an_unknown_register_asks_the_device_nothing()
    {
        var desk = new SettingsDesk();
        desk.Device.IsSilent = true;
        Assert.Equal(2, await GetSession.RunAsync(desk.Work, ["bat_type", "bat_typo"], false, Stop));
        Assert.Equal(("", "test: MPPT with load output has no register 'bat_typo' that is known; victron-edge registers DEVICE --all lists them.\n"), (desk.Output, desk.Error));
    }

    [Fact]
    public async Task Set_shows_asks_writes_once_and_proves()
    {
        var desk = new SettingsDesk("y");
        Assert.Equal(0, await SetSession.RunAsync(desk.Work, "bat_absorption_v", "14.2 V", desk.Consent, false, Stop));
        Assert.Equal("Verified: bat_absorption_v is 14.20 V now.\n", desk.Output);
        Assert.StartsWith(
            "SmartSolar MPPT 75/15, HQ2101DK7PG, van-1/ve1\n  bat_absorption_v  14.40 V -> 14.20 V\n  may be set to: 8..17.4 V (at 12 V)\n", desk.Error, StringComparison.Ordinal);
        Assert.Contains("\n  ! bat_absorption_v: Decides how the battery is charged", desk.Error, StringComparison.Ordinal);
        Assert.Equal([(0xEDF7, "8C05")], desk.Device.Writes);
        Assert.Equal(["open", "close"], desk.Door);
        JournalEntry entry = Assert.Single(desk.Books.Entries);
        Assert.Equal((Person.Name, "14.40 V", "14.20 V", SettingOutcome.Verified), (entry.Who, entry.Old, entry.New, entry.Outcome));
    }

    [Theory]
    [InlineData(false, "Verified: device_mode is off now.\nVerified: bat_type is lifepo4_14_2 now.\nVerified: device_mode is charger_on now.\nSmartSolar MPPT 75/15: all settings were restored and read back.\n")]
    [InlineData(true, """{"id":"0xEDF1","name":"bat_type","outcome":"verified","old":"user_defined","new":"lifepo4_14_2","text":"bat_type is lifepo4_14_2 now."}""")]
    public async Task Set_of_the_battery_type_goes_by_way_of_off(bool isJson, string words)
    {
        var desk = new SettingsDesk("y");
        Assert.Equal(0, await SetSession.RunAsync(desk.Work, "bat_type", "8", desk.Consent, isJson, Stop));
        Assert.Contains(words, desk.Output, StringComparison.Ordinal);
        Assert.Contains("The device is off while this is written.", desk.Error, StringComparison.Ordinal);
        Assert.Equal([(0x0200, "04"), (0xEDF1, "08"), (0x0200, "01")], desk.Device.Writes);
        Assert.Equal(["open", "close"], desk.Door);
    }

    [Fact]
    public async Task A_no_writes_nothing_and_opens_no_lock()
    {
        var desk = new SettingsDesk("n");
        Assert.Equal(1, await SetSession.RunAsync(desk.Work, "bat_absorption_v", "14.2", desk.Consent, false, Stop));
        Assert.EndsWith("test: nothing was written.\n", desk.Error, StringComparison.Ordinal);
        NothingWritten(desk);
        Assert.DoesNotContain("open", desk.Door);
    }

    [Fact]
    public async Task A_locked_edge_is_told_before_anybody_is_asked()
    {
        var desk = new SettingsDesk { Locked = "van-1 is locked, nothing was written." };
        Assert.Equal(1, await SetSession.RunAsync(desk.Work, "bat_absorption_v", "14.2", desk.Consent, false, Stop));
        Assert.Equal("test: van-1 is locked, nothing was written.\n", desk.Error);
        NothingWritten(desk);
    }

    [Fact]
    public async Task What_the_device_holds_already_is_neither_asked_nor_sent()
    {
        var desk = new SettingsDesk { Locked = "locked" };
        Assert.Equal(0, await SetSession.RunAsync(desk.Work, "bat_absorption_v", "14.4", desk.Consent, false, Stop));
        Assert.Equal("Unchanged: bat_absorption_v is 14.40 V already; nothing was sent.\n", desk.Output);
        NothingWritten(desk);
    }

    [Theory]
    [InlineData("bat_absorption_v", "17.5")]
    [InlineData("bat_absorption_v", "13.7")]
    [InlineData("bat_absorption_v", "hot")]
    [InlineData("bat_absorption_v", "14.2 A")]
    [InlineData("bat_absorption_v", "")]
    [InlineData("bat_absorption_v", "NaN")]
    [InlineData("bat_type", "9")]
    [InlineData("dc_output_control", "sometimes")]
    [InlineData("device_state", "bulk")]
    public async Task A_value_that_may_not_be_is_refused_in_one_line(string register, string value)
    {
        var desk = new SettingsDesk();
        Assert.Equal(1, await SetSession.RunAsync(desk.Work, register, value, desk.Consent, false, Stop));
        Assert.Equal("", desk.Output);
        string line = Assert.Single(desk.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("test: ", line, StringComparison.Ordinal);
        Assert.Contains(register, line, StringComparison.Ordinal);
        NothingWritten(desk);
    }

    [Fact]
    public async Task A_device_that_refuses_is_a_failure_with_what_is_in_force()
    {
        var desk = new SettingsDesk("y");
        _ = desk.Device.Refusing.Add(0xEDF7);
        Assert.Equal(1, await SetSession.RunAsync(desk.Work, "bat_absorption_v", "14.2", desk.Consent, false, Stop));
        Assert.StartsWith("Refused: bat_absorption_v: the device refused: ", desk.Output, StringComparison.Ordinal);
        Assert.EndsWith("In force now: 14.40 V.\n", desk.Output, StringComparison.Ordinal);
        Assert.Equal(["open", "close"], desk.Door);
    }

    [Fact]
    public async Task Registers_lists_what_is_there_by_group()
    {
        var desk = new SettingsDesk();
        Assert.Equal(0, await RegistersSession.RunAsync(desk.Work, ["battery"], false, false, Stop));
        Assert.Contains("\n  bat_absorption_v", desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dc_output_control", desk.Output, StringComparison.Ordinal);
        Assert.All(desk.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        var wrong = new SettingsDesk();
        Assert.Equal(2, await RegistersSession.RunAsync(wrong.Work, ["batterie"], false, false, Stop));
        Assert.StartsWith("test: --group: SmartSolar MPPT 75/15 has no group 'batterie'; there are product, ", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presets_are_the_devices_own_and_choosing_one_is_proved()
    {
        var desk = new SettingsDesk("y");
        Assert.Equal(0, await PresetSession.ListAsync(desk.Work, false, Stop));
        Assert.Contains("*     255  user_defined ", desk.Output, StringComparison.Ordinal);
        Assert.Equal(0, await PresetSession.ChooseAsync(desk.Work, "3", desk.Consent, Stop));
        Assert.Equal([(0x0200, "04"), (0xEDF1, "03"), (0x0200, "01")], desk.Device.Writes);
        Assert.Contains("Verified: bat_type is gel_deep_discharge_14_4 now.\n", desk.Output, StringComparison.Ordinal);
    }

    private static void NothingWritten(SettingsDesk desk)
    {
        Assert.Empty(desk.Device.Writes);
        Assert.Empty(desk.Books.Entries);
        Assert.Equal(0, desk.Asker.Left);
    }
}
