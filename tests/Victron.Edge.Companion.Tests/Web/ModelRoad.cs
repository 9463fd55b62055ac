// ModelRoad: a way to the settings of one device in memory, the same at every port.

using System.Threading.Channels;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Web.Settings;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed class ModelRoad : ISettingsRoad
{
    public ModelRoad(Bench? bench = null)
    {
        Bench = bench ?? new Bench();
        Services = new SettingsServices(Bench.Catalogue, Bench.Books, TimeProvider.System);
    }

    public Bench Bench { get; }

    public SettingsServices Services { get; }

    /// <summary>What was asked of the lock: edge and minutes.</summary>
    public List<(string Edge, int Minutes)> Unlocks { get; } = [];

    /// <summary>Why neither device nor lock can be reached; null for nothing.</summary>
    public string? Problem { get; set; }

    public Task<(SettingsTarget? Target, string? Problem)> TargetAsync(PortAddress place, CancellationToken stop) =>
        Task.FromResult((Problem is null ? Bench.Target : null, Problem));

    /// <summary>Edges that were told to show themselves.</summary>
    public List<string> Shown { get; } = [];

    public Task<string?> IdentifyAsync(string edge, CancellationToken stop)
    {
        Shown.Add(edge);
        return Task.FromResult(Problem);
    }

    /// <summary>Edges that were told to restart.</summary>
    public List<string> Restarted { get; } = [];

    public Task<string?> RestartAsync(string edge, CancellationToken stop)
    {
        Restarted.Add(edge);
        return Task.FromResult(Problem);
    }

    /// <summary>What goes over the way of each device.</summary>
    public Channel<PortLine> Lines { get; } = Channel.CreateUnbounded<PortLine>();

    public IAsyncEnumerable<PortLine> LinesAsync(PortAddress place, CancellationToken stop) => Lines.Reader.ReadAllAsync(stop);

    public Task<string?> UnlockAsync(string edge, int minutes, CancellationToken stop)
    {
        Unlocks.Add((edge, minutes));
        return Task.FromResult(Problem);
    }
}
