// Values as get and registers print them, for people and for programs.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class RegisterTextTests
{
    private const string Family = "mppt_load";
    private static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();

    [Theory]
    [InlineData("bat_absorption_v", "A005", "bat_absorption_v 14.40 V")]
    [InlineData("bat_max_current", "9600", "bat_max_current 15.0 A")]
    [InlineData("bat_type", "FF", "bat_type user_defined")]
    [InlineData("bat_type", "2A", "bat_type unknown_42")]
    [InlineData("bat_absorption_v", "FFFF", "bat_absorption_v --")]
    [InlineData("bat_absorption_v", "01", "bat_absorption_v 0x01")]
    [InlineData("history_day00", "0011", "history_day00 0x0011")]
    public void A_line_is_name_value_and_unit(string key, string bytes, string line) => Assert.Equal(line, RegisterText.Line(Reading(key, bytes)));

    [Theory]
    [InlineData("bat_absorption_v", "A005", """{"id":"0xEDF7","name":"bat_absorption_v","raw":1440,"value":14.40,"unit":"V","flags":0}""")]
    [InlineData("bat_type", "FF", """{"id":"0xEDF1","name":"bat_type","raw":255,"value":"user_defined","unit":"","flags":0}""")]
    [InlineData("bat_absorption_v", "FFFF", """{"id":"0xEDF7","name":"bat_absorption_v","raw":"0xFFFF","value":null,"unit":"V","flags":0}""")]
    public void An_object_keeps_the_digits_and_the_raw_value(string key, string bytes, string json) => Assert.Equal(json, RegisterJson.Of(Reading(key, bytes)));

    [Theory]
    [InlineData(ReplyKind.Answered, 1, "", "the device does not have this register")]
    [InlineData(ReplyKind.Answered, 2, "", "the device does not support this here")]
    [InlineData(ReplyKind.Answered, 4, "", "the device has no value for it")]
    [InlineData(ReplyKind.Answered, 0x83, "", "the device refused with flags 0x83")]
    [InlineData(ReplyKind.Unanswered, 0, "", "no answer from the device")]
    [InlineData(ReplyKind.Refused, 0, "locked", "the edge refused: locked")]
    public void Why_there_is_no_value_is_told(ReplyKind kind, byte flags, string why, string problem)
    {
        RegisterEntry entry = Catalogue.Entry(Family, "bat_type")!;
        var reading = new SettingReading(entry, new RegisterReply(entry.Id, kind, flags, [], why), null);
        Assert.Equal(problem, RegisterText.Problem(reading));
        string flag = kind == ReplyKind.Answered ? flags.ToString(null, null) : "null";
        Assert.Equal($$"""{"id":"0xEDF1","name":"bat_type","raw":null,"value":null,"unit":"","flags":{{flag}},"problem":"{{problem}}"}""", RegisterJson.Of(reading));
    }

    [Theory]
    [InlineData("bat_absorption_v", 0xEDF7)]
    [InlineData("BAT_ABSORPTION_V", 0xEDF7)]
    [InlineData("0xEDF7", 0xEDF7)]
    [InlineData("0xedf7", 0xEDF7)]
    public void A_register_has_a_name_and_an_id(string text, int id)
    {
        Assert.Null(RegisterNames.Find(Catalogue, Family, text, out RegisterEntry? entry));
        Assert.Equal(id, entry!.Id);
    }

    [Theory]
    [InlineData("absorption_v", "MPPT with load output has no register 'absorption_v'; there are bat_absorption_v.")]
    [InlineData("0x1234", "MPPT with load output has no register '0x1234' that is known; victron-edge registers DEVICE --all lists them.")]
    [InlineData("0xEDG7", "'0xEDG7' is no id of a register; give 0x and up to four hexadecimal digits, or a name.")]
    [InlineData("0x", "'0x' is no id of a register; give 0x and up to four hexadecimal digits, or a name.")]
    [InlineData("warp_drive", "MPPT with load output has no register 'warp_drive' that is known; victron-edge registers DEVICE --all lists them.")]
    public void An_unknown_register_is_told_with_what_is_near(string text, string problem)
    {
        Assert.Equal(problem, RegisterNames.Find(Catalogue, Family, text, out RegisterEntry? entry));
        Assert.Null(entry);
    }

    [Theory]
    [InlineData("bat_absorption_v", "8..17.4 V (at 12 V)")]
    [InlineData("bat_voltage_setting", "auto_detect, 12_v, 24_v, 36_v, 48_v")]
    [InlineData("device_mode", "charger_on, off")]
    [InlineData("device_state", "no: the device only reports it")]
    public void What_may_be_written_is_told(string key, string range) => Assert.Equal(range, RangeText.Of(Catalogue, Catalogue.Entry(Family, key)!));

    [Fact]
    public void A_list_of_registers_fits_80_columns_and_keeps_every_name_whole()
    {
        SettingReading[] all = [.. Catalogue.Entries(Family).Where(entry => entry.IsReadable).Select(entry => Reading(entry.Key, "0000"))];
        string[] lines = [.. RegistersView.Lines(all, Catalogue)];
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(all, reading => Assert.Contains(lines, line => line.Trim().StartsWith(reading.Entry.Key + " ", StringComparison.Ordinal)));
    }

    private static SettingReading Reading(string key, string bytes)
    {
        RegisterEntry entry = Catalogue.Entry(Family, key)!;
        byte[] value = Convert.FromHexString(bytes);
        return new SettingReading(entry, new RegisterReply(entry.Id, ReplyKind.Answered, 0, value, ""), RegisterValue.Decode(Catalogue, entry.Row, value));
    }
}
