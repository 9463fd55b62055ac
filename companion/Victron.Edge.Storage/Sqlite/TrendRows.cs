// TrendRows: folds samples into minutes, minutes into hours, hours into days, and lets go of what has been kept long enough. All that a
// piece of work changes is one transaction; a minute that got another sample is folded anew from all of its samples.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Trends;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Rows of the coarser tiers, for the one writer.</summary>
internal sealed class TrendRows : IDisposable
{
    private const long MinuteMs = 60_000;
    private const long MinutesAnHour = 60;
    private const int MinutesAtOnce = 120;
    private const int SamplesAtOnce = 20_000;

    // An edge may be ten minutes off before it is dated by arrival, and then some.
    internal const long HeardSlackMs = 3_600_000;

    // Samples of a minute come up to this late before it is folded; what comes later makes it due again.
    private const long CloseMs = 5_000;

    private readonly TrendWords _words;
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<(long Port, string Serial), long> _sources = [];
    private readonly Statement _due;
    private readonly Statement _done;
    private readonly Statement _samples;
    private readonly Statement _stored;
    private readonly Statement _source;
    private readonly Statement _since;
    private readonly Statement _keep;
    private readonly Statement _oldBoots;
    private readonly Statement _dropSamples;
    private readonly Statement _dropMinutes;
    private readonly Statement _had;
    private readonly Statement[] _put;
    private readonly Statement[] _take;
    private readonly Statement[] _span;

    public TrendRows(SqliteConnection connection)
    {
        Statement Add(string sql, params string[] parameters)
        {
            var statement = new Statement(connection, sql, parameters);
            _statements.Add(statement);
            return statement;
        }

        _words = new TrendWords(connection);
        _due = Add("SELECT port_id, at FROM due WHERE at < $before ORDER BY at, port_id LIMIT $count", "$before", "$count");
        _done = Add("DELETE FROM due WHERE port_id = $port AND at = $at", "$port", "$at");
        _samples = Add(
            """
            SELECT samples.at, layouts.serial, layouts.keys, samples.data
            FROM boots JOIN samples ON samples.boot = boots.id AND samples.at >= $from AND samples.at < $to JOIN layouts ON layouts.id = samples.layout
            WHERE boots.port_id = $port AND boots.heard_at >= $heard ORDER BY samples.at, boots.id, samples.seq
            """,
            "$port", "$from", "$to", "$heard");
        _stored = Add(
            "DELETE FROM samples WHERE at >= $from AND at < $to AND boot IN (SELECT id FROM boots WHERE port_id = $port) AND seq <= (SELECT stored FROM boots WHERE id = boot)",
            "$port", "$from", "$to");
        _source = Add(
            "INSERT INTO sources (port_id, serial) VALUES ($port, $serial) ON CONFLICT (port_id, serial) DO UPDATE SET serial = serial RETURNING id", "$port", "$serial");
        _since = Add("SELECT since FROM kept WHERE what = $what", "$what");
        _keep = Add("UPDATE kept SET since = max(since, $since) WHERE what = $what", "$what", "$since");
        _oldBoots = Add("SELECT id FROM boots WHERE EXISTS (SELECT 1 FROM samples WHERE boot = boots.id AND at < $before AND seq <= stored)", "$before");

        // What lies above a hole stays: the ledger finds in it which numbers it has.
        _dropSamples = Add(
            """
            DELETE FROM samples WHERE (boot, seq) IN (
                SELECT boot, seq FROM samples WHERE boot = $boot AND at < $before AND seq <= (SELECT stored FROM boots WHERE id = $boot) LIMIT $count)
            """,
            "$boot", "$before", "$count");

        // By source, so that the key finds them: else each call would walk through a year of minutes.
        _dropMinutes = Add("DELETE FROM minutes WHERE source IN (SELECT id FROM sources) AND at < $before", "$before");
        _had = Add("SELECT source FROM minutes WHERE at = $at AND source IN (SELECT id FROM sources WHERE port_id = $port)", "$at", "$port");
        string[] tiers = ["minutes", "hours", "days"];
        _put = [.. tiers.Select(tier => Add(
            $"INSERT INTO {tier} (source, at, data) VALUES ($source, $at, $data) ON CONFLICT (source, at) DO UPDATE SET data = $data", "$source", "$at", "$data"))];
        _take = [.. tiers.Select(tier => Add($"DELETE FROM {tier} WHERE source = $source AND at = $at", "$source", "$at"))];
        _span = [.. tiers.Select(tier => Add($"SELECT data FROM {tier} WHERE source = $source AND at >= $from AND at < $to ORDER BY at", "$source", "$from", "$to"))];
    }

    /// <summary>Folds what is complete, as many minutes as one transaction bears.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="nowMs">The clock, ms since 1970.</param>
    /// <param name="zone">Whose days are folded.</param>
    /// <returns>Whether nothing is left to fold.</returns>
    public bool Fold(SqliteTransaction transaction, long nowMs, TimeZoneInfo zone)
    {
        Begin(transaction);
        long rawSince = (long)_since.Run("samples")!;
        (long Port, long At)[] due = [.. _due.Rows((nowMs - CloseMs) / MinuteMs, MinutesAtOnce).Select(row => ((long)row[0]!, (long)row[1]!))];
        HashSet<(long Source, long Hour)> hours = [];
        foreach ((long port, long at) in due)
        {
            foreach (long source in FoldMinute(port, at, at < rawSince))
            {
                _ = hours.Add((source, at / MinutesAnHour));
            }

            _ = _done.Run(port, at);
        }

        long minutesSince = (long)_since.Run("minutes")!;
        HashSet<(long Source, DateOnly Day)> days = [];
        foreach ((long source, long hour) in hours.Where(each => each.Hour * MinutesAnHour >= minutesSince))
        {
            Put(TrendTier.Hour, source, hour, TrendFold.Spans(Span(TrendTier.Minute, source, hour * MinutesAnHour, (hour + 1) * MinutesAnHour)));
            _ = days.Add((source, DayOf(hour, zone)));
        }

        foreach ((long source, DateOnly day) in days)
        {
            long from = HourOf(day, zone);
            Put(TrendTier.Day, source, day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, TrendFold.Spans(Span(TrendTier.Hour, source, from, HourOf(day.AddDays(1), zone))));
        }

        return due.Length < MinutesAtOnce;
    }

