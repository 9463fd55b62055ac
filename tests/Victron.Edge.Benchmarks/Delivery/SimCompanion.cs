// SimCompanion: the companion's own reading, book and recorder over a simulated broker and store. It is killed at any
// moment: what was not committed by then is gone.

using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>One companion.</summary>
public sealed class SimCompanion : ISimClient, ISampleSink
{
    private const int CommitMs = 1_000;
    private const int UrgentMs = 20;

    private readonly SimWorld _world;
    private readonly SimBroker _broker;
    private readonly SimStore _store;
    private SampleRecorder? _recorder;
    private EdgeIngest? _ingest;
    private int _life;
    private long? _planned;

    /// <summary>Makes a companion that does not run yet.</summary>
    public SimCompanion(SimWorld world, SimBroker broker, SimStore store, SimRandom random, SimProfile profile)
    {
        _world = world;
        _broker = broker;
        _store = store;
        Line = new SimLine(world, broker, new SimNetwork(random.Fork(1), profile.UsualDelayMs, profile.SlowDelayMs), this, random.Fork(2), Connected);
    }

    /// <summary>Its way to the broker.</summary>
    public SimLine Line { get; }

    /// <summary>The first acknowledgement that was wrong; null when none was.</summary>
    public string? Fault { get; private set; }

    /// <summary>Samples that were new in a backlog.</summary>
    public long BacklogRows { get; private set; }

    /// <summary>Begins where the store ends.</summary>
    public void Start()
    {
        _life++;
        _recorder = new SampleRecorder(_store);
        _ingest = new EdgeIngest(new LiveState(TimeProvider.System), this);
        _planned = null;
        Line.Start();
    }

    /// <summary>Ends at once.</summary>
    public void Kill()
    {
        _life++;
        _recorder = null;
        _ingest = null;
        Line.Stop();
    }

    /// <inheritdoc/>
    public bool Wants(string topic) =>
        topic.EndsWith("/state", StringComparison.Ordinal) || topic.EndsWith("/backlog", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Arrived(SimMessage message, bool isDuplicate)
    {
        _ingest?.Take(message.Topic, message.Payload, message.Retain);
        if (_recorder is not null)
        {
            Plan(_recorder.Ledger.IsUrgent ? UrgentMs : CommitMs);
        }
    }

    /// <inheritdoc/>
    public void Lost(SimSession session)
    {
        if (session == Line.Session)
        {
            Line.Lost();
        }
    }

    /// <inheritdoc/>
    public void TakeState(PortAddress address, StateMessage state, bool kept) => _ = _recorder!.Ledger.TakeState(address, state, kept, _world.UnixMs);

    /// <inheritdoc/>
    public void TakeBacklog(PortAddress address, BacklogMessage backlog) => BacklogRows += _recorder!.Ledger.TakeBacklog(address, backlog, _world.UnixMs);

    /// <inheritdoc/>
    public void TakeIdentity(PortAddress address, DeviceIdentity identity) => _recorder!.Ledger.TakeIdentity(address, identity);

    private void Connected()
    {
        _recorder!.Ledger.TellAnew();
        Plan(UrgentMs);
    }

    // A step later than one that is planned already is no step more.
    private void Plan(int ms)
    {
        long atMs = _world.NowMs + ms;
        if (_planned is { } planned && planned <= atMs)
        {
            return;
        }

        int life = _life;
        _planned = atMs;
        _world.After(ms, () =>
        {
            if (life == _life && _planned == atMs)
            {
                _planned = null;
                Step();
            }
        });
    }

    private void Step()
    {
        bool isAllTold = _recorder!.Step(Tell);
        if (!isAllTold || _recorder.Problem is not null)
        {
            Plan(CommitMs);
        }
    }

    private bool Tell(StoredNotice notice)
    {
        Fault ??= DeliveryCheck.OfAcknowledged(new BootKey(notice.Address, notice.BootId), notice.Sequence, _store);
        if (Line.Session is not { } session)
        {
            return false;
        }

        var message = CompanionMessage.Stored(notice);
        session.Up(() => _broker.Publish(session, new SimMessage(message.Topic, message.Payload, message.Retain, message.Qos), () => { }));
        return true;
    }
}
