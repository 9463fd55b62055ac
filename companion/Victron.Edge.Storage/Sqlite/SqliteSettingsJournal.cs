// SqliteSettingsJournal: the journal of settings in the database of samples, and the marks of restores that were cut.

using System.Globalization;
using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Keeps the journal.</summary>
public sealed class SqliteSettingsJournal : SqliteBook, ISettingsBooks
{
    // A write of another program takes a second, and only a restore takes longer.
    private const int WriterLooks = 50;
    private static readonly TimeSpan WriterLookEvery = TimeSpan.FromMilliseconds(100);

    private SqliteSettingsJournal(string path, SqliteConnection connection)
        : base(path, connection)
    {
    }

    /// <summary>Opens the database; makes it where it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why it cannot be used; null when it can.</param>
    /// <returns>Null when there is a problem.</returns>
    public static SqliteSettingsJournal? Open(string path, out StoreProblem? problem) =>
        SqliteFile.OpenToWrite(path, out problem) is { } connection ? new SqliteSettingsJournal(path, connection) : null;

    /// <inheritdoc/>
    public long Open(JournalEntry intent, out string? problem)
    {
        long number = 0;
        problem = Try(() => number = (long)Run(
            "INSERT INTO journal (at, who, device, is_serial, device_name, register, key, old, new, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
            intent.At.ToUnixTimeMilliseconds(), intent.Who, intent.Device.Text, intent.Device.IsSerial ? 1 : 0, intent.DeviceName, intent.Register,
            intent.Key, intent.Old, intent.New, intent.Text)!);
        return number;
    }

    /// <inheritdoc/>
    public string? Complete(long number, SettingOutcome outcome, string text) =>
        Try(() => _ = Run("UPDATE journal SET outcome = $1, text = $2 WHERE id = $3", outcome.ToString(), text, number));

    /// <inheritdoc/>
    public IReadOnlyList<JournalEntry> Read(DeviceId? device, int limit, out string? problem)
    {
        var entries = new List<JournalEntry>();
        problem = Try(() =>
        {
            using var statement = new Statement(
                Connection,
                """
                SELECT at, who, device, is_serial, device_name, register, key, old, new, outcome, text FROM journal
                WHERE $device IS NULL OR device = $device ORDER BY id DESC LIMIT $limit
                """,
                "$device", "$limit");
            entries.AddRange(statement.Rows(device?.Text, limit).Select(Entry));
        });
        return entries;
    }

    /// <inheritdoc/>
    public RestoreMark? Load(DeviceId device, out string? problem)
    {
        RestoreMark? mark = null;
        problem = Try(() =>
        {
            using var statement = new Statement(Connection, "SELECT register, raw, at, work, registers FROM restore_marks WHERE device = $device", "$device");
            mark = statement.Row(device.Text) is [long register, byte[] raw, long at, string work, string registers]
                ? new RestoreMark((int)register, raw, DateTimeOffset.FromUnixTimeMilliseconds(at), work, Numbers(registers)) : null;
        });
        return mark;
    }

    /// <inheritdoc/>
    public string? Save(DeviceId device, RestoreMark mark) => Try(() => _ = Run(
        "INSERT OR REPLACE INTO restore_marks (device, register, raw, at, work, registers) VALUES ($1, $2, $3, $4, $5, $6)",
        device.Text, mark.Register, mark.Raw, mark.At.ToUnixTimeMilliseconds(), mark.Work, string.Join(' ', mark.Registers)));

    /// <inheritdoc/>
    public string? Clear(DeviceId device) => Try(() => _ = Run("DELETE FROM restore_marks WHERE device = $1", device.Text));

    /// <inheritdoc/>
    public async Task<(IDisposable? Held, string? Problem)> EnterAsync(DeviceId device, CancellationToken stop)
    {
        string path = $"{Path}-writer-{Uri.EscapeDataString(device.Text)}";
        FileStream? held = null;
        StoreProblem? problem = null;
        for (int look = 0; look < WriterLooks && (held = SqliteLock.Take(path, out problem)) is null && problem is { Trouble: StoreTrouble.Busy }; look++)
        {
            await Task.Delay(WriterLookEvery, stop).ConfigureAwait(false);
        }

        return (held, problem is null or { Trouble: StoreTrouble.Busy } ? null : problem.Words);
    }

    /// <summary>Sets how large the file may become, as a full disk would.</summary>
    internal void LimitPages(int pages) => _ = SqliteFile.Run(Connection, $"PRAGMA max_page_count = {pages}");

    /// <summary>Takes the right to write, as that of the file may be taken.</summary>
    internal void Forbid() => _ = SqliteFile.Run(Connection, "PRAGMA query_only = ON");

    private static JournalEntry Entry(object?[] row) => new(
        DateTimeOffset.FromUnixTimeMilliseconds((long)row[0]!), (string)row[1]!,
        DeviceId.Of((long)row[3]! != 0 ? (string)row[2]! : null, Place((string)row[2]!)), (string)row[4]!, (int)(long)row[5]!, (string)row[6]!,
        row[7] as string, row[8] as string, Enum.TryParse(row[9] as string, out SettingOutcome outcome) ? outcome : null, (string)row[10]!);

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => int.TryParse(each, CultureInfo.InvariantCulture, out int id) ? id : -1)];

    private static PortAddress Place(string text)
    {
        int stroke = text.IndexOf('/', StringComparison.Ordinal);
        return stroke < 0 ? new PortAddress(text, "") : new PortAddress(text[..stroke], text[(stroke + 1)..]);
    }
}
