// RestoreSwitchRun: sets the switch of a device during a restore, with what this firmware wants set before, and tells what the
// switch is at, as read. When to switch is told by RestoreRun.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>The switch of one device.</summary>
internal sealed class RestoreSwitchRun
{
    // Somebody who stops the program still wants to know whether the charger is on.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly SettingsTarget _target;
    private readonly TimeProvider _time;
    private readonly Func<SettingFacts, RegisterEntry, byte[], CancellationToken, Task<SettingResult>> _write;

    public RestoreSwitchRun(
        DeviceCatalogue catalogue, SettingsService settings, SettingsTarget target, TimeProvider time,
        Func<SettingFacts, RegisterEntry, byte[], CancellationToken, Task<SettingResult>> write)
    {
        _catalogue = catalogue;
        _settings = settings;
        _target = target;
        _time = time;
        _write = write;
    }

    /// <summary>Key of the register.</summary>
    public string Key => Entry().Key;

    /// <summary>What the switch is at; null when it was not answered.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken stop) => (await FactsAsync(stop).ConfigureAwait(false)).Bytes(RestoreSwitch.Register);

    /// <summary>Sets the switch unless it is there already.</summary>
    /// <returns>What it is at now, null when that is not known; and why it is not at the value, null when it is.</returns>
    public async Task<(byte[]? Now, string? Problem)> SetAsync(byte[] value, CancellationToken stop)
    {
        SettingFacts facts = await FactsAsync(stop).ConfigureAwait(false);
        byte[]? held = facts.Bytes(RestoreSwitch.Register);
        if (held == null || RestoreSwitch.IsSame(held, value))
        {
            return (held, held == null ? $"{Key} could not be read." : null);
        }

        if (RestoreSwitch.First(_catalogue, facts) is (RegisterEntry entry, byte[] raw))
        {
            SettingResult obeys = await _write(facts, entry, raw, stop).ConfigureAwait(false);
            facts = await FactsAsync(stop).ConfigureAwait(false);
            if (RestoreSwitch.First(_catalogue, facts) != null)
            {
                return (facts.Bytes(RestoreSwitch.Register), obeys.Text);
            }
        }

        SettingResult result = await _write(facts, Entry(), value, stop).ConfigureAwait(false);

        // Refused without a read-back was never sent.
        byte[]? now = result.After is { } after ? (after.Reply.IsGood ? after.Reply.Value : null) : result.Outcome == SettingOutcome.Refused ? held : null;
        return (now, now != null && RestoreSwitch.IsSame(now, value) ? null : result.Text);
    }

    /// <summary>One sentence about what the switch is at now.</summary>
    public async Task<string> StateAsync()
    {
        using var grace = new CancellationTokenSource(Grace, _time);
        SettingReading? now = null;
        try
        {
            now = (await _settings.ReadAsync(_target, [Entry()], null, grace.Token).ConfigureAwait(false))[0];
        }
        catch (OperationCanceledException)
        {
            // As good as not answered.
        }

        return now is not { Reply.IsGood: true } ? $"It is not known whether {_target.Name} is switched off: {Key} could not be read."
            : RestoreSwitch.IsOff(now.Reply.Value) ? $"{_target.Name} is left switched off ({Key} is {now.Text})."
            : $"{_target.Name} is not switched off ({Key} is {now.Text}).";
    }

    private Task<SettingFacts> FactsAsync(CancellationToken stop)
    {
        int? first = Entry().Need("first")?.Register;
        RegisterEntry[] entries = [.. new[] { Entry(), first is int id ? _catalogue.Entry(_target.Family, id) : null }.OfType<RegisterEntry>()];
        return _settings.FactsAsync(_target, entries, null, stop);
    }

    private RegisterEntry Entry() => _catalogue.Entry(_target.Family, RestoreSwitch.Register)!;
}
