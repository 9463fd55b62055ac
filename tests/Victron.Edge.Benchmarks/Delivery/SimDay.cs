// SimDay: one seed: edges, network, broker and companion for 24 hours with faults, an hour to settle, and the verdict.

using Victron.Edge.Simulator;

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>One simulated day.</summary>
public sealed class SimDay
{
    private const long HourMs = 3_600_000;
    private const long FaultsUntilMs = 24 * HourMs;

    // The longest ring, 1 KiB a message, over the slowest line; then silence, so that nothing is on its way at the end.
    private const long TalkUntilMs = FaultsUntilMs + (2 * HourMs);
    private const long EndMs = TalkUntilMs + (HourMs / 2);

    private readonly SimWorld _world;
    private readonly SimProfile _profile;

    /// <summary>Prepares the day of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="store">Where samples go.</param>
    public SimDay(int seed, SimStore store)
    {
        Store = store;
        _world = new SimWorld(seed);
        _profile = SimProfile.Of(_world.Random.Fork(1));
        Broker = new SimBroker(_world.Random.Fork(2));
        Companion = new SimCompanion(_world, Broker, Store, _world.Random.Fork(3), _profile);
        Edges = [.. Enumerable.Range(0, _profile.Edges).Select(i => new SimEdge(_world, _profile, Broker, $"edge-{i}", _world.Random.Fork(10 + i)))];
    }

    /// <summary>The broker.</summary>
    public SimBroker Broker { get; }

    /// <summary>The companion.</summary>
    public SimCompanion Companion { get; }

    /// <summary>The store, which outlives the companion.</summary>
    public SimStore Store { get; }

    /// <summary>The edges.</summary>
    public IReadOnlyList<SimEdge> Edges { get; }

    /// <summary>Lets the day go by.</summary>
    public DeliveryResult Run()
    {
        foreach (SimEdge edge in Edges)
        {
            edge.Start();
        }

        Companion.Start();
        new SimFaults(_world, _profile, this, _world.Random.Fork(4), FaultsUntilMs).Start();
        _world.RunUntil(TalkUntilMs);
        foreach (SimDevice device in Edges.SelectMany(edge => edge.Devices))
        {
            device.IsPluggedIn = false;
        }

        _world.RunUntil(EndMs);
        foreach (SimEdge edge in Edges)
        {
            edge.Note();
        }

        SimBoot[] boots = [.. Edges.SelectMany(edge => edge.Boots)];
        return new DeliveryResult(
            Companion.Fault ?? DeliveryCheck.Find(Edges, Store, _profile),
            boots.Length,
            boots.Sum(boot => boot.Made),
            boots.Sum(boot => boot.GivenUp),
            boots.Where(boot => boot.IsDead).Sum(boot => boot.Waiting),
            Store.Count,
            Companion.BacklogRows);
    }
}
