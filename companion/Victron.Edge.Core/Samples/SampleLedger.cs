// SampleLedger: takes states and backlogs of all edges, says which samples are new, what is to be committed, and what may
// be acknowledged once it is. The same input gives the same answers: no clock, no file, no broker in here.
// Not thread-safe: one loop owns it. Memory is bounded whatever is sent; what finds no room is not acknowledged, so its
// edge keeps it. A number is acknowledged only when it is committed, or when its edge said by a backlog that it is gone.
// Source: MQTT contract v1, section on delivery.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Samples;

/// <summary>The book of all samples.</summary>
public sealed class SampleLedger
{
    private const int PortsMax = 1000;
    private const int PendingMax = 20_000;
    private const long PendingCharsMax = 16L << 20;
    private const int SampleValuesMax = 256;
    private const int SampleCharsMax = 16 << 10;
    private const long UptimeMax = 1L << 45;

    private readonly IBootArchive _archive;
    private readonly Dictionary<PortAddress, PortBook> _ports = [];
    private readonly List<Waiting> _pending = [];
    private long _pendingChars;
    private long _stored;
    private long _repeats;
    private long _lost;
    private long _malformed;
    private long _noRoom;
    private long _undated;

    /// <summary>Makes a book that goes on where the archive ends.</summary>
    public SampleLedger(IBootArchive archive) => _archive = archive;

    /// <summary>What became of the samples since the start.</summary>
    public LedgerCounts Counts => new(_stored, _repeats, _lost, _malformed, _noRoom) { Undated = _undated };

    /// <summary>How many samples wait for a commit.</summary>
    public int Pending => _pending.Count;

    /// <summary>Whether an edge waits for an answer to its backlog, so that a commit should not wait for its turn.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>Takes a state in.</summary>
    /// <param name="address">Its port.</param>
    /// <param name="state">The state.</param>
    /// <param name="kept">Whether the broker had kept it for an unknown time.</param>
    /// <param name="nowMs">The companion's clock, ms since 1970.</param>
    /// <returns>What becomes of its sample.</returns>
    public SampleVerdict TakeState(PortAddress address, StateMessage state, bool kept, long nowMs)
    {
        if (state.AgeMs is < 0 or > UptimeMax || !IsWell(state.BootId, state.Sequence, state.UptimeMs, state.Values))
        {
            return Count(SampleVerdict.Malformed);
        }

        if (Book(address, state.BootId) is not (var port, var boot))
        {
            return Count(SampleVerdict.NoRoom);
        }

        port.Hear(boot, !kept, nowMs);
        long? edgeMs = state.Time?.ToUnixTimeMilliseconds();
        if (kept)
        {
            boot.Clock.Kept(state.UptimeMs, edgeMs, nowMs);
        }
        else
        {
            boot.Clock.Live(state.UptimeMs, state.AgeMs, edgeMs, nowMs);
        }

        // A kept sample of a run that was never heard, without a time, could be of any day. If its edge is still there, it sends it again.
        return boot.Clock.OffsetMs is null
            ? Count(SampleVerdict.Undated)
            : Take(port, boot, state.Sequence, state.UptimeMs, state.Values);
    }

    /// <summary>Takes a backlog in, whole or, when there is no more room, its first rows.</summary>
    /// <param name="address">Its port.</param>
    /// <param name="backlog">The backlog.</param>
    /// <param name="nowMs">The companion's clock, ms since 1970.</param>
    /// <returns>How many of its samples are new.</returns>
    public int TakeBacklog(PortAddress address, BacklogMessage backlog, long nowMs)
    {
        if (!IsWell(backlog))
        {
            _ = Count(SampleVerdict.Malformed);
            return 0;
        }

        if (Book(address, backlog.BootId) is not (var port, var boot))
        {
            _noRoom += backlog.Rows.Count;
            return 0;
        }

        port.Hear(boot, true, nowMs);
        boot.Clock.Backlog(backlog.UptimeMs, nowMs);

        // It is answered even when nothing in it is new: then the edge has not heard the answer before.
        port.Told(null);
        IsUrgent = true;
        long lostBefore = boot.Numbers.Lost;
        int fresh = 0;
        foreach (BacklogRow row in backlog.Rows)
        {
            if (!HasRoom(row.Values))
            {
                // The rows behind it are not given up: the edge sends them again.
                _noRoom++;
                break;
            }

            // Whatever the edge has of numbers not above `after` it counts as stored, so it will not send those either.
            boot.Numbers.GiveUpTo(row.Sequence - 1);
            fresh += Take(port, boot, row.Sequence, row.UptimeMs, row.Values) == SampleVerdict.New ? 1 : 0;
        }

        _lost += boot.Numbers.Lost - lostBefore;
        return fresh;
    }

    /// <summary>Takes in which device is at a port.</summary>
    public void TakeIdentity(PortAddress address, DeviceIdentity identity)
    {
        if (Port(address) is { } port)
        {
            port.Identity = identity;
        }
    }

