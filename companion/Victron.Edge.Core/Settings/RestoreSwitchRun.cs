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

    /// <summary>The register.</summary>
    public RegisterEntry Entry => _catalogue.Entry(_target.Family, RestoreSwitch.Register)!;

    /// <summary>Sets the switch unless it is there already.</summary>
    public async Task<RestoreSwitchEnd> SetAsync(byte[] value, CancellationToken stop)
    {
        SettingFacts facts = await FactsAsync(stop).ConfigureAwait(false);
        byte[]? held = facts.Bytes(RestoreSwitch.Register);
        if (held == null || RestoreSwitch.IsSame(held, value))
        {
            return new RestoreSwitchEnd(held, held == null ? Say.With(Sentences.SwitchNotRead, Entry.Key) : null, false);
        }

        if (RestoreSwitch.First(_catalogue, facts) is (RegisterEntry entry, byte[] raw))
        {
            SettingResult obeys = await _write(facts, entry, raw, stop).ConfigureAwait(false);
            facts = await FactsAsync(stop).ConfigureAwait(false);
            if (RestoreSwitch.First(_catalogue, facts) != null)
            {
                return new RestoreSwitchEnd(facts.Bytes(RestoreSwitch.Register), obeys.Text, false);
            }
        }

        SettingResult result = await _write(facts, Entry, value, stop).ConfigureAwait(false);

        // Refused without a read-back was never sent.
        byte[]? now = result.After is { } after ? (after.Reply.IsGood ? after.Reply.Value : null) : result.Outcome == SettingOutcome.Refused ? held : null;
        bool isThere = now != null && RestoreSwitch.IsSame(now, value);
        return new RestoreSwitchEnd(now, isThere ? null : result.Text, result.Outcome == SettingOutcome.Unanswered);
    }

    /// <summary>One sentence about what the switch is at now.</summary>
    public async Task<string> StateAsync()
    {
        using var grace = new CancellationTokenSource(Grace, _time);
        SettingReading? now = null;
        try
        {
            now = (await _settings.ReadAsync(_target, [Entry], null, grace.Token).ConfigureAwait(false))[0];
        }
        catch (OperationCanceledException)
        {
            // As good as not answered.
        }

        return now is not { Reply.IsGood: true } ? Say.With(Sentences.SwitchNotKnown, _target.Name, Entry.Key)
            : RestoreSwitch.IsOff(now.Reply.Value) ? Say.With(Sentences.SwitchIsOff, _target.Name, Entry.Key, now.Text)
            : Say.With(Sentences.SwitchIsOn, _target.Name, Entry.Key, now.Text);
    }

    private Task<SettingFacts> FactsAsync(CancellationToken stop)
    {
        int? first = Entry.Need("first")?.Register;
        RegisterEntry[] entries = [.. new[] { Entry, first is int id ? _catalogue.Entry(_target.Family, id) : null }.OfType<RegisterEntry>()];
        return _settings.FactsAsync(_target, entries, null, stop);
    }
}
