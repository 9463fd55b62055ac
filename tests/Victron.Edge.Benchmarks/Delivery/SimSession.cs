// SimSession: one connection between a client and the broker, with everything a network does to it: delay, silence in which
// messages vanish while both ends believe that all is well, and the end. In order both ways, as TCP is.

namespace Victron.Edge.Benchmarks.Delivery;

/// <summary>A connection from CONNACK to its end.</summary>
public sealed class SimSession
{
    private readonly SimWorld _world;
    private readonly SimNetwork _network;
    private long _upFreeMs;
    private long _downFreeMs;

    /// <summary>Opens a connection.</summary>
    public SimSession(SimWorld world, SimNetwork network, ISimClient client)
    {
        _world = world;
        _network = network;
        Client = client;
    }

    /// <summary>Who is connected.</summary>
    public ISimClient Client { get; }

    /// <summary>Whether the client still believes in the connection.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Whether whatever is sent vanishes.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Has something arrive at the broker, unless the connection breaks before.</summary>
    public void Up(Action arrive) => _upFreeMs = Carry(_upFreeMs, arrive);

    /// <summary>Has something arrive at the client, unless the connection breaks before.</summary>
    public void Down(Action arrive) => _downFreeMs = Carry(_downFreeMs, arrive);

    /// <summary>The line is dead and nobody has noticed.</summary>
    public void FallSilent() => IsSilent = true;

    /// <summary>The connection is over, and its client learns of it.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            Client.Lost(this);
        }
    }

    private long Carry(long freeMs, Action arrive)
    {
        if (IsSilent || !IsOpen)
        {
            return freeMs;
        }

        long arrivalMs = Math.Max(freeMs, _world.NowMs + _network.DelayMs());
        _world.After(arrivalMs - _world.NowMs, () =>
        {
            if (IsOpen && !IsSilent)
            {
                arrive();
            }
        });
        return arrivalMs;
    }
}
