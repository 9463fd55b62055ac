// FaultyLink: a cable with one kind of fault around another cable; several are stacked for several faults.
// Each has a stream of chance of its own, so that adding a fault does not move the others.
// Leaves the undamaged bytes to the link inside.
using Victron.Edge.Simulator.Wire;

namespace Victron.Edge.Simulator.Faults;

/// <summary>A decorator that damages what the device sends.</summary>
public sealed class FaultyLink : ISimulatedLink
{
    private const int SecondMs = 1000;
    private const int PauseMsMin = 300;
    private const int PauseMsMax = 4000;
    private const int GarbageBytesMax = 200;

    private readonly ISimulatedLink _inner;
    private readonly Fault _fault;
    private readonly SimRandom _random;
    private readonly Queue<WireByte> _ready = new();
    private readonly Queue<WireByte> _held = new();
    private long _nextSecondMs = SecondMs;
    private long _eventMs = long.MaxValue;
    private long _pausedUntilMs;

    /// <summary>Puts a fault around a link.</summary>
    public FaultyLink(ISimulatedLink inner, Fault fault, SimRandom random)
    {
        _inner = inner;
        _fault = fault;
        _random = random;
    }

    /// <summary>How often the fault has happened.</summary>
    public long Events { get; private set; }

    /// <summary>Stacks all faults around a link; the first of the list sits nearest to the device.</summary>
    public static ISimulatedLink Around(ISimulatedLink device, IEnumerable<Fault> faults, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(faults);
        SimRandom random = new(seed);
        ISimulatedLink link = device;
        int stream = 1000;
        foreach (Fault fault in faults)
        {
            link = new FaultyLink(link, fault, random.Fork(stream++));
        }

        return link;
    }

    /// <inheritdoc/>
    public void Advance(long nowMs)
    {
        while (Math.Min(_eventMs, _nextSecondMs) <= nowMs)
        {
            RunTo(Math.Min(_eventMs, _nextSecondMs));
            if (_eventMs < _nextSecondMs)
            {
                Happen();
            }
            else
            {
                Draw();
            }
        }

        RunTo(nowMs);
    }

    /// <inheritdoc/>
    public bool TryRead(out WireByte next) => _ready.TryDequeue(out next);

    /// <inheritdoc/>
    public void Receive(byte[] buffer, int offset, int count) => _inner.Receive(buffer, offset, count);

    /// <inheritdoc/>
    public void Restart() => _inner.Restart();

    private void RunTo(long nowMs)
    {
        _inner.Advance(nowMs);
        while (_inner.TryRead(out WireByte next))
        {
            Pass(next);
        }

        if (nowMs >= _pausedUntilMs)
        {
            while (_held.TryDequeue(out WireByte late))
            {
                _ready.Enqueue(late with { SentMs = Math.Max(late.SentMs, _pausedUntilMs) });
            }
        }
    }

    private void Pass(WireByte next)
    {
        switch (_fault.Kind)
        {
            case FaultKind.Flip: Hand(Hit() ? next with { Value = (byte)(next.Value ^ (1 << _random.Next(8))) } : next); break;
            case FaultKind.Drop: if (!Hit()) { Hand(next); } break;
            case FaultKind.Insert: Hand(next); if (Hit()) { Hand(next with { Value = (byte)_random.Next(256) }); } break;
            default: Hand(next); break;
        }
    }

    // Once a second it is drawn whether the fault happens in the next one, and when, so that it hits blocks and gaps alike.
    private void Draw()
    {
        long secondMs = _nextSecondMs;
        _nextSecondMs += SecondMs;
        bool isPerSecond = _fault.Kind is FaultKind.Pause or FaultKind.Garbage or FaultKind.BrownOut;
        if (isPerSecond && secondMs >= _pausedUntilMs && Hit())
        {
            _eventMs = secondMs + _random.Next(SecondMs);
        }
    }

    private void Happen()
    {
        long nowMs = _eventMs;
        _eventMs = long.MaxValue;
        switch (_fault.Kind)
        {
            case FaultKind.Pause: _pausedUntilMs = nowMs + PauseMsMin + _random.Next(PauseMsMax - PauseMsMin); break;
            case FaultKind.Garbage: AddGarbage(nowMs); break;
            default: _inner.Restart(); break;
        }
    }

    private void AddGarbage(long nowMs)
    {
        int count = 1 + _random.Next(GarbageBytesMax);
        for (int i = 0; i < count; i++)
        {
            Hand(new WireByte((byte)_random.Next(256), nowMs));
        }
    }

    private void Hand(WireByte next)
    {
        // Whatever follows a held byte waits with it, or the order would change.
        bool isHeld = _fault.Kind == FaultKind.Pause && (_held.Count > 0 || next.SentMs <= _pausedUntilMs);
        (isHeld ? _held : _ready).Enqueue(next);
    }

    private bool Hit()
    {
        bool isHit = _random.IsHit(_fault.Rate);
        Events += isHit ? 1 : 0;
        return isHit;
    }
}
