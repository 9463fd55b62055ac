// SqliteRows: the statements of the one writer, prepared once, and the numbers that rows have got.
// Every statement may be repeated: inserting what is there changes nothing.

using Microsoft.Data.Sqlite;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;

namespace Victron.Edge.Storage.Sqlite;

/// <summary>Rows of the database, for its writer.</summary>
internal sealed class SqliteRows : IDisposable
{
    // A date that moves by more than this was wrong before; by less, the edge's crystal drifts and old dates were right.
    private const long JumpMs = 10_000;
    private const int RememberedMax = 10_000;
    private const long MinuteMs = 60_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<PortAddress, long> _ports = [];
    private readonly Dictionary<BootKey, long> _boots = [];
    private readonly Dictionary<(PortAddress Address, string Serial, string Keys), long> _layouts = [];
    private readonly HashSet<(long Port, long Minute)> _marked = [];
    private readonly List<Statement> _statements = [];
    private readonly Statement _port;
    private readonly Statement _device;
    private readonly Statement _boot;
    private readonly Statement _offset;
    private readonly Statement _move;
    private readonly Statement _layout;
    private readonly Statement _sample;
    private readonly Statement _due;
    private readonly Statement _dueOfBoot;
    private readonly Statement _find;
    private readonly Statement _held;

    public SqliteRows(SqliteConnection connection)
    {
        _connection = connection;

        // DO UPDATE with no change: RETURNING gives the row that is there.
        _port = Add("INSERT INTO ports (edge, port) VALUES ($edge, $port) ON CONFLICT (edge, port) DO UPDATE SET edge = edge RETURNING id",
            "$edge", "$port");
        _device = Add("UPDATE ports SET product_id = $pid, product = $product, family = $family, serial = $serial, firmware = $firmware WHERE id = $id",
            "$pid", "$product", "$family", "$serial", "$firmware", "$id");
        _offset = Add("SELECT offset_ms FROM boots WHERE port_id = $port AND boot_id = $boot", "$port", "$boot");
        _boot = Add(
            """
            INSERT INTO boots (port_id, boot_id, stored, lost, held, newest, offset_ms, dating, heard_at)
            VALUES ($port, $boot, $stored, $lost, $held, $newest, $offset, $dating, $heard)
            ON CONFLICT (port_id, boot_id) DO UPDATE SET stored = $stored, lost = $lost, held = $held, newest = $newest,
                offset_ms = $offset, dating = $dating, heard_at = $heard
            RETURNING id
            """,
            "$port", "$boot", "$stored", "$lost", "$held", "$newest", "$offset", "$dating", "$heard");
        _move = Add("UPDATE samples SET at = max(0, at + $move) WHERE boot = $boot", "$move", "$boot");
        _layout = Add(
            "INSERT INTO layouts (port_id, serial, keys) VALUES ($port, $serial, $keys) ON CONFLICT (port_id, serial, keys) DO UPDATE SET keys = keys RETURNING id",
            "$port", "$serial", "$keys");
        _sample = Add(
            """
            INSERT INTO samples (boot, seq, uptime_ms, at, layout, data) VALUES ($boot, $seq, $uptime, $at, $layout, $data)
            ON CONFLICT (boot, seq) DO NOTHING
            """,
            "$boot", "$seq", "$uptime", "$at", "$layout", "$data");

        // The minute after too: a sample counts until the next one.
        _due = Add("INSERT INTO due (port_id, at) VALUES ($port, $at), ($port, $at + 1) ON CONFLICT DO NOTHING", "$port", "$at");
        _dueOfBoot = Add("INSERT INTO due SELECT DISTINCT $port, at / 60000 FROM samples WHERE boot = $boot ON CONFLICT DO NOTHING", "$port", "$boot");
        _find = Add(
            """
            SELECT boots.id, stored, lost, offset_ms, dating FROM boots JOIN ports ON ports.id = boots.port_id
            WHERE edge = $edge AND port = $port AND boot_id = $boot
            """,
            "$edge", "$port", "$boot");

        // Numbers in a row have the same difference to their place in the order.
        _held = Add(
            """
            SELECT min(seq), max(seq) FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS run FROM samples WHERE boot = $boot AND seq > $stored)
            GROUP BY run ORDER BY run
            """,
            "$boot", "$stored");
    }

