// EdgeDesk: a connection to a broker for one question or order: what its edges say of themselves, and a way to tell them something.

using System.Text;
using Victron.Edge.Companion.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;

namespace Victron.Edge.Companion.Edges;

/// <summary>The edges of a broker.</summary>
internal sealed class EdgeDesk : IAsyncDisposable, IStatusLog
{
    private static readonly TimeSpan UpWait = TimeSpan.FromSeconds(10);

    // What a broker has kept arrives in one go; a pause this long means that it is over.
    private static readonly TimeSpan StillFor = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ListWait = TimeSpan.FromSeconds(5);

    private readonly BrokerAddress _address;
    private readonly TimeProvider _time;
    private readonly LiveState _state;
    private readonly MqttEdgeRoad _road;
    private readonly CancellationTokenSource _end = new();
    private Task<BrokerEnd>? _run;
    private string? _trouble;

    /// <summary>Names a broker.</summary>
    public EdgeDesk(BrokerAddress address, TimeProvider time, Random random)
    {
        _address = address;
        _time = time;
        _state = new LiveState(time);
        _road = new MqttEdgeRoad(address, new EdgeIngest(_state), this, time, random, "edges");
    }

    /// <summary>Edges by name.</summary>
    public IReadOnlyList<EdgeNode> Edges => _state.Edges();

    /// <summary>Connects and waits for what the broker has kept.</summary>
    /// <returns>What is wrong and what to do, in one line; null when the edges are known.</returns>
    public async Task<string?> OpenAsync(CancellationToken stop)
    {
        if (await BrokerLink.TryAsync(_address, _time, stop).ConfigureAwait(false) is { } refused)
        {
            return $"broker {_address}: {refused}; {DoctorCommand.BrokerRemedy(refused)}.";
        }

        _run = _road.RunAsync(_end.Token);
        if (!await Patience.HoldsAsync(() => _road.IsUp, UpWait, _time, stop).ConfigureAwait(false))
        {
            return $"broker {_address}: {_trouble ?? "no answer"}; try again.";
        }

        string last = "";
        long changed = _time.GetTimestamp();
        _ = await Patience.HoldsAsync(() =>
        {
            string now = string.Join('\n', Edges);
            changed = now == last ? changed : _time.GetTimestamp();
            last = now;
            return _time.GetElapsedTime(changed) >= StillFor;
        }, ListWait, _time, stop).ConfigureAwait(false);
        return null;
    }

    /// <summary>Finds an edge that can be told something now.</summary>
    /// <returns>What is wrong and what to do, in one line; null when it is there.</returns>
    public string? Find(string name, out EdgeNode edge)
    {
        EdgeNode? found = Edges.FirstOrDefault(node => node.Name == name);
        edge = found ?? new EdgeNode(name);
        return found is null ? $"there is no edge '{name}' at broker {_address}; {EdgesThere()}."
            : found.IsOnline == true ? null
            : $"{name} is offline; see that it has power and Wi-Fi, then try again.";
    }

    /// <summary>Tells an edge something and waits until the broker has it.</summary>
    /// <returns>False when the broker did not take it.</returns>
    public async Task<bool> OrderAsync(string edge, string order, CancellationToken stop)
    {
        var message = new CompanionMessage($"victron-edge/{edge}/command", Encoding.UTF8.GetBytes(order), false, 1);
        return _road.TryPublish(message) && await Patience.HoldsAsync(() => _road.IsIdle, UpWait, _time, stop).ConfigureAwait(false);
    }

    /// <summary>Waits until an edge says something.</summary>
    /// <returns>False when it did not in time.</returns>
    public Task<bool> SaysAsync(string edge, Func<EdgeReport, bool> isSo, TimeSpan wait, CancellationToken stop) =>
        Patience.HoldsAsync(() => Edges.FirstOrDefault(node => node.Name == edge) is { } node && isSo(node.Report), wait, _time, stop);

    /// <inheritdoc/>
    public void Line(string text) => _trouble = text;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_run is not null)
        {
            _ = await _run.ConfigureAwait(false);
        }

        _end.Dispose();
    }

    private string EdgesThere() => Edges.Count == 0 ? "no edge has spoken there" : "edges there: " + string.Join(", ", Edges.Select(node => node.Name));
}
