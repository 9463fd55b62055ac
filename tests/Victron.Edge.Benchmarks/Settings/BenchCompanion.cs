// BenchCompanion: the companion's own road to registers over a simulated broker. It is killed at any moment; the next one has
// another name in its requests. Every write that its services ask for is noted.

using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>One life of a companion.</summary>
public sealed class BenchCompanion : ISimClient, IEdgeChannel, IRegisterAccess, IDisposable
{
    private readonly SimWorld _world;
    private readonly SimBroker _broker;
    private readonly EdgeClocks _clocks;
    private readonly EdgeRegisterAccess _access;
    private readonly List<WriteIntent> _intents;

    /// <summary>Starts one.</summary>
    /// <param name="world">Its world.</param>
    /// <param name="broker">Its broker.</param>
    /// <param name="random">Chance of its line and of its name.</param>
    /// <param name="network">Its network.</param>
    /// <param name="intents">Where its writes are noted.</param>
    public BenchCompanion(SimWorld world, SimBroker broker, SimRandom random, SimNetwork network, List<WriteIntent> intents)
    {
        _world = world;
        _broker = broker;
        _intents = intents;
        Time = new WorldTime(world);
        _clocks = new EdgeClocks(Time);
        _access = new EdgeRegisterAccess(Port, this, new RequestNames(new Random(random.Next(int.MaxValue))), Time);
        Line = new SimLine(world, broker, network, this, random.Fork(2), () => { });
        Line.Start();
    }

    /// <summary>The port that it works on.</summary>
    public static PortAddress Port { get; } = new(BenchEdge.Name, "ve1");

    /// <summary>Its clock.</summary>
    public WorldTime Time { get; }

    /// <summary>Its way to the broker.</summary>
    public SimLine Line { get; }

    /// <summary>Ends at once; whatever it waits for never comes.</summary>
    public void Kill()
    {
        Time.IsDead = true;
        Line.Stop();
    }

    /// <inheritdoc/>
    public bool Wants(string topic) => topic.StartsWith($"victron-edge/{BenchEdge.Name}/", StringComparison.Ordinal) && !topic.EndsWith("/hex/request", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Arrived(SimMessage message, bool isDuplicate)
    {
        if (Time.IsDead)
        {
            return;
        }

        switch (message.Topic.Split('/'))
        {
            case [_, _, _, "hex", var kind]:
                _access.Take(kind, message.Payload);
                break;
            case [.., "info" or "state"] when !message.Retain:
                _clocks.Take(BenchEdge.Name, message.Payload);
                break;
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
    public bool TrySend(CompanionMessage message)
    {
        if (Line.Session is not { } session || Time.IsDead)
        {
            return false;
        }

        session.Up(() => _broker.Publish(session, new SimMessage(message.Topic, message.Payload, message.Retain, message.Qos), () => { }));
        return true;
    }

    /// <inheritdoc/>
    public EdgeMoment? MomentOf(string edge) => _clocks.Of(edge);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RegisterReply>> ReadAsync(IReadOnlyList<int> registers, IProgress<AccessProgress>? progress, CancellationToken stop) =>
        _access.ReadAsync(registers, progress, stop);

    /// <inheritdoc/>
    public async Task<RegisterReply> WriteAsync(int register, byte[] value, CancellationToken stop)
    {
        var intent = new WriteIntent(_world.NowMs, register, value);
        _intents.Add(intent);
        RegisterReply reply = await _access.WriteAsync(register, value, stop).ConfigureAwait(false);
        intent.DoneMs = _world.NowMs;
        intent.Reply = reply;
        return reply;
    }

    /// <inheritdoc/>
    public void Dispose() => _access.Dispose();
}
