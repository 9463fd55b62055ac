// ServeBench: a solar charger, its agent, a broker and `serve`, each a part of its own that can go and come back.

using System.Text.Json;
using Victron.Edge.EndToEnd.Tests.Parts;

namespace Victron.Edge.EndToEnd.Tests.Pages;

/// <summary>The parts.</summary>
internal sealed class ServeBench : IAsyncDisposable
{
    private const string State = "victron-edge/van-1/ve1/state";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-page-");
    private readonly RegisterPty _device;
    private readonly Mosquitto _broker;
    private readonly Subscriber _subscriber;
    private readonly int _port = Mosquitto.FreePort();
    private ProcessRun? _agent;
    private ProcessRun? _serve;

    private ServeBench(RegisterPty device, Mosquitto broker, Subscriber subscriber)
    {
        _device = device;
        _broker = broker;
        _subscriber = subscriber;
    }

    /// <summary>Where the page is; the same after a new start.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Starts everything and waits until the device has spoken.</summary>
    public static async Task<ServeBench> StartAsync()
    {
        RealParts.NeedPseudoTerminals();
        Mosquitto broker = await Mosquitto.StartedAsync();
        var bench = new ServeBench(SettingsBench.NewDevice(), broker, await Subscriber.ToAsync(broker));
        bench.StartAgent();
        await bench.StartServeAsync();
        await bench.SampleAsync(2);
        return bench;
    }

    /// <summary>Starts the agent.</summary>
    public void StartAgent() => _agent = EdgeProgram.Agent(_device.Path, _broker.Address, "van-1");

    /// <summary>Ends the agent as a power cut does: the broker says that it is gone.</summary>
    public async Task KillAgentAsync()
    {
        await _agent!.KillAsync();
        await _agent.DisposeAsync();
        _agent = null;
    }

    /// <summary>Starts the companion and waits until its page answers.</summary>
    public async Task StartServeAsync()
    {
        _serve = EdgeProgram.Start("serve", "--port", $"{_port}", "--broker", _broker.Address, "--no-browser", "--data", _folder.FullName);
        await _serve.SaysAsync("edges publish to mqtt://");
    }

    /// <summary>Ends the companion as a service manager does.</summary>
    public async Task StopServeAsync()
    {
        _serve!.Terminate();
        Assert.Equal(0, await _serve.ExitAsync());
        EdgeProgram.NothingFromInside(_serve);
        await _serve.DisposeAsync();
        _serve = null;
    }

    /// <summary>Waits until the device has sent a sample of this number or a later one.</summary>
    public Task SampleAsync(long sequence) => Patience.UntilAsync(
        () => _subscriber.Last(State) is { } text && JsonElement.Parse(text).GetProperty("seq").GetInt64() >= sequence,
        $"sample {sequence}",
        () => $"{_subscriber.Last(State)}\n{_agent?.Story()}\n{_serve?.Story()}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[_serve, _agent, _subscriber, _device, _broker])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Delete(true);
    }
}
