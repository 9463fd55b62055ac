// ISettingsJournal: the book of writes. An entry is opened before a write goes out and completed after, so that a crash
// between the two leaves an entry whose end is not known, instead of none.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Settings;

/// <summary>Keeps entries; never throws for trouble with the disk.</summary>
public interface ISettingsJournal
{
    /// <summary>Opens an entry; it is on the disk when this returns.</summary>
    /// <param name="intent">The entry; its outcome counts as not known.</param>
    /// <param name="problem">What is wrong, one line; null when it is kept. Nothing may be written to the device without an entry.</param>
    /// <returns>Number for <see cref="Complete"/>.</returns>
    long Open(JournalEntry intent, out string? problem);

    /// <summary>Completes an entry.</summary>
    /// <returns>What is wrong, one line; null when it is kept.</returns>
    string? Complete(long number, SettingOutcome outcome, string text);

    /// <summary>Reads entries, newest first.</summary>
    /// <param name="device">Of one device; null for all.</param>
    /// <param name="limit">Most entries.</param>
    /// <param name="problem">What is wrong, one line; null when nothing is.</param>
    IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem);
}
