// Writing a value again that a device forgets: after the same checks, without a page of the journal each time, and never to flash.

using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Tests.Settings.Commands;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Tests.Settings;

public sealed class RenewTests : IAsyncDisposable
{
    private readonly SettingsDesk _desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_so_already_is_written_again_and_not_journalled()
    {
        _desk.Device.Registers[0x200E] = [0x05];
        _desk.Device.Registers[0x2015] = [0x64, 0x00];
        SettingResult result = await RenewAsync(0x2015, 0x64, 0x00);
        Assert.Equal(SettingOutcome.Verified, result.Outcome);
        Assert.Equal([(0x2015, "6400")], _desk.Device.Writes);
        Assert.Empty(_desk.Books.Entries);
    }

    [Fact]
    public async Task What_is_not_right_any_more_is_not_written()
    {
        _desk.Device.Registers[0x200E] = [0x00];
        _desk.Device.Registers[0x2015] = [0x64, 0x00];
        Assert.Equal(SettingOutcome.Refused, (await RenewAsync(0x2015, 0x64, 0x00)).Outcome);
        _desk.Device.Registers[0x200E] = [0x05];
        Assert.Equal(SettingOutcome.Refused, (await RenewAsync(0x2015, 0x97, 0x00)).Outcome);
        Assert.Empty(_desk.Device.Writes);
    }

    [Fact]
    public async Task A_bad_end_stands_in_the_journal()
    {
        _desk.Device.Registers[0x200E] = [0x05];
        _desk.Device.Registers[0x2015] = [0x64, 0x00];
        _desk.Device.Refusing.UnionWith([0x2015]);
        Assert.Equal(SettingOutcome.Refused, (await RenewAsync(0x2015, 0x32, 0x00)).Outcome);
        JournalEntry entry = Assert.Single(_desk.Books.Entries);
        Assert.Equal(("mqtt", SettingOutcome.Refused, "5.0 A"), (entry.Who, entry.Outcome, entry.New));
    }

    [Fact]
    public async Task Flash_is_not_written_again()
    {
        _ = await Assert.ThrowsAsync<ArgumentException>(() => RenewAsync(0x0200, 0x01));
        Assert.Empty(_desk.Device.Writes);
    }

    private Task<SettingResult> RenewAsync(int register, params byte[] bytes)
    {
        RegisterEntry entry = SettingsDesk.Catalogue.Entry(_desk.Work.Target.Family, register)!;
        return _desk.Work.Services.Settings.RenewAsync(_desk.Work.Target, entry, bytes, false, "mqtt", Stop);
    }
}
