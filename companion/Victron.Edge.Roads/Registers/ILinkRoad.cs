// ILinkRoad: the way of a DeviceLink to its edges: a broker, or an edge in this process.

using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Roads.Registers;

/// <summary>A way to edges.</summary>
internal interface ILinkRoad : IAsyncDisposable
{
    /// <summary>Raised with one line when the way was lost or is there again, from any thread.</summary>
    event Action<string>? Said;

    /// <summary>Where it leads, for messages.</summary>
    string Name { get; }

    /// <summary>Begins to listen.</summary>
    /// <returns>What is wrong and what to do, one line; null when it listens.</returns>
    Task<string?> OpenAsync(CancellationToken stop);

    /// <summary>Whether everything that is there has been heard.</summary>
    bool IsWhole();

    /// <summary>Sends a message to an edge.</summary>
    /// <returns>False when it was not taken and never will be sent.</returns>
    bool TrySend(CompanionMessage message);

    /// <summary>Opens the lock for a person at this machine, or closes it with 0 minutes.</summary>
    /// <returns>What is wrong, one line; null when it was asked for.</returns>
    Task<string?> UnlockAsync(int minutes);
}
