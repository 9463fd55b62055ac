// DeviceRegisters: every register that a device of its family has, after the catalogue: answers, checks, stores, forgets.
// Leaves what is measured to the text of the device, records to the models, and frames to HexPort.
// Source: shared notes on HEX mode, flags; on setting safety, "What the device does with bad values" and "Volatile ids".
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Hex;

namespace Victron.Edge.Simulator.Registers;

internal sealed class DeviceRegisters : IRegisterFile, IDeviceSettings
{
    private const int Uptime = 0x0120;
    private const int Capabilities = 0x0140;
    private const int SystemVoltage = 0xEDEF;
    private const byte NotSupported = 0x02;
    private const byte ParameterError = 0x04;

    // A write to the first is taken and comes to nothing unless the second holds the third.
    private static readonly Dictionary<int, (int Register, long Value)> ObeyedWhile = new() { [0x034E] = (0x034F, 2) };

    private static readonly Lazy<DeviceCatalogue> Shared = new(DeviceCatalogue.Load);

    private readonly IdentityRegisters _identity;
    private readonly IDeviceModel _model;
    private readonly RegisterTraits _traits;
    private readonly Func<long> _nowMs;
    private readonly BatteryPresets _presets;
    private readonly Dictionary<int, RegisterEntry> _entries;
    private readonly Dictionary<int, byte[]> _stored = [];
    private readonly Dictionary<int, (byte[] Value, long UntilMs)> _volatile = [];
    private readonly List<SimulatedWrite> _writes = [];
    private readonly List<int> _changed = [];