    /// <summary>What is to be committed now. Until <see cref="Committed"/> is told of it, it stays to be committed.</summary>
    public SampleBatch Batch()
    {
        IsUrgent = false;
        return new SampleBatch(
            [.. _pending.Select(waiting => waiting.ToSample())],
            [.. _ports.Values.SelectMany(port => port.Boots).Where(boot => boot.IsDirty).Select(boot => boot.Entry())],
            [.. _ports.Values.Where(IsNewlyKnown).Select(port => new PortIdentity(port.Address, port.Identity!))]);
    }

    /// <summary>Tells that a batch is committed for good.</summary>
    /// <param name="batch">The last that <see cref="Batch"/> gave; what was taken in since then is the next one's.</param>
    public void Committed(SampleBatch batch)
    {
        _stored += batch.Samples.Count;
        _pendingChars -= _pending.Take(batch.Samples.Count).Sum(waiting => waiting.Chars);
        _pending.RemoveRange(0, batch.Samples.Count);
        foreach (BootEntry entry in batch.Boots)
        {
            _ports[entry.Key.Address].Find(entry.Key.BootId)!.Settle(entry);
        }

        foreach (PortIdentity device in batch.Identities)
        {
            _ports[device.Address].CommittedIdentity = device.Identity;
        }
    }

    /// <summary>What edges have to be told and were not yet: one notice a port at most, for the run heard last.</summary>
    public IReadOnlyList<StoredNotice> Notices() => [.. _ports.Values.Select(port => port.Untold()).OfType<StoredNotice>()];

    /// <summary>Notes that a notice was handed to the broker.</summary>
    public void Told(StoredNotice notice) => _ports[notice.Address].Told(notice);

    /// <summary>Notes that the broker may have forgotten every notice.</summary>
    public void TellAnew()
    {
        foreach (PortBook port in _ports.Values)
        {
            port.Told(null);
        }
    }

    private static bool IsNewlyKnown(PortBook port) => port.Identity is not null && port.Identity != port.CommittedIdentity;

    private static bool IsWell(string bootId, long seq, long uptimeMs, IReadOnlyList<KeyValuePair<string, RawValue>> values) =>
        BootKey.IsBootId(bootId) && seq is >= 1 and <= BootLedger.SeqMax && uptimeMs is >= 0 and <= UptimeMax
        && values.Count <= SampleValuesMax && Chars(values) <= SampleCharsMax;

    private static bool IsWell(BacklogMessage backlog)
    {
        if (backlog.After < 0 || backlog.UptimeMs is < 0 or > UptimeMax || backlog.Rows.Count == 0)
        {
            return false;
        }

        long before = backlog.After;
        foreach (BacklogRow row in backlog.Rows)
        {
            if (row.Sequence <= before || !IsWell(backlog.BootId, row.Sequence, row.UptimeMs, row.Values))
            {
                return false;
            }

            before = row.Sequence;
        }

        return true;
    }

    private static int Chars(IReadOnlyList<KeyValuePair<string, RawValue>> values) => values.Sum(value => value.Key.Length + value.Value.Text.Length);

    private bool HasRoom(IReadOnlyList<KeyValuePair<string, RawValue>> values) =>
        _pending.Count < PendingMax && _pendingChars + Chars(values) <= PendingCharsMax;

    private SampleVerdict Take(PortBook port, BootBook boot, long seq, long uptimeMs, IReadOnlyList<KeyValuePair<string, RawValue>> values)
    {
        if (!HasRoom(values))
        {
            return Count(SampleVerdict.NoRoom);
        }

        SampleVerdict verdict = Count(boot.Numbers.Accept(seq));
        if (verdict == SampleVerdict.New)
        {
            var waiting = new Waiting(boot, seq, uptimeMs, port.Identity?.Serial, values, Chars(values));
            _pending.Add(waiting);
            _pendingChars += waiting.Chars;
        }

        return verdict;
    }

    private SampleVerdict Count(SampleVerdict verdict)
    {
        _repeats += verdict == SampleVerdict.Repeat ? 1 : 0;
        _malformed += verdict == SampleVerdict.Malformed ? 1 : 0;
        _noRoom += verdict == SampleVerdict.NoRoom ? 1 : 0;
        _undated += verdict == SampleVerdict.Undated ? 1 : 0;
        return verdict;
    }

    private PortBook? Port(PortAddress address)
    {
        if (!_ports.TryGetValue(address, out PortBook? port) && _ports.Count < PortsMax)
        {
            port = new PortBook(address);
            _ports.Add(address, port);
        }

        return port;
    }

    private (PortBook Port, BootBook Boot)? Book(PortAddress address, string bootId)
    {
        if (Port(address) is not { } port)
        {
            return null;
        }

        if (port.Find(bootId) is not { } boot)
        {
            var key = new BootKey(address, bootId);
            if (!port.MakeRoom() || !_archive.TryFind(key, out BootState state))
            {
                return null;
            }

            boot = new BootBook(key, state);
            port.Add(boot);
        }

        return (port, boot);
    }

    // Dated when it is committed: until then a better date of its run may have come.
    private sealed record Waiting(BootBook Boot, long Sequence, long UptimeMs, string? Serial, IReadOnlyList<KeyValuePair<string, RawValue>> Values, int Chars)
    {
        public Sample ToSample() => new(Boot.Key, Sequence, UptimeMs, Boot.Clock.At(UptimeMs), Serial, Values);
    }
}
