// SettingsService: the one way in which this program writes registers: check, tell, write once, read back, compare, keep a journal.
// What a value is allowed to be is told by SettingRules; how bytes travel, by IRegisterAccess.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Reads and writes settings; one writer a device.</summary>
public sealed class SettingsService
{
    /// <summary>Makes the service.</summary>
    public SettingsService(DeviceCatalogue catalogue, ISettingsJournal journal, TimeProvider time) => throw new NotImplementedException();

    /// <summary>Reads registers, in the given order.</summary>
    public Task<IReadOnlyList<SettingReading>> ReadAsync(
        SettingsTarget target, IReadOnlyList<RegisterEntry> entries, IProgress<AccessProgress>? progress, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Checks a write against the device as it is; sends none.</summary>
    /// <param name="value"><c>14.4</c>, <c>14.4 V</c>, a code or text of a set, <c>on</c>, <c>0x…</c>; empty for an action.</param>
    public Task<SettingProposal> ProposeAsync(SettingsTarget target, RegisterEntry entry, string value, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Writes what was proposed, once, and reads it back.</summary>
    /// <param name="confirmed">Whether the warnings were shown and agreed to.</param>
    /// <param name="who">For the journal.</param>
    public Task<SettingResult> ApplyAsync(SettingProposal proposal, bool confirmed, string who, CancellationToken stop) => throw new NotImplementedException();
}
