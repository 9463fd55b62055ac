// ControlRoster: the devices whose controls are served here: finds them, claims their controls, and keeps at the broker what is
// told about them: discovery, value in force, and who serves.

using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>The devices of a control service.</summary>
/// <param name="catalogue">The tables.</param>
/// <param name="settings">Writes and keeps the journal.</param>
/// <param name="devices">The devices within reach.</param>
/// <param name="choice">What the owner switched on.</param>
/// <param name="name">Name of this companion.</param>
/// <param name="board">What stays at the broker.</param>
/// <param name="claims">Which companion serves what.</param>
/// <param name="log">Told what is served.</param>
/// <param name="time">The clock.</param>
internal sealed class ControlRoster(
    DeviceCatalogue catalogue, SettingsService settings, IDeviceDirectory devices, ControlChoice choice, string name, ControlBoard board, ControlClaims claims,
    IStatusLog log, TimeProvider time)
{
    private readonly Dictionary<PortAddress, ControlPort> _ports = [];
    private readonly Dictionary<ControlPlace, string> _others = [];
    private readonly HashSet<ControlPlace> _absent = [];
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);

    /// <summary>The ports, each with the controls of its device.</summary>
    public IReadOnlyDictionary<PortAddress, ControlPort> Ports => _ports;

    /// <summary>Looks which devices there are now, and which of their controls are served here.</summary>
    /// <param name="answer">Told what cannot be followed any more.</param>
    public void Look(Action<ControlWish, ControlAnswer> answer)
    {
        IReadOnlyList<LinkedDevice> all = devices.Devices;
        foreach (LinkedDevice device in all.Where(device => device.Device.Identity.Family is not null))
        {
            ControlPort? port = choice.IsMeant(device, all) ? PortOf(device, answer) : null;
            if (port is null && _ports.Remove(device.Address, out ControlPort? left))
            {
                left.Abandon(answer);
            }

            foreach (ControlUnit unit in port is { IsBusy: false } ? port.Units : [])
            {
                Claim(unit, device);
            }

            foreach (ControlPlace place in claims.Mine.Where(place => place.Address == device.Address && (port is null || port.Units.All(unit => unit.Place != place))))
            {
                Clear(place);
            }
        }

        foreach (ControlPlace place in claims.Mine.Where(place => !choice.Keys.Contains(place.Key)))
        {
            Clear(place);
        }
    }

    /// <summary>Puts the values in force of a port on the board, unless something runs there.</summary>
    public void Show(ControlPort port)
    {
        foreach (ControlUnit unit in port.Units.Where(unit => !port.IsBusy && unit.State is not null && !_others.ContainsKey(unit.Place)))
        {
            board.Put(unit.Place.StateTopic, Encoding.UTF8.GetBytes(unit.State!));
        }
    }

    /// <summary>The device at a port, as it is now.</summary>
    public ControlDevice DeviceAt(PortAddress address)
    {
        if (devices.Devices.FirstOrDefault(device => device.Address == address) is not { } device)
        {
            return new ControlDevice(null, $"no device has spoken at {address}.", null);
        }

        string? problem = devices.TargetOf(device, out SettingsTarget? target);
        string? locked = device.Edge?.Report.Writes is { Allowed: true } ? null
            : $"{address.Edge} is locked, nothing was written; let it be written for a while with: victron-edge unlock {address.Edge}";
        return new ControlDevice(target, problem, locked);
    }

    /// <summary>Why a control is not served here, one line; null when it is.</summary>
    /// <param name="place">The control.</param>
    /// <param name="why">The word for it.</param>
    public string? Problem(ControlPlace place, out string why)
    {
        bool isOn = choice.Keys.Contains(place.Key);
        why = isOn ? ControlWhy.NoDevice : ControlWhy.NotEnabled;
        return !isOn ? NotEnabled(place.Key)
            : _ports.TryGetValue(place.Address, out ControlPort? port) && port.Units.Any(unit => unit.Place == place) ? null
            : Missing(place);
    }

    private ControlPort PortOf(LinkedDevice device, Action<ControlWish, ControlAnswer> answer)
    {
        DeviceIdentity identity = device.Device.Identity;
        if (_ports.TryGetValue(device.Address, out ControlPort? port) && port.Family == identity.Family && (port.Serial is null || identity.Serial is null || port.Serial == identity.Serial))
        {
            port.Serial ??= identity.Serial;
            return port;
        }

        // Another device: what was held for the one before is held no longer.
        port?.Abandon(answer);
        ControlUnit[] units =
        [
            .. ControlKind.Of(catalogue, identity.Family!, choice.Keys.ToHashSet())
                .Select(kind => new ControlUnit(new ControlPlace(device.Address, kind.Row.Key), kind, settings, time)),
        ];
        port = new ControlPort(identity.Family!, identity.Serial, units, catalogue.Family(identity.Family!)?.Hex != "old", time);
        _ports[device.Address] = port;
        if (units.Length > 0)
        {
            log.Line($"{device.Address} {device.Device.Name}: {string.Join(", ", units.Select(unit => unit.Place.Key))}");
        }

        return port;
    }

    private void Claim(ControlUnit unit, LinkedDevice device)
    {
        string? other = claims.Other(unit.Place);
        if (other != _others.GetValueOrDefault(unit.Place))
        {
            log.Line(other is null ? $"{unit.Place}: served here now" : $"{unit.Place}: served by companion '{other}', so not here");
        }

        if (other is not null)
        {
            _others[unit.Place] = other;
            unit.Drop();
            Array.ForEach([unit.Place.ServedTopic, unit.Place.StateTopic, unit.Place.DiscoveryTopic(unit.Kind.Row)], board.Leave);
            return;
        }

        if (unit.IsAbsent && _absent.Add(unit.Place))
        {
            log.Line($"{unit.Place}: the device does not have it");
        }

        _ = _others.Remove(unit.Place);
        if (claims.IsForeign(unit.Place))
        {
            // The name of one that has left stands there: ours is written over it until it is heard.
            board.Leave(unit.Place.ServedTopic);
        }

        board.Put(unit.Place.ServedTopic, _name);
        if (unit.State is not null)
        {
            // Told only once the range is known: a changed one would be told twice.
            board.Put(unit.Place.DiscoveryTopic(unit.Kind.Row), ControlDiscovery.Of(unit, device, name));
        }
    }

    // Empty retained messages take entity and value away.
    private void Clear(ControlPlace place)
    {
        log.Line($"{place}: not switched on any more, taken away");
        claims.TakeOwner(place, "");
        board.Put(place.StateTopic, []);
        board.Put(place.ServedTopic, []);
        if (catalogue.Controls.FirstOrDefault(row => row.Key == place.Key) is { } row)
        {
            board.Put(place.DiscoveryTopic(row), []);
        }
    }

    private string NotEnabled(string key) => catalogue.Controls.Any(row => row.Key == key)
        ? $"{key} is not switched on here; start victron-edge controls run with --allow {key} if that is wanted."
        : $"there is no control '{key}'; there are {string.Join(", ", catalogue.Controls.Select(row => row.Key))}.";

    private string Missing(ControlPlace place) => devices.Devices.FirstOrDefault(device => device.Address == place.Address) is { } device
        ? $"{place.Key} is not switched on for {device.Device.Name} ({place.Address}), or it does not have it."
        : $"no device has spoken at {place.Address}.";
}
