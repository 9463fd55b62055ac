// DeviceLink: a connection for work with registers: over a broker to the devices of all its edges, or over a cable to one, with
// the same edge core in this process between. Finds devices and makes the road to their registers.

using System.Globalization;
using System.Text;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Serial;

namespace Victron.Edge.Roads.Registers;

/// <summary>Devices within reach.</summary>
public sealed class DeviceLink : IAsyncDisposable, IEdgeChannel, IDeviceDirectory
{
    private const int FramesValidMs = 8_000;
    private static readonly TimeSpan UnlockWait = TimeSpan.FromSeconds(5);

    // A device names itself within two seconds; one that is asked for its serial number, or idle, takes longer.
    private static readonly TimeSpan WholeWait = TimeSpan.FromSeconds(10);

    // As long as an edge may take for 32 frames that nobody answers.
    private static readonly TimeSpan FramesWait = TimeSpan.FromSeconds(100);

    private readonly TimeProvider _time;
    private readonly RequestNames _names;
    private readonly LinkInbox _inbox;
    private readonly ILinkRoad _road;
    private readonly Dictionary<PortAddress, EdgeRegisterAccess> _ports = [];

    private DeviceLink(Func<LinkInbox, ILinkRoad> road, TimeProvider time, Random random)
    {
        _time = time;
        _names = new RequestNames(random);
        _inbox = new LinkInbox(time);
        _road = road(_inbox);
    }

    /// <summary>Raised after each change of a device, on the thread of the road.</summary>
    public event Action<LiveChange>? Changed
    {
        add => _inbox.State.Changed += value;
        remove => _inbox.State.Changed -= value;
    }

    /// <summary>Raised with one line when the way to the edges was lost or is there again, from any thread.</summary>
    public event Action<string>? Said
    {
        add => _road.Said += value;
        remove => _road.Said -= value;
    }

    /// <summary>Devices by edge and port.</summary>
    public IReadOnlyList<LinkedDevice> Devices
    {
        get
        {
            IReadOnlyList<EdgeNode> edges = _inbox.State.Edges();
            return [.. _inbox.State.Devices().Select(device => new LinkedDevice(device.Address, device, edges.FirstOrDefault(edge => edge.Name == device.Address.Edge)))];
        }
    }

    /// <summary>A connection to all edges of a broker.</summary>
    public static DeviceLink OverBroker(BrokerAddress address, TimeProvider time, Random random) =>
        new(inbox => new LinkBroker(address, inbox, time, random), time, random);

    /// <summary>A connection to the device on a cable.</summary>
    public static DeviceLink OverSerial(ISerialSource source, TimeProvider time, Random random) =>
        new(inbox => new LinkCable(source, inbox, time, random), time, random);

    /// <summary>Connects, and waits until the devices are known.</summary>
    /// <returns>What is wrong and what to do, one line; null when it is open, be it without a device.</returns>
    public async Task<string?> OpenAsync(CancellationToken stop)
    {
        string? problem = await _road.OpenAsync(stop).ConfigureAwait(false);
        if (problem is null)
        {
            _ = await Patience.HoldsAsync(_road.IsWhole, WholeWait, _time, stop).ConfigureAwait(false);
        }

        return problem;
    }

