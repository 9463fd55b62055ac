// One setting from the words of a person to the device and back: what is refused, what is sent, what is said about it.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Service;

public sealed class SettingsServiceTests
{
    private const int Absorption = 0xEDF7;

    private readonly Bench _bench = new();

    [Theory]
    [InlineData(WriteFault.None, SettingOutcome.Verified, "3C05", "bat_absorption_v is 13.40 V now.")]
    [InlineData(WriteFault.Refused, SettingOutcome.Refused, "A005", "the device refused: the value is out of range, or does not fit its other settings. In force now: 14.40 V.")]
    [InlineData(WriteFault.Lost, SettingOutcome.Unanswered, "A005", "the device did not answer the write; it is not sent again. In force now: 14.40 V.")]
    [InlineData(WriteFault.AnswerLost, SettingOutcome.Unanswered, "3C05", "the device did not answer the write; it is not sent again. In force now: 13.40 V.")]
    [InlineData(WriteFault.Clamped, SettingOutcome.Differs, "3D04", "now, not 13.40 V.")]
    [InlineData(WriteFault.DiesUnproved, SettingOutcome.Unanswered, "3C05", "the device took the write, but did not answer when it was read back. Read it again.")]
    public async Task A_write_is_sent_once_and_proved_by_reading(object fault, SettingOutcome outcome, string kept, string words)
    {
        _bench.Device[0xEDF6] = [0x14, 0x05];
        _bench.Device.Faults[Absorption] = (WriteFault)fault;
        SettingResult result = await _bench.SetAsync(Absorption, "13.4 V");
        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(words, result.Text);
        Assert.Equal(kept, _bench.Device.Hex(Absorption));
        Assert.Equal((Absorption, "3C05"), Assert.Single(_bench.Device.Writes));
        JournalEntry entry = Assert.Single(_bench.Books.Entries);
        Assert.Equal((outcome, "14.40 V", "13.40 V", "ann", result.Text), (entry.Outcome!.Value, entry.Old, entry.New, entry.Who, entry.Text));
    }

    [Fact]
    public async Task What_the_edge_does_not_send_is_told_in_its_words()
    {
        _bench.Device.Faults[Absorption] = WriteFault.NotSent;
        SettingResult result = await _bench.SetAsync(Absorption, "14.3");
        Assert.Equal((SettingOutcome.Refused, "bat_absorption_v was not sent: locked: the edge takes no writes; unlock it."), (result.Outcome, result.Text));
    }

    [Fact]
    public async Task The_value_that_is_there_already_is_not_written()
    {
        SettingResult result = await _bench.SetAsync(Absorption, "14.4");
        Assert.Equal(SettingOutcome.Unchanged, result.Outcome);
        Assert.Empty(_bench.Device.Writes);
        Assert.Empty(_bench.Books.Entries);
    }

    [Fact]
    public async Task Nothing_is_written_without_a_yes_to_the_warnings()
    {
        SettingProposal proposal = await _bench.ProposeAsync(Absorption, "14.3");
        Assert.Contains(proposal.Warnings, w => w.Code == "danger_charge" && w.Text.StartsWith("bat_absorption_v: ", StringComparison.Ordinal));
        SettingResult result = await _bench.Settings.ApplyAsync(proposal, false, "ann", Bench.Stop);
        Assert.Equal(SettingOutcome.Refused, result.Outcome);
        Assert.Empty(_bench.Device.Writes);
        Assert.Empty(_bench.Books.Entries);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_looked_at_again()
    {
        SettingProposal proposal = await _bench.ProposeAsync(Absorption, "14.3");
        _bench.Device[Absorption] = [0x78, 0x05];
        SettingResult result = await _bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop);
        Assert.Equal((SettingOutcome.Refused, "bat_absorption_v is not written: it was 14.40 V and is 14.00 V now; somebody else changed it. Look again."), (result.Outcome, result.Text));
        Assert.Empty(_bench.Device.Writes);
    }

    [Fact]
    public async Task A_limit_that_moved_meanwhile_counts()
    {
        SettingProposal proposal = await _bench.ProposeAsync(0xEDF0, "10 A");
        _bench.Device[0xEDDF] = [0x32, 0x00];
        SettingResult result = await _bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop);
        Assert.Equal("10.0 A is out of range for bat_max_current; allowed: 1.0 to 5.0 A.", result.Text);
        Assert.Empty(_bench.Device.Writes);
    }

    [Fact]
    public async Task The_journal_has_the_intent_before_the_write_goes_out()
    {
        _bench.Device.OnWrite = () => Assert.Null(Assert.Single(_bench.Books.Entries).Outcome);
        Assert.Equal(SettingOutcome.Verified, (await _bench.SetAsync(Absorption, "14.3")).Outcome);
        Assert.Equal(SettingOutcome.Verified, Assert.Single(_bench.Books.Entries).Outcome);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_written()
    {
        _bench.Books.Problem = "the disk of 'x' is full; make room on it.";
        SettingResult result = await _bench.SetAsync(Absorption, "14.3");
        Assert.Equal((SettingOutcome.Refused, "nothing was written: the journal cannot be kept (the disk of 'x' is full; make room on it)."), (result.Outcome, result.Text));
        Assert.Empty(_bench.Device.Writes);
    }

    [Fact]
    public async Task A_journal_that_fills_up_during_the_write_is_told()
    {
        _bench.Device.OnWrite = () => _bench.Books.Problem = "the disk is full.";
        SettingResult result = await _bench.SetAsync(Absorption, "14.3");
        Assert.Equal((SettingOutcome.Verified, "bat_absorption_v is 14.30 V now. The journal could not keep how it ended (the disk is full)."), (result.Outcome, result.Text));
    }

    [Fact]
    public async Task Whoever_stops_before_the_write_writes_nothing_and_after_it_is_told_the_end()
    {
        SettingProposal proposal = await _bench.ProposeAsync(Absorption, "14.3");
        using var stop = new CancellationTokenSource();
        _bench.Device.OnWrite = stop.Cancel;
        Assert.Equal(SettingOutcome.Verified, (await _bench.Settings.ApplyAsync(proposal, true, "ann", stop.Token)).Outcome);
        proposal = await _bench.ProposeAsync(Absorption, "14.4");
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Settings.ApplyAsync(proposal, true, "ann", stop.Token));
        _ = Assert.Single(_bench.Device.Writes);
    }

    [Fact]
    public async Task What_cannot_be_read_back_is_accepted_and_never_called_verified()
    {
        int tried = 0;
        foreach (string family in Bench.Catalogue.Families.Select(f => f.Key))
        {
            var bench = new Bench(family);
            foreach (RegisterEntry entry in Bench.Catalogue.Entries(family).Where(e => e.IsWritable && (!e.IsReadable || e.Readback == "none") && e.Need("verify_read") == null))
            {
                SettingProposal proposal = await bench.Settings.ProposeAsync(bench.Target, entry, entry.IsAction ? "" : SettingText.Number(entry, entry.Max ?? 0), Bench.Stop);
                if (proposal.Refusal == null && !proposal.IsUnchanged)
                {
                    tried++;
                    Assert.Equal(SettingOutcome.Accepted, (await bench.Settings.ApplyAsync(proposal, true, "ann", Bench.Stop)).Outcome);
                    Assert.Equal(SettingOutcome.Accepted, Assert.Single(bench.Books.Entries).Outcome);
                    bench.Books.Entries.Clear();
                }
            }
        }

        Assert.NotEqual(0, tried);
    }
}
