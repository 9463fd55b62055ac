// ProductBench: a simulated product behind a real edge core and a broker, all in this process and on a fast clock, and a companion
// that is connected to that broker and has unlocked the edge with its pairing key.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Victron.Edge.Agent;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Demo;
using Victron.Edge.Companion.Edges;
using Victron.Edge.Companion.Tests.Settings.Service;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.Host;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Simulator;

namespace Victron.Edge.Companion.Tests.Registers;

/// <summary>One product over MQTT.</summary>
internal sealed class ProductBench : IStatusLog, IAsyncDisposable
{
    private const int Factor = 10;
    private const int TriesMax = 100;
    private const int UnlockMinutes = 60;
    private const string EdgeName = "van-1";

    private readonly CancellationTokenSource _end = new();
    private readonly FastTime _time = new(Factor);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private EmbeddedBroker _broker = null!;
    private Task<string?> _host = null!;
    private EdgeDesk _desk = null!;
    private DeviceLink _link = null!;
    private LinkedDevice _linked = null!;
    private long _unlocked;

    private readonly SimulatedSystem _system;

    private ProductBench(string kind) => _system = SimulatedSystem.OfOne(kind, 7, new TimeOnly(11, 0));

    public SimulatedDevice Device => _system.Devices[0];

    public Books Books { get; } = new();

    public SettingsTarget Target { get; private set; } = null!;

    public SettingsService Settings { get; private set; } = null!;

    public BackupService Backups { get; private set; } = null!;

    public RestoreService Restores { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts everything and waits until the device is known.</summary>
    public static async Task<ProductBench> StartAsync(string kind)
    {
        var bench = new ProductBench(kind);
        bench._broker = await EmbeddedBroker.StartAsync();
        var settings = new EdgeSettings { Name = EdgeName, Discovery = false };
        IReadOnlyList<SimulatedSource> sources = SimulatedSource.Of(bench._system, bench._time);
        bench._host = new EdgeHost(settings, sources, bench._broker.Address, bench, bench._time, new Random(1)) { PairingKey = bench._key }.RunAsync(bench._end.Token);
        bench._desk = new EdgeDesk(bench._broker.Address, bench._time, new Random(2));
        Assert.Null(await bench._desk.OpenAsync(Stop));
        bench._link = DeviceLink.OverBroker(bench._broker.Address, bench._time, new Random(3));
        Assert.Null(await bench._link.OpenAsync(Stop));
        await bench.FindAsync();
        bench.Settings = new SettingsService(Bench.Catalogue, bench.Books, bench._time);
        bench.Backups = new BackupService(Bench.Catalogue, bench.Settings, bench._time, "test");
        bench.Restores = new RestoreService(Bench.Catalogue, bench.Settings, bench.Books, bench._time);
        return bench;
    }

    /// <summary>Unlocks the edge by its key, anew when half of the time is over.</summary>
    public async Task UnlockAsync()
    {
        if (_unlocked != 0 && _time.GetElapsedTime(_unlocked) < TimeSpan.FromMinutes(UnlockMinutes / 2.0))
        {
            return;
        }

        // On this clock an edge may lose its broker when the machine stalls, and is back a moment later.
        var orders = new EdgeOrders(_desk);
        EdgeAnswer answer = await orders.UnlockAsync(EdgeName, _key, UnlockMinutes, Stop);
        for (int i = 0; i < TriesMax && !answer.IsDone; i++)
        {
            await Task.Delay(100, Stop);
            answer = await orders.UnlockAsync(EdgeName, _key, UnlockMinutes, Stop);
        }

        Assert.True(answer.IsDone, answer.Words);
        _unlocked = _time.GetTimestamp();
    }

    public Task<SettingProposal> ProposeAsync(RegisterEntry entry, string value) => Settings.ProposeAsync(Target, entry, value, Stop);

    public async Task<SettingResult> ApplyAsync(SettingProposal proposal, bool confirmed = true)
    {
        await UnlockAsync();
        return await Settings.ApplyAsync(proposal, confirmed, "test", Stop);
    }

    /// <summary>Sends frames as they are.</summary>
    public Task<FrameAnswers> SendAsync(params string[] frames) => _link.SendFramesAsync(_linked, frames, Stop);

    /// <summary>The raw number as it is typed, with as many digits as the type has.</summary>
    public static string Raw(RegisterEntry entry, long raw) => string.Create(CultureInfo.InvariantCulture, $"0x{raw & Mask(entry):X}");

    /// <summary>What a register holds as it is typed: text as such, anything else as the raw number.</summary>
    public static string Held(RegisterEntry entry, byte[] bytes)
    {
        if (entry.Type == "string")
        {
            return Encoding.Latin1.GetString(bytes).TrimEnd('\0');
        }

        byte[] digits = [.. bytes.Reverse()];
        return "0x" + Convert.ToHexString(digits);
    }

    public void Line(string text)
    {
        // What the edge says of its road is not looked at here.
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _desk.DisposeAsync();
        await _end.CancelAsync();
        _ = await _host;
        await _broker.DisposeAsync();
        _end.Dispose();
    }

    private static long Mask(RegisterEntry entry) => entry.Type switch
    {
        "un8" or "sn8" => 0xFF,
        "un16" or "sn16" => 0xFFFF,
        "un24" => 0xFF_FFFF,
        _ => 0xFFFF_FFFF,
    };

    private async Task FindAsync()
    {
        SettingsTarget? target = null;
        string? problem = "";
        for (int i = 0; i < 600 && problem is not null; i++)
        {
            await Task.Delay(50, Stop);
            problem = _link.Devices.Count == 0 ? "no device" : _link.TargetOf(_linked = _link.Devices[0], out target);
        }

        Assert.Null(problem);
        Target = target!;
    }
}