    /// <summary>Runs what follows in a transaction.</summary>
    public void Begin(SqliteTransaction transaction)
    {
        if (_boots.Count > RememberedMax || _layouts.Count > RememberedMax)
        {
            Forget();
        }

        _marked.Clear();
        _statements.ForEach(statement => statement.Command.Transaction = transaction);
    }

    /// <summary>Notes which device is at a port.</summary>
    public void Name(PortIdentity device)
    {
        DeviceIdentity identity = device.Identity;
        _ = _device.Run(identity.ProductId, identity.Product, identity.Family, identity.Serial, identity.Firmware, Port(device.Address));
    }

    /// <summary>Puts where a run stands, and moves its samples when they were dated wrongly.</summary>
    public void Put(BootEntry boot)
    {
        long port = Port(boot.Key.Address);
        object? before = _offset.Run(port, boot.Key.BootId);
        BootState state = boot.State;
        long held = state.Held.Sum(range => range.Last - range.First + 1);
        long id = (long)_boot.Run(port, boot.Key.BootId, state.Stored, state.Lost, held, boot.Newest, state.OffsetMs, (int)state.Dating, boot.HeardMs)!;
        _boots[boot.Key] = id;
        if (before is long offset && state.OffsetMs is { } now && Math.Abs(now - offset) > JumpMs)
        {
            _ = _dueOfBoot.Run(port, id);
            _ = _move.Run(now - offset, id);
            _ = _dueOfBoot.Run(port, id);
        }
    }

    /// <summary>Puts a sample, whose run was put before.</summary>
    public void Put(Sample sample)
    {
        string keys = SampleData.Keys(sample.Values);
        (PortAddress Address, string Serial, string Keys) layout = (sample.Boot.Address, sample.Serial ?? "", keys);
        if (!_layouts.TryGetValue(layout, out long id))
        {
            id = (long)_layout.Run(Port(layout.Address), layout.Serial, keys)!;
            _layouts[layout] = id;
        }

        _ = _sample.Run(_boots[sample.Boot], sample.Sequence, sample.UptimeMs, sample.AtMs, id, SampleData.Values(sample.Values));
        (long Port, long Minute) due = (Port(layout.Address), sample.AtMs / MinuteMs);
        if (_marked.Add(due))
        {
            _ = _due.Run(due.Port, due.Minute);
        }
    }

    /// <summary>Finds a run.</summary>
    public BootState Find(BootKey key)
    {
        Begin(null!);
        if (_find.Row(key.Address.Edge, key.Address.Port, key.BootId) is not [long id, long stored, long lost, var offset, long dating])
        {
            return BootState.Fresh;
        }

        List<SeqRange> held = [.. _held.Rows(id, stored).Select(row => new SeqRange((long)row[0]!, (long)row[1]!))];
        return new BootState(stored, lost, held, offset as long?, (BootDating)dating);
    }

    /// <summary>Forgets the numbers of rows.</summary>
    public void Forget()
    {
        _ports.Clear();
        _boots.Clear();
        _layouts.Clear();
    }

    public void Dispose() => _statements.ForEach(statement => statement.Dispose());

    private long Port(PortAddress address)
    {
        if (!_ports.TryGetValue(address, out long id))
        {
            id = (long)_port.Run(address.Edge, address.Port)!;
            _ports[address] = id;
        }

        return id;
    }

    private Statement Add(string sql, params string[] parameters)
    {
        var statement = new Statement(_connection, sql, parameters);
        _statements.Add(statement);
        return statement;
    }
}
