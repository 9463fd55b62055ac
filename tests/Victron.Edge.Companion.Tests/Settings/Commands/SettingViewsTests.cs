// What stands before a question, after a write, and in the journal.

using System.Text.Json.Nodes;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Settings;
using Victron.Edge.Companion.Tests.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class SettingViewsTests
{
    private static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();
    private static readonly DeviceId Id = DeviceId.Of("HQ2101DK7PG", new PortAddress("van-1", "ve1"));
    private static readonly SettingsTarget Target = new(Id, "SmartSolar MPPT 75/15", "mppt_load", 0xA053, "HQ2101DK7PG", "1.61", "van-1/ve1", new NoAccess());

    [Fact]
    public void A_proposal_shows_old_and_new_value_range_notes_and_risks()
    {
        RegisterEntry entry = Catalogue.Entry(Target.Family, "bat_absorption_v")!;
        var proposal = new SettingProposal(
            Target, entry, Reading(entry, "A005"), [0x8C, 0x05], RegisterValue.Decode(Catalogue, entry.Row, [0x8C, 0x05]),
            [new SettingWarning("danger_charge", "A wrong value ruins the battery.")], null)
        { Notes = ["12 V system."] };
        Assert.Equal(
            [
                "SmartSolar MPPT 75/15, HQ2101DK7PG, van-1/ve1",
                "  bat_absorption_v  14.40 V -> 14.20 V",
                "  may be set to: 8..17.4 V (at 12 V)",
                "  12 V system.",
                "  ! A wrong value ruins the battery.",
            ], ProposalView.Lines("SmartSolar MPPT 75/15, HQ2101DK7PG, van-1/ve1", RangeText.Of(Catalogue, entry), proposal));
    }

    [Fact]
    public void An_old_value_that_was_not_read_is_told_as_such()
    {
        RegisterEntry entry = Catalogue.Entry(Target.Family, "bat_absorption_v")!;
        var old = new SettingReading(entry, new RegisterReply(entry.Id, ReplyKind.Unanswered, 0, [], ""), null);
        var proposal = new SettingProposal(Target, entry, old, [0x8C, 0x05], RegisterValue.Decode(Catalogue, entry.Row, [0x8C, 0x05]), [], null);
        Assert.Equal("(no answer from the device)", ProposalView.Old(proposal));
    }

    [Theory]
    [InlineData(SettingOutcome.Verified, 0)]
    [InlineData(SettingOutcome.Unchanged, 0)]
    [InlineData(SettingOutcome.Accepted, 0)]
    [InlineData(SettingOutcome.Refused, 1)]
    [InlineData(SettingOutcome.Unanswered, 1)]
    [InlineData(SettingOutcome.Differs, 1)]
    public void Only_what_is_in_the_device_is_a_success(SettingOutcome outcome, int code)
    {
        RegisterEntry entry = Catalogue.Entry(Target.Family, "bat_absorption_v")!;
        var result = new SettingResult(outcome, Reading(entry, "A005"), Reading(entry, "8C05"), "14.40 V -> 14.20 V");
        Assert.Equal(code, ResultView.Code(result));
        Assert.Equal($"{outcome}: 14.40 V -> 14.20 V", ResultView.Line(result));
        JsonNode json = JsonNode.Parse(ResultView.Json(entry, result))!;
        Assert.Equal(
            (outcome.ToString().ToLowerInvariant(), "14.40 V", "14.20 V"),
            (json["outcome"]!.GetValue<string>(), json["old"]!.GetValue<string>(), json["new"]!.GetValue<string>()));
    }

    [Fact]
    public void A_plan_shows_its_steps_what_it_leaves_alone_and_its_risks()
    {
        RegisterEntry type = Catalogue.Entry(Target.Family, "bat_type")!;
        RegisterEntry absorption = Catalogue.Entry(Target.Family, "bat_absorption_v")!;
        var plan = new RestorePlan(
            Target,
            [
                new RestoreStep(type, "lifepo4_14_2", [0xFF], "user_defined", 5),
                new RestoreStep(absorption, "14.20 V", [0xA0, 0x05], "14.40 V", 6),
            ], 31, [new RestoreSkip(0x0090, "ble_mode", "the device does not have it")], [new SettingWarning("danger_charge", "Charge voltages change.")], null)
        {
            SwitchesOff = true,
            IsContinued = true,
        };
        string text = string.Join('\n', PlanView.Lines("SmartSolar MPPT 75/15, HQ2101DK7PG, van-1/ve1", plan)) + "\n";
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Snapshot.Matches("plan", text);
    }

    [Fact]
    public void Presets_are_listed_with_the_one_in_force() => Assert.Equal(
        [
            "   NUMBER  WORD                     PRINTED BY THE MAKER",
            "*       3  gel_deep_discharge_14_4  Gel Victron Deep Discharge (2) 14.4 V",
            "      255  user_defined             User defined",
        ],
        PresetView.Lines(
        [
            new PresetChoice(3, "gel_deep_discharge_14_4", "Gel Victron Deep Discharge (2) 14.4 V", true),
            new PresetChoice(255, "user_defined", "User defined", false),
        ]));

    [Fact]
    public void Differences_stand_side_by_side()
    {
        var diff = new DeviceDiff([new DiffRow(0xEDF7, "bat_absorption_v", "Absorption", "14.40 V", "14.20 V"), new DiffRow(0x0090, "ble_mode", "Bluetooth", null, "on")], 30, []);
        Assert.Equal(
            ["REGISTER          mppt     summer.yaml", "bat_absorption_v  14.40 V  14.20 V", "ble_mode          --       on"],
            DiffView.Lines("mppt", "summer.yaml", diff));
        Assert.Equal("""{"id":"0x0090","name":"ble_mode","a":null,"b":"on"}""", DiffView.Json(diff.Rows[1]));
        Assert.Empty(DiffView.Lines("a", "b", diff with { Rows = [] }));
    }

    [Theory]
    [InlineData(SettingOutcome.Verified, "Verified", "\"verified\"")]
    [InlineData(null, "Not known", "null")]
    public void The_journal_says_when_who_what_and_how_it_ended(SettingOutcome? outcome, string word, string json)
    {
        var entry = new JournalEntry(
            new DateTimeOffset(2026, 5, 1, 12, 30, 5, TimeSpan.Zero), "pi@van", Id, "SmartSolar MPPT 75/15", 0xEDF7, "bat_absorption_v", "14.40 V", "14.20 V", outcome,
            "read back");
        Assert.Equal(
            [$"2026-05-01 14:30:05  {word}  bat_absorption_v  14.40 V -> 14.20 V", "  SmartSolar MPPT 75/15 (HQ2101DK7PG), by pi@van: read back"],
            JournalView.Lines(entry, TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two")));
        Assert.Equal(
            $$"""{"time":"2026-05-01T12:30:05.000Z","who":"pi@van","device":"HQ2101DK7PG","device_name":"SmartSolar MPPT 75/15","id":"0xEDF7","name":"bat_absorption_v","old":"14.40 V","new":"14.20 V","outcome":{{json}},"text":"read back"}""",
            JournalView.Json(entry));
    }

    private static SettingReading Reading(RegisterEntry entry, string bytes)
    {
        byte[] value = Convert.FromHexString(bytes);
        return new SettingReading(entry, new RegisterReply(entry.Id, ReplyKind.Answered, 0, value, ""), RegisterValue.Decode(Catalogue, entry.Row, value));
    }

    // Views ask no device.
    private sealed class NoAccess : IRegisterAccess
    {
        public Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop) =>
            throw new InvalidOperationException("a view reads");

        public Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop) => throw new InvalidOperationException("a view writes");
    }
}
