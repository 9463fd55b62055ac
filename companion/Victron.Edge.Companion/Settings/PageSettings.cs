// PageSettings: the settings of devices for the page: over the broker, in the same way as the verbs of the command line. The connection
// is made when somebody first looks at settings, and kept.

using Victron.Edge.Companion.Edges;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Web.Access;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>The page's way to settings.</summary>
/// <param name="address">The broker.</param>
/// <param name="services">What works on settings.</param>
/// <param name="keyOf">The pairing key of an edge, or null with what is wrong.</param>
/// <param name="time">The clock.</param>
internal sealed class PageSettings(BrokerAddress address, SettingsServices services, Func<string, (byte[]? Key, string? Problem)> keyOf, TimeProvider time) : ISettingsRoad, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private DeviceLink? _link;

    /// <inheritdoc/>
    public SettingsServices Services => services;

    /// <summary>Finds keys among the pairings of this computer; none while the page has no password, as other users of the computer see it then.</summary>
    public static Func<string, (byte[]? Key, string? Problem)> KeysIn(Pairings pairings, IPasswordBook passwords) => edge =>
        !passwords.Load(out string? locked).IsSet ? (null, locked ?? "Everybody who uses this computer could unlock it from here; set a password first: victron-edge password")
        : pairings.TryRead(out SortedDictionary<string, string>? keys, out string? problem)
            ? keys.ContainsKey(edge) ? (pairings.KeyOf(edge), null) : (null, $"This computer has no key for {edge}; copy it from where the edge was set up: victron-edge edges pair {edge} KEY")
            : (null, problem);

    /// <inheritdoc/>
    public async Task<(SettingsTarget? Target, string? Problem)> TargetAsync(PortAddress place, CancellationToken stop)
    {
        (DeviceLink? link, string? problem) = await LinkAsync(stop).ConfigureAwait(false);
        if (link is null)
        {
            return (null, problem);
        }

        if (link.Devices.FirstOrDefault(each => each.Address == place) is not { } device)
        {
            return (null, $"{place} has not spoken since the page began to listen; try again in a few seconds.");
        }

        problem = link.TargetOf(device, out SettingsTarget? target);
        return (target, problem);
    }

    /// <inheritdoc/>
    public async Task<string?> UnlockAsync(string edge, int minutes, CancellationToken stop)
    {
        (byte[]? key, string? problem) = keyOf(edge);
        if (key is null)
        {
            return problem;
        }

        return await OrderAsync(orders => orders.UnlockAsync(edge, key, minutes, stop), stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<string?> IdentifyAsync(string edge, CancellationToken stop) => OrderAsync(orders => orders.IdentifyAsync(edge, stop), stop);

    /// <inheritdoc/>
    public Task<string?> RestartAsync(string edge, CancellationToken stop) => OrderAsync(orders => orders.TellToRestartAsync(edge, stop), stop);

    /// <inheritdoc/>
    public IAsyncEnumerable<PortLine> LinesAsync(PortAddress place, CancellationToken stop) => PortTap.ListenAsync(address, place, time, stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_link is not null)
        {
            await _link.DisposeAsync().ConfigureAwait(false);
        }

        _gate.Dispose();
    }

    private async Task<string?> OrderAsync(Func<EdgeOrders, Task<EdgeAnswer>> order, CancellationToken stop)
    {
        var desk = new EdgeDesk(address, time, Random.Shared);
        await using (desk.ConfigureAwait(false))
        {
            if (await desk.OpenAsync(stop).ConfigureAwait(false) is { } problem)
            {
                return problem;
            }

            EdgeAnswer answer = await order(new EdgeOrders(desk)).ConfigureAwait(false);
            return answer.IsDone ? null : answer.Words;
        }
    }

    private async Task<(DeviceLink? Link, string? Problem)> LinkAsync(CancellationToken stop)
    {
        await _gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_link is not null)
            {
                return (_link, null);
            }

            var link = DeviceLink.OverBroker(address, time, Random.Shared);
            string? problem = await OpenedAsync(link, stop).ConfigureAwait(false);
            _link = problem is null ? link : null;
            return (_link, problem);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    private static async Task<string?> OpenedAsync(DeviceLink link, CancellationToken stop)
    {
        bool isOpen = false;
        try
        {
            string? problem = await link.OpenAsync(stop).ConfigureAwait(false);
            isOpen = problem is null;
            return problem;
        }
        finally
        {
            if (!isOpen)
            {
                await link.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