    /// <summary>Lets go of what has been kept long enough, as much as one transaction bears; only once everything is folded.</summary>
    /// <returns>Whether nothing is left to let go.</returns>
    public bool Drop(SqliteTransaction transaction, long nowMs, TrendRetention retention)
    {
        Begin(transaction);
        bool isAll = true;
        if (retention.Raw is { } raw)
        {
            long since = (nowMs - (long)raw.TotalMilliseconds) / MinuteMs;
            _ = _keep.Run("samples", since);
            foreach (long boot in _oldBoots.Rows(since * MinuteMs).Select(row => (long)row[0]!).ToList())
            {
                _ = _dropSamples.Run(boot, since * MinuteMs, SamplesAtOnce);
                isAll = false;
            }
        }

        if (retention.Minutes is { } minutes)
        {
            // Whole hours: an hour is folded from all of its minutes or from none.
            long since = (nowMs - (long)minutes.TotalMilliseconds) / MinuteMs / MinutesAnHour * MinutesAnHour;
            _ = _keep.Run("minutes", since);
            _ = _dropMinutes.Run(since);
        }

        return isAll;
    }

    /// <summary>Forgets the numbers of rows that a transaction took back.</summary>
    public void Forget()
    {
        _sources.Clear();
        _words.Forget();
    }

    public void Dispose()
    {
        _words.Dispose();
        _statements.ForEach(statement => statement.Dispose());
    }

    private void Begin(SqliteTransaction transaction)
    {
        _words.Begin(transaction);
        _statements.ForEach(statement => statement.Command.Transaction = transaction);
    }

    // A minute whose samples were let go of in part is added to, and what was added is let go of too, so that it counts once. Any other is
    // folded anew, also to nothing: the samples of a run move when its date turns out wrong.
    private HashSet<long> FoldMinute(long port, long at, bool isPartial)
    {
        long from = at * MinuteMs;
        HashSet<long> sources = isPartial ? [] : [.. _had.Rows(at, port).Select(row => (long)row[0]!)];
        HashSet<long> gone = [.. sources];
        foreach (IGrouping<string, (long At, string Serial, IReadOnlyList<KeyValuePair<string, RawValue>> Values)> device in Samples(port, isPartial ? from : from - TrendFold.HoldMs, from + MinuteMs).GroupBy(each => each.Serial))
        {
            IReadOnlyList<TrendCell> cells = TrendFold.Samples([.. device.Select(each => (each.At, each.Values))], from, from + MinuteMs);
            if (cells.Count > 0)
            {
                long source = Source(port, device.Key);
                Put(TrendTier.Minute, source, at, isPartial ? TrendFold.Spans(Span(TrendTier.Minute, source, at, at + 1).Concat(cells)) : cells);
                _ = sources.Add(source);
                _ = gone.Remove(source);
            }
        }

        foreach (long source in gone)
        {
            _ = _take[(int)TrendTier.Minute].Run(source, at);
        }

        if (isPartial)
        {
            _ = _stored.Run(port, from, from + MinuteMs);
        }

        return sources;
    }

    private IEnumerable<(long At, string Serial, IReadOnlyList<KeyValuePair<string, RawValue>> Values)> Samples(long port, long fromMs, long toMs)
    {
        var reader = new SampleReader();
        foreach (object?[] row in _samples.Rows(port, fromMs, toMs, fromMs - HeardSlackMs))
        {
            yield return ((long)row[0]!, (string)row[1]!, reader.Read((string)row[2]!, (string)row[3]!));
        }
    }

    private IEnumerable<TrendCell> Span(TrendTier tier, long source, long from, long to) =>
        _span[(int)tier].Rows(source, from, to).SelectMany(row => TrendPack.Read((byte[])row[0]!, _words.WordOf));

    private void Put(TrendTier tier, long source, long at, IReadOnlyList<TrendCell> cells) =>
        _ = cells.Count > 0 ? _put[(int)tier].Run(source, at, TrendPack.Write(cells, _words.NumberOf)) : _take[(int)tier].Run(source, at);

    private long Source(long port, string serial)
    {
        if (!_sources.TryGetValue((port, serial), out long id))
        {
            id = (long)_source.Run(port, serial)!;
            _sources[(port, serial)] = id;
        }

        return id;
    }

    private static DateOnly DayOf(long hour, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddHours(hour), zone).DateTime);

    // First hour that begins on a day of the calendar: where clocks are half an hour apart, a day begins with the next whole one.
    private static long HourOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime begin = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        DateTime utc = zone.IsInvalidTime(begin) ? TimeZoneInfo.ConvertTimeToUtc(begin.AddHours(1), zone) : TimeZoneInfo.ConvertTimeToUtc(begin, zone);
        return (long)Math.Ceiling((utc - DateTime.UnixEpoch).TotalHours);
    }
}
