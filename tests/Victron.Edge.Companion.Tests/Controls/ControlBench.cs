// ControlBench: everything that serves controls, in the time of the test: real services and tables, a broker and devices that are
// none, companions that are turned as often as the real ones.

using System.Text.Json;
using Victron.Edge.Benchmarks.Settings;
using Victron.Edge.Catalogue;
using Victron.Edge.Companion.Tests.Settings.Commands;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Controls;
using Victron.Edge.Roads.Registers;
using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Tests.Controls;

internal sealed class ControlBench : IDeviceDirectory, IStatusLog
{
    public const string Solar = "van-1/ve1";
    public const string Limit = "charge_current_limit";
    public static readonly DeviceCatalogue Catalogue = DeviceCatalogue.Load();

    private readonly SortedDictionary<string, LinkedDevice> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IRegisterAccess> _access = [];
    private readonly Dictionary<string, ControlService> _companions = [];

    /// <summary>A solar charger on an unlocked edge.</summary>
    public ControlBench()
    {
        Device = Plug(Solar, "mppt_load", "SmartSolar MPPT 75/15", "HQ2101DK7PG");
        foreach ((int register, string bytes) in new (int, string)[] { (0x0200, "01"), (0xEDDF, "9600"), (0xEDAB, "81") })
        {
            Device[register] = bytes;
        }

        Device.Forgets(0x200E, "00");
        Device.Forgets(0x2015, "FFFF");
    }

    public TurnedTime Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public ControlBroker Broker { get; } = new();

    public BenchBooks Books { get; } = new();

    /// <summary>Time between two turns of the companions.</summary>
    public TimeSpan TurnEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The solar charger.</summary>
    public ForgettingDevice Device { get; }

    /// <summary>What was logged.</summary>
    public List<string> Log { get; } = [];

    public IReadOnlyList<LinkedDevice> Devices => [.. _devices.Values];

    /// <summary>Plugs a device in.</summary>
    public ForgettingDevice Plug(string place, string family, string product, string serial)
    {
        var device = new ForgettingDevice(Time);
        string[] names = place.Split('/');
        var address = new PortAddress(names[0], names[1]);
        _access[place] = device;
        _devices[place] = new LinkedDevice(
            address,
            new Device(address) { Identity = new DeviceIdentity("0xA053", product, family, serial, "1.61"), Status = PortStatus.Online },
            new EdgeNode(names[0]) { IsOnline = true, Report = EdgeReport.Unknown with { Writes = new EdgeWrites(true, null, "c") } });
        return device;
    }

    /// <summary>Locks or unlocks the edge of a place.</summary>
    public void Lock(bool isLocked, string place = Solar)
    {
        LinkedDevice device = _devices[place];
        _devices[place] = device with { Edge = device.Edge! with { Report = device.Edge.Report with { Writes = new EdgeWrites(!isLocked, null, "c") } } };
    }

    /// <summary>Switches a place off or on.</summary>
    public void Power(bool isOn, string place = Solar) =>
        _devices[place] = _devices[place] with { Device = _devices[place].Device with { Status = isOn ? PortStatus.Online : PortStatus.Offline } };

    public string? TargetOf(LinkedDevice device, out SettingsTarget? target)
    {
        DeviceIdentity identity = device.Device.Identity;
        target = device.Device.Status == PortStatus.Offline ? null
            : new SettingsTarget(device.Device.Id, device.Device.Name, identity.Family!, 0xA053, identity.Serial, identity.Firmware, device.Address.ToString(), _access[device.Address.ToString()]);
        return target is null ? $"{device.Device.Name} ({device.Address}) is silent; check plug and cable, then try again." : null;
    }

    /// <summary>Starts a companion and gives it time to look around.</summary>
    public ControlBench Start(string keys, string name = "pi", params string[] devices)
    {
        var settings = new SettingsService(Catalogue, Books, Time);
        var companion = new ControlService(
            Catalogue, settings, this, new ControlChoice(keys.Split(','), devices), name, message => Broker.Take(name, message), this, Time);
        _companions[name] = companion;
        Broker.Join(name, companion);
        Pass(3);
        return this;
    }

    /// <summary>Cuts a companion off from the broker and lets it back.</summary>
    public void Rejoin(string name)
    {
        Broker.Lose(name);
        Broker.Join(name, _companions[name]);
    }

    /// <summary>Ends a companion as Ctrl-C does.</summary>
    public async Task StopAsync(string name)
    {
        await _companions[name].EndAsync();
        _ = _companions.Remove(name);
        Broker.Lose(name);
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(double seconds)
    {
        DateTimeOffset end = Time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        do
        {
            Time.Advance(TurnEvery);
            foreach (ControlService companion in _companions.Values)
            {
                Task turn = companion.TurnAsync(TestContext.Current.CancellationToken);
                Assert.True(turn.IsCompletedSuccessfully, turn.Exception?.ToString() ?? "a turn waits for nothing");
            }
        }
        while (Time.GetUtcNow() < end);
    }

    /// <summary>Sends a wish and lets it be followed.</summary>
    /// <returns>The only answer to it.</returns>
    public JsonElement Wish(string key, string text, string place = Solar, bool isDuplicate = false)
    {
        int before = Broker.Sent.Count;
        Broker.Publish(Topic(key, place), text, isDuplicate: isDuplicate);
        Pass(1);
        return Assert.Single(Answers(key, place, before));
    }

    /// <summary>Answers of a control since a number of messages.</summary>
    public IReadOnlyList<JsonElement> Answers(string key, string place = Solar, int since = 0) =>
        [.. Broker.Sent.Skip(since).Where(sent => sent.Topic == Topic(key, place) + "/result").Select(sent => JsonDocument.Parse(sent.Text).RootElement)];

    /// <summary>What the broker keeps as the state of a control; null when it keeps none.</summary>
    public string? State(string key, string place = Solar) => Broker.Kept.GetValueOrDefault(Topic(key, place) + "/state");

    public static string Topic(string key, string place = Solar) => $"victron-edge/{place}/set/{key}";

    /// <summary>Outcome and word of an answer.</summary>
    public static string End(JsonElement answer) =>
        answer.GetProperty("outcome").GetString() + (answer.TryGetProperty("why", out JsonElement why) ? " " + why.GetString() : "");

    void IStatusLog.Line(string text) => Log.Add(text);
}
