// SimulatedDevice: one device with its VE.Direct port: says its reports at its own pace and answers HEX requests.
// Owns no clock: the system that it belongs to lets its time run, so all devices of a system agree.
// Leaves what is said to the device models and when bytes leave to the transmitter.
using Victron.Edge.Catalogue;
using Victron.Edge.Simulator.Devices;
using Victron.Edge.Simulator.Faults;
using Victron.Edge.Simulator.Hex;
using Victron.Edge.Simulator.Registers;
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator;

/// <summary>A simulated device and the clean cable to it.</summary>
public sealed class SimulatedDevice : ISimulatedLink
{
    // Old devices: "several seconds" without a valid request bring the text back.
    private const int TextReturnsMs = 5000;

    // Restart: capacitors empty, controller starts; then a line break that a host reads as NUL.
    private const int RestartMs = 2500;

    // Any other value than 0 makes the TX pin something else than a port for text; HEX is still answered.
    private const int TransmitFunction = 0xED9E;

    private readonly SimulatedSystem _system;
    private readonly IDeviceModel _model;
    private readonly SimRandom _random;
    private readonly BlockWriter _writer;
    private readonly DeviceRegisters _registers;
    private readonly HexFaults _faults;
    private readonly Transmitter _transmitter;
    private readonly HexPort _port;
    private long _dueMs;
    private long _startedMs;
    private long _mutedUntilMs;
    private long _uptimeBaseSeconds = 86_399;

    internal SimulatedDevice(string name, DeviceKind kind, SimulatedSystem system, IDeviceModel model, SimRandom random)
    {
        Name = name;
        Kind = kind;
        _system = system;
        _model = model;
        _random = random;
        _transmitter = new Transmitter(kind.Hex == HexGeneration.Old ? FramePlacement.AnyByte : FramePlacement.BetweenBlocks);
        _registers = new DeviceRegisters(kind, model, () => system.NowMs);
        _faults = new HexFaults(random.Fork(3));
        _port = new HexPort(model.Identity, _registers, _faults);
        _writer = new BlockWriter { Heard = _registers.Text.Take };
        _dueMs = random.Next(1000); // devices of a system are not in step with each other
    }

    /// <summary>What the owner calls it: <c>House battery</c>.</summary>
    public string Name { get; }

    /// <summary>Product and firmware.</summary>
    public DeviceKind Kind { get; }

    /// <summary>Serial number, eleven characters; drawn from the seed. Not every device sends it in its text.</summary>
    public string Serial => _model.Identity.Serial;

    /// <summary>Bytes lost because nobody read them in time.</summary>
    public long LostBytes => _transmitter.LostBytes;

    /// <summary>Family of the product in the catalogue; empty for a device without HEX mode.</summary>
    public string Family => _registers.Family;

    /// <summary>Registers that this device answers for, by id; the three of its identity always, whether listed or not.</summary>
    public IEnumerable<RegisterEntry> Registers => _registers.Entries;

    /// <summary>Every set frame with a good check that reached the device, oldest first.</summary>
    public IReadOnlyList<SimulatedWrite> Writes
    {
        get
        {
            lock (_system.Gate)
            {
                return [.. _registers.Writes];
            }
        }
    }

    /// <summary>Adds a fault of the HEX port.</summary>
    public void Disturb(HexFault fault)
    {
        lock (_system.Gate)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Ends all faults of the HEX port.</summary>
    public void Calm()
    {
        lock (_system.Gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>Reads a register as a HEX get would, without the line.</summary>
    /// <param name="register">Register id, 0 … 65535.</param>
    public RegisterReply Look(int register)
    {
        lock (_system.Gate)
        {
            return _registers.Get(register);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Lets the time of the whole system run, so that devices of one system never disagree.</remarks>
    public void Advance(long nowMs) => _system.Advance(nowMs);

    /// <inheritdoc/>
    public bool TryRead(out WireByte next)
    {
        lock (_system.Gate)
        {
            return _transmitter.TryRead(out next);
        }
    }

    /// <inheritdoc/>
    public void Receive(byte[] buffer, int offset, int count)
    {
        lock (_system.Gate)
        {
            Hear(buffer, offset, count);
        }
    }

    /// <inheritdoc/>
    public void Restart()
    {
        lock (_system.Gate)
        {
            BeginAnew();
        }
    }

    /// <summary>Says what is due and sends what has time to be sent.</summary>
    internal void RunTo(long nowMs)
    {
        while (_dueMs <= nowMs)
        {
            _transmitter.PumpTo(_dueMs);
            Report();
            _dueMs += _model.IntervalMs;
        }

        _transmitter.PumpTo(nowMs);
    }

    private void Hear(byte[] buffer, int offset, int count)
    {
        if (Kind.Hex == HexGeneration.None || _system.NowMs < _startedMs || !_model.HasPower)
        {
            return; // no HEX mode, or nobody awake to listen
        }

        for (int i = offset; i < offset + count; i++)
        {
            if (_port.Accept(buffer[i]) is { } answer)
            {
                Apply(answer);
            }
        }
    }

    private void BeginAnew()
    {
        _startedMs = _system.NowMs + RestartMs;
        _uptimeBaseSeconds = 0;
        _mutedUntilMs = 0;
        _registers.Restart();
        _model.Restart();
        _port.Reset();
        _transmitter.Reset(_startedMs);
        _transmitter.Enqueue([0], _startedMs);
        _dueMs = _startedMs + 200 + _random.Next(300);
    }

    private void Report()
    {
        if (_dueMs < _mutedUntilMs || !_model.HasPower)
        {
            return;
        }

        _registers.UptimeSeconds = _uptimeBaseSeconds + ((_dueMs - _startedMs) / 1000);
        _model.Follow(_registers);
        _model.Compose(_writer, _registers.UptimeSeconds);
        byte[][] segments = _writer.Take();
        foreach (byte[] segment in _registers.Raw(TransmitFunction) > 0 ? [] : segments)
        {
            bool isFrame = segment[0] == (byte)':';
            if (isFrame && Kind.Hex == HexGeneration.Old)
            {
                _transmitter.Interject(segment, _dueMs + 5 + _random.Next(60)); // somewhere inside the running block
            }
            else
            {
                _transmitter.Enqueue(segment, _dueMs);
            }
        }
    }

    private void Apply(HexAnswer answer)
    {
        if (answer.Effect == HexEffect.Restarts)
        {
            BeginAnew();
            return;
        }

        if (answer.Effect == HexEffect.HoldsHex && Kind.Hex == HexGeneration.Old)
        {
            _transmitter.StopText();
            _mutedUntilMs = _system.NowMs + TextReturnsMs;
        }

        long replyMs = _system.NowMs + Kind.Registers.AnswerDelayMs + answer.LateMs;
        if (answer.Frame.Length > 0)
        {
            _transmitter.Interject(answer.Frame, replyMs);
        }

        foreach (int register in _registers.TakeChanged())
        {
            if (Kind.Hex == HexGeneration.New)
            {
                _transmitter.Interject(HexFrame.Async(register, _registers.Get(register).Value), replyMs);
            }
        }
    }
}