    /// <param name="kind">Product and firmware.</param>
    /// <param name="model">Knows identity and records, and follows the settings.</param>
    /// <param name="nowMs">Simulated time in ms.</param>
    public DeviceRegisters(DeviceKind kind, IDeviceModel model, Func<long> nowMs)
    {
        DeviceCatalogue catalogue = Shared.Value;
        Family = kind.Hex == HexGeneration.None ? string.Empty : catalogue.Product(model.Identity.Pid)?.Family ?? string.Empty;
        _identity = new IdentityRegisters(model.Identity, kind.Product);
        _model = model;
        _traits = kind.Registers with { Figures = kind.Registers.Figures.Concat(model.Figures).ToDictionary() };
        _nowMs = nowMs;
        _presets = new BatteryPresets(catalogue, Family);
        _entries = catalogue.Entries(Family).Where(IsPresent).DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id);
        Text = new TextMeasurements(catalogue);
    }

    /// <summary>Family in the catalogue; empty for a device without HEX mode.</summary>
    public string Family { get; }

    /// <summary>What the device said last.</summary>
    public TextMeasurements Text { get; }

    /// <summary>Seconds since the device was started.</summary>
    public long UptimeSeconds { get; set; }

    /// <summary>Every set frame so far, oldest first.</summary>
    public IReadOnlyList<SimulatedWrite> Writes => _writes;

    /// <summary>Registers that this device answers for, by id.</summary>
    public IEnumerable<RegisterEntry> Entries => _entries.Values.OrderBy(entry => entry.Id);

    /// <inheritdoc/>
    public RegisterReply Get(int register)
    {
        if ((_identity.Find(register) ?? _model.Record(register)) is { } fixedReply)
        {
            return fixedReply;
        }

        return !_entries.TryGetValue(register, out RegisterEntry? entry)
            ? RegisterReply.Unknown
            : entry.IsReadable ? new RegisterReply(0, ValueOf(entry)) : new RegisterReply(NotSupported, []);
    }

    /// <inheritdoc/>
    public RegisterReply Set(int register, byte[] value)
    {
        (RegisterReply reply, bool isStored) = Write(register, value);
        _writes.Add(new SimulatedWrite(_nowMs(), register, value, isStored));
        return reply;
    }

    /// <inheritdoc/>
    public void Lose(int register, byte[] value) => _writes.Add(new SimulatedWrite(_nowMs(), register, value, false));

    /// <inheritdoc/>
    public long? Raw(int register)
    {
        if (!_entries.TryGetValue(register, out RegisterEntry? entry) || ValueOf(entry) is not { Length: > 0 and <= 4 } bytes)
        {
            return null;
        }

        long raw = RawNumber.Read(bytes, entry.Type);
        return raw == entry.Row.NotAvailable ? null : raw;
    }

    /// <summary>Registers whose value a write has changed since the last call.</summary>
    public int[] TakeChanged()
    {
        int[] changed = [.. _changed];
        _changed.Clear();
        return changed;
    }

    /// <summary>The device loses power: what is not in flash goes back to its default.</summary>
    public void Restart()
    {
        _volatile.Clear();
        _changed.Clear();
        Text.Forget();
    }

    private (RegisterReply Reply, bool IsStored) Write(int register, byte[] value)
    {
        if ((_identity.Find(register) ?? _model.Record(register)) is { } fixedReply)
        {
            return (fixedReply with { Flags = NotSupported }, false);
        }

        if (!_entries.TryGetValue(register, out RegisterEntry? entry))
        {
            return (RegisterReply.Unknown, false);
        }

        return entry.Row.Access switch
        {
            "w" => Act(entry, value),
            "rw" => Store(entry, value),
            _ => (new RegisterReply(NotSupported, ValueOf(entry)), false),
        };
    }

    private (RegisterReply Reply, bool IsStored) Act(RegisterEntry entry, byte[] value)
    {
        if (!entry.IsWritable)
        {
            return (new RegisterReply(NotSupported, []), false); // what wipes or calibrates is not played
        }

        if (!entry.IsAction && ValueCheck.Refuse(entry, value, SystemVolts, BytesOf) != null)
        {
            return (new RegisterReply(ParameterError, []), false);
        }

        _model.Act(entry.Id);
        return (new RegisterReply(0, value), true);
    }

    private (RegisterReply Reply, bool IsStored) Store(RegisterEntry entry, byte[] value)
    {
        if (ValueCheck.Refuse(entry, value, SystemVolts, BytesOf) is { } nearest)
        {
            bool isOffered = entry.Readback == "clamped" && nearest.Length > 0;
            return (new RegisterReply(ParameterError, isOffered ? nearest : ValueOf(entry)), false);
        }

        if (!IsObeyed(entry))
        {
            return (new RegisterReply(0, ValueOf(entry)), false);
        }

        int[] watched = [entry.Id, SystemVoltage, .. BatteryPresets.Registers];
        Dictionary<int, byte[]?> before = watched.Distinct().ToDictionary(id => id, BytesOf);
        Keep(entry, value);
        _changed.AddRange(before.Where(pair => pair.Value != null && !pair.Value.SequenceEqual(BytesOf(pair.Key)!)).Select(pair => pair.Key));
        _model.Follow(this);
        return (new RegisterReply(0, ValueOf(entry)), true);
    }

    private void Keep(RegisterEntry entry, byte[] value)
    {
        if (entry.Storage == "volatile")
        {
            long untilMs = entry.Need("refresh_s") is { } refresh ? _nowMs() + (1000 * refresh.Values[0]) : long.MaxValue;
            _volatile[entry.Id] = (value, untilMs);
            return;
        }

        _stored[entry.Need("verify_read")?.Register ?? entry.Id] = value;
    }

    private bool IsObeyed(RegisterEntry entry)
    {
        bool isUnlocked = entry.Need("first") is not { Register: int key } first
            || _model.Identity.VersionDigits >= Version(first.Firmware)
            || (Raw(key) & first.Values[0]) != 0;
        return isUnlocked && (!ObeyedWhile.TryGetValue(entry.Id, out (int Register, long Value) gate) || Raw(gate.Register) == gate.Value);
    }

    private byte[] ValueOf(RegisterEntry entry)
    {
        if (entry.Id == SystemVoltage)
        {
            return HexFrame.Little((long)SystemVolts, 1);
        }

        if (entry.Id is Uptime or Capabilities)
        {
            return HexFrame.Little(entry.Id == Uptime ? UptimeSeconds : _traits.Capabilities, 4);
        }

        if (_presets.Figure(BatteryTypeNow, entry.Id, SystemVolts) is decimal figure)
        {
            return RegisterDefaults.Bytes(entry, figure, RegisterDefaults.WidthOf(entry));
        }

        if (_volatile.TryGetValue(entry.Id, out (byte[] Value, long UntilMs) held) && _nowMs() < held.UntilMs)
        {
            return held.Value;
        }

        return _stored.TryGetValue(entry.Id, out byte[]? kept) ? kept : Measured(entry) ?? RegisterDefaults.Of(entry, _traits, SystemVolts);
    }

    // A quantity that the text has too; "not available" where the text says "---" or says nothing at all.
    private byte[]? Measured(RegisterEntry entry)
    {
        int width = RawNumber.Width(entry.Type);
        if (entry.Row.Quantity.Length == 0 || entry.Row.Access == "rw" || width == 0 || entry.Type == "float")
        {
            return null;
        }

        bool isSent = Text.TryGet(entry.Row.Quantity, out decimal? value);
        if (isSent && value is decimal known)
        {
            // Text counts degrees Celsius where registers may count kelvin.
            return RegisterDefaults.Bytes(entry, entry.Unit == "K" ? known + 273.15m : known, width);
        }

        return entry.Row.NotAvailable is long none ? HexFrame.Little(none, width) : null;
    }

    private byte[]? BytesOf(int register) => _entries.TryGetValue(register, out RegisterEntry? entry) ? ValueOf(entry) : null;

    private long BatteryTypeNow =>
        !_entries.TryGetValue(BatteryPresets.BatteryType, out RegisterEntry? entry) ? -1
        : _stored.TryGetValue(entry.Id, out byte[]? kept) ? kept[0] : RegisterDefaults.Of(entry, _traits, 12)[0];

    // 0 lets the charger detect the voltage: it finds what the kind is built around.
    private decimal SystemVolts =>
        _entries.TryGetValue(SystemVoltage, out RegisterEntry? entry)
            && entry.Need("verify_read") is { Register: int setting } && _stored.TryGetValue(setting, out byte[]? kept) && kept[0] != 0
            ? kept[0]
            : _traits.Figures.GetValueOrDefault(SystemVoltage, 12);

    // A firmware that does not have a register yet, or no more, and a model without the part answer "unknown".
    private bool IsPresent(RegisterEntry entry) =>
        entry.Needs.All(need => need.Kind switch
        {
            "fw_ge" => _model.Identity.VersionDigits >= Version(need.Firmware),
            "fw_lt" => _model.Identity.VersionDigits < Version(need.Firmware),
            "capability_bit" => ((_traits.Capabilities >> (int)need.Values[0]) & 1) == 1,
            _ => true,
        });

    private static int Version(string firmware)
    {
        string[] parts = firmware.Split('.');
        return Convert.ToInt32(parts[0] + parts[1].PadLeft(2, '0'), 16);
    }
}