    /// <summary>Finds a device by serial number, place, or a part of its name that only it has.</summary>
    /// <returns>What is wrong and what there is, one line; null when it was found.</returns>
    public string? Find(string text, out LinkedDevice? device)
    {
        IReadOnlyList<LinkedDevice> all = Devices;
        LinkedDevice[] found = [.. all.Where(each => each.Address.ToString() == text || string.Equals(each.Device.Identity.Serial, text, StringComparison.OrdinalIgnoreCase))];
        found = found.Length > 0 ? found : [.. all.Where(each => each.Device.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
        device = found.Length == 1 ? found[0] : null;
        return found.Length switch
        {
            1 => null,
            0 => $"there is no device '{text}' at {_road.Name}; {(all.Count == 0 ? "no device has spoken there yet" : "there are " + Names(all, ", "))}.",
            _ => $"'{text}' may be {Names(found, " or ")}; give the place or the serial number.",
        };
    }

    /// <summary>Makes the road to the registers of a device.</summary>
    /// <returns>What is wrong and what to do, one line; null when it can be asked.</returns>
    public string? TargetOf(LinkedDevice device, out SettingsTarget? target)
    {
        target = null;
        DeviceIdentity identity = device.Device.Identity;
        if (device.Edge is { IsOnline: false })
        {
            return $"{device.Edge.Name} is offline; see that it has power and Wi-Fi, then try again.";
        }

        if (device.Device.Status == PortStatus.Offline)
        {
            return $"{device.Device.Name} ({device.Address}) is silent; check plug and cable, then try again.";
        }

        if (identity is not { Family: { } family, ProductId: { Length: > 2 } text }
            || !int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int product))
        {
            return $"{device.Address} has not said which product it is; try again in a few seconds.";
        }

        target = new SettingsTarget(
            device.Device.Id, device.Device.Name, family, product, identity.Serial, identity.Firmware, device.Address.ToString(), AccessOf(device.Address));
        return null;
    }

    /// <summary>Opens the lock of the edge in this process for the person at the cable, or closes it with 0 minutes.</summary>
    /// <param name="device">The device on the cable.</param>
    /// <param name="minutes">1 to 60, or 0.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>What is wrong, one line; null when the lock is so.</returns>
    public async Task<string?> UnlockAsync(LinkedDevice device, int minutes, CancellationToken stop)
    {
        string? problem = await _road.UnlockAsync(minutes).ConfigureAwait(false);
        bool IsSo() => _inbox.State.Edges().Any(edge => edge.Name == device.Address.Edge && edge.Report.Writes?.Allowed == minutes > 0);
        return problem ?? (await Patience.HoldsAsync(IsSo, UnlockWait, _time, stop).ConfigureAwait(false) ? null : "the lock did not follow; try again.");
    }

    /// <summary>Sends frames to a device as they are.</summary>
    /// <param name="device">The device.</param>
    /// <param name="frames">1 to 32 whole frames without line ends.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<FrameAnswers> SendFramesAsync(LinkedDevice device, IReadOnlyList<string> frames, CancellationToken stop) =>
        SendFramesAsync(device.Address, frames, null, FramesWait, stop);

    /// <summary>Sends frames to the device at a port as they are, and hands its answers on as they come.</summary>
    /// <param name="address">The port.</param>
    /// <param name="frames">1 to 32 whole frames without line ends.</param>
    /// <param name="heard">Given each answer without its line end, on the thread of the road; null for nobody.</param>
    /// <param name="wait">For how long the edge may take.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<FrameAnswers> SendFramesAsync(
        PortAddress address, IReadOnlyList<string> frames, Action<string>? heard, TimeSpan wait, CancellationToken stop)
    {
        var request = new FrameRequest(_names.Next(), address.Edge, frames, heard);
        Action<string, ReadOnlyMemory<byte>> take = request.Take;
        _inbox.Listen(address, take);
        try
        {
            if (!TryRequest(address, request.Text(MomentOf(address.Edge), FramesValidMs)))
            {
                return new FrameAnswers([], [HexWhy.Words(HexWhy.NotSent, address.Edge)]);
            }

            await request.End.WaitAsync(wait, _time, stop).ConfigureAwait(false);
            return request.Answers;
        }
        catch (TimeoutException)
        {
            return new FrameAnswers([], ["the edge did not answer; is it online?"]);
        }
        finally
        {
            _inbox.Leave(address, take);
        }
    }

    /// <summary>Asks the edge to pass frames on that nobody asked for.</summary>
    /// <param name="address">The port.</param>
    /// <param name="seconds">For how long, 60 at most.</param>
    /// <returns>False when it could not be sent.</returns>
    public bool TryLease(PortAddress address, int seconds) =>
        TryRequest(address, string.Create(CultureInfo.InvariantCulture, $"# id={_names.Next()} lease={seconds}\n"));

    /// <summary>Hands on the frames of a port that nobody asked for, while a lease holds.</summary>
    /// <param name="address">The port.</param>
    /// <param name="heard">Given each frame without its line end, on the thread of the road.</param>
    /// <returns>Ends it when disposed.</returns>
    public IDisposable HearUnasked(PortAddress address, Action<string> heard) => new UnaskedFrames(_inbox, address, heard);

    /// <inheritdoc/>
    public bool TrySend(CompanionMessage message) => _road.TrySend(message);

    /// <inheritdoc/>
    public EdgeMoment? MomentOf(string edge) => _inbox.Clocks.Of(edge);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _road.DisposeAsync().ConfigureAwait(false);
        foreach (EdgeRegisterAccess access in _ports.Values)
        {
            access.Dispose();
        }
    }

    private bool TryRequest(PortAddress address, string text) =>
        TrySend(new CompanionMessage($"victron-edge/{address.Edge}/{address.Port}/hex/request", Encoding.ASCII.GetBytes(text), false, 0));

    private static string Names(IEnumerable<LinkedDevice> devices, string between) =>
        string.Join(between, devices.Select(device => $"{device.Device.Name} ({device.Address})"));

    private EdgeRegisterAccess AccessOf(PortAddress address)
    {
        lock (_ports)
        {
            if (!_ports.TryGetValue(address, out EdgeRegisterAccess? access))
            {
                _ports[address] = access = new EdgeRegisterAccess(address, this, _names, _time);
                _inbox.Listen(address, access.Take);
            }

            return access;
        }
    }
}
