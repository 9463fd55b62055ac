// ControlService: follows what scripts and Home Assistant wish of the controls that the owner switched on. Takes messages on the
// thread of the road and works when it is turned; everything that happens, happens in Turn, by the clock that it was given.

using System.Collections.Concurrent;
using System.Text;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Roads.Broker;
using Victron.Edge.Roads.MqttEdge;
using Victron.Edge.Roads.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>The controls of a companion.</summary>
internal sealed class ControlService
{
    // What a broker has kept arrives in one go; before that is over, nobody knows who serves what.
    private static readonly TimeSpan SettleAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan DevicesEvery = TimeSpan.FromSeconds(1);
    private const int InboxMax = 256;

    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly IDeviceDirectory _devices;
    private readonly ControlChoice _choice;
    private readonly string _name;
    private readonly Func<CompanionMessage, bool> _send;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly ControlBoard _board;
    private readonly ControlClaims _claims;
    private readonly ConcurrentQueue<Action> _inbox = new();
    private readonly Queue<ControlWish> _early = new();
    private readonly Dictionary<PortAddress, ControlPort> _ports = [];
    private readonly Dictionary<ControlPlace, string> _others = [];
    private DateTimeOffset? _settledAt;
    private DateTimeOffset _devicesAt;

    /// <summary>Makes it.</summary>
    public ControlService(
        DeviceCatalogue catalogue, SettingsService settings, IDeviceDirectory devices, ControlChoice choice, string name, Func<CompanionMessage, bool> send,
        IStatusLog log, TimeProvider time)
    {
        _catalogue = catalogue;
        _settings = settings;
        _devices = devices;
        _choice = choice;
        _name = name;
        _send = send;
        _log = log;
        _time = time;
        _board = new ControlBoard(send);
        _claims = new ControlClaims(name);
        _board.Put(ControlPlace.CompanionTopic(name), "online"u8.ToArray());
    }

    /// <summary>Takes that the broker was connected; what it has kept may have come before.</summary>
    public void TakeUp() => _inbox.Enqueue(() =>
    {
        _board.Restart();
        _settledAt = _time.GetUtcNow() + SettleAfter;
    });

    /// <summary>Takes that the connection was lost; what was known of other companions is told anew at the next.</summary>
    public void TakeDown() => _inbox.Enqueue(() =>
    {
        _claims.Clear();
        _early.Clear();
        _settledAt = null;
    });

    /// <summary>Takes a message; where too much waits already, it is lost.</summary>
    public void Take(BrokerMessage message)
    {
        if (_inbox.Count < InboxMax)
        {
            long at = _time.GetTimestamp();
            _inbox.Enqueue(() => TakeOne(message, at));
        }
    }

    /// <summary>Does what is due.</summary>
    /// <param name="stop">Ends what was begun.</param>
    public async Task TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = _time.GetUtcNow();
        while (_inbox.TryDequeue(out Action? take))
        {
            take();
        }

        if (_settledAt is { } settled && now >= settled)
        {
            if (now >= _devicesAt)
            {
                _devicesAt = now + DevicesEvery;
                Look();
            }

            while (_early.TryDequeue(out ControlWish? wish))
            {
                TakeWish(wish);
            }
        }

        foreach ((PortAddress address, ControlPort port) in _ports)
        {
            await port.StepAsync(() => DeviceAt(address), Tell, stop).ConfigureAwait(false);
            Show(port);
        }

        _board.Flush();
    }

    /// <summary>Waits for what was begun, and gives back what is held.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(_ports.Values.Select(port => port.EndAsync())).ConfigureAwait(false);
        foreach (ControlUnit unit in _ports.Values.SelectMany(port => port.Units).Where(unit => unit.IsHeld))
        {
            Tell(unit, null, unit.Give(ControlWhy.Stopped, "the companion was stopped"));
        }

        foreach (ControlPort port in _ports.Values)
        {
            Show(port);
        }

        _board.Flush();
    }

    private void TakeOne(BrokerMessage message, long at)
    {
        _settledAt = message.IsKept && _settledAt is not null ? _time.GetUtcNow() + SettleAfter : _settledAt;
        string text = Encoding.UTF8.GetString(message.Payload.Span);
        if (ControlPlace.CompanionOf(message.Topic) is { } companion)
        {
            _claims.TakeStatus(companion, text);
        }
        else if (ControlPlace.TryParse(message.Topic, out ControlPlace place, out string part))
        {
            if (part == "served")
            {
                _claims.TakeOwner(place, text);
            }
            else if (part.Length == 0)
            {
                // Whether it is ours is known when everything that the broker kept has come.
                _early.Enqueue(new ControlWish(place, text, message.IsKept, message.IsDuplicate, at));
            }
        }
    }

    private void TakeWish(ControlWish wish)
    {
        if (_claims.Other(wish.Place) is not null)
        {
            return;
        }

        string key = wish.Place.Key;
        _ = _ports.TryGetValue(wish.Place.Address, out ControlPort? port);
        ControlAnswer? no = wish switch
        {
            { IsKept: true } => ControlAnswer.Refused(ControlWhy.Retained, $"{key} is not written: the broker had kept the message, so nobody knows how old it is. Send it not retained."),
            { IsDuplicate: true } => ControlAnswer.Refused(ControlWhy.Duplicate, $"{key} is not written: the message may have come before. Send it again."),
            _ when !_choice.Keys.Contains(key) => ControlAnswer.Refused(ControlWhy.NotEnabled, NotEnabled(key)),
            _ when port is null || port.Units.All(unit => unit.Place != wish.Place) => ControlAnswer.Refused(ControlWhy.NoDevice, Missing(wish.Place)),
            _ => null,
        };
        if (no is null)
        {
            port!.Add(wish, Answer);
        }
        else
        {
            Answer(wish, no);
        }
    }

    private string NotEnabled(string key) => _catalogue.Controls.Any(row => row.Key == key)
        ? $"{key} is not switched on here; start victron-edge controls run with --allow {key} if that is wanted."
        : $"there is no control '{key}'; there are {string.Join(", ", _catalogue.Controls.Select(row => row.Key))}.";

    private string Missing(ControlPlace place) => _devices.Devices.FirstOrDefault(device => device.Address == place.Address) is { } device
        ? $"{place.Key} is not switched on for {device.Device.Name} ({place.Address}), or it does not have it."
        : $"no device has spoken at {place.Address}.";

    // Which devices there are now, and which of their controls are served here.
    private void Look()
    {
        IReadOnlyList<LinkedDevice> all = _devices.Devices;
        foreach (LinkedDevice device in all.Where(device => device.Device.Identity.Family is not null))
        {
            bool isMeant = _choice.IsMeant(device, all);
            ControlPort? port = isMeant ? PortOf(device) : null;
            foreach (ControlUnit unit in port is { IsBusy: false } ? port.Units : [])
            {
                Claim(unit, device);
            }

            foreach (ControlPlace place in _claims.Mine.Where(place => place.Address == device.Address && (port is null || port.Units.All(unit => unit.Place != place))))
            {
                Clear(place);
            }
        }

        foreach (ControlPlace place in _claims.Mine.Where(place => !_choice.Keys.Contains(place.Key)))
        {
            Clear(place);
        }
    }

    private ControlPort PortOf(LinkedDevice device)
    {
        DeviceIdentity identity = device.Device.Identity;
        if (_ports.TryGetValue(device.Address, out ControlPort? port) && port.Family == identity.Family && (port.Serial is null || identity.Serial is null || port.Serial == identity.Serial))
        {
            port.Serial ??= identity.Serial;
            return port;
        }

        // Another device: what was held for the one before is held no longer.
        port?.Abandon(Answer);
        ControlUnit[] units =
        [
            .. ControlKind.Of(_catalogue, identity.Family!, _choice.Keys.ToHashSet())
                .Select(kind => new ControlUnit(new ControlPlace(device.Address, kind.Row.Key), kind, _settings, _time)),
        ];
        port = new ControlPort(identity.Family!, identity.Serial, units, _catalogue.Family(identity.Family!)?.Hex != "old", _time);
        _ports[device.Address] = port;
        if (units.Length > 0)
        {
            _log.Line($"{device.Address} {device.Device.Name}: {string.Join(", ", units.Select(unit => unit.Place.Key))}");
        }

        return port;
    }

    private void Claim(ControlUnit unit, LinkedDevice device)
    {
        string? other = _claims.Other(unit.Place);
        if (other != _others.GetValueOrDefault(unit.Place))
        {
            _log.Line(other is null ? $"{unit.Place}: served here now" : $"{unit.Place}: served by companion '{other}', so not here");
        }

        if (other is not null)
        {
            _others[unit.Place] = other;
            unit.Drop();
            Array.ForEach([unit.Place.ServedTopic, unit.Place.StateTopic, unit.Place.DiscoveryTopic(unit.Kind.Row)], _board.Leave);
            return;
        }

        _ = _others.Remove(unit.Place);
        _board.Put(unit.Place.ServedTopic, Encoding.UTF8.GetBytes(_name));
        if (unit.State is not null)
        {
            // Told only once the range is known: a changed one would be told twice.
            _board.Put(unit.Place.DiscoveryTopic(unit.Kind.Row), ControlDiscovery.Of(unit, device, _name));
        }
    }

    // Empty retained messages take entity and value away.
    private void Clear(ControlPlace place)
    {
        _log.Line($"{place}: not switched on any more, taken away");
        _claims.TakeOwner(place, "");
        _board.Put(place.StateTopic, []);
        _board.Put(place.ServedTopic, []);
        if (_catalogue.Controls.FirstOrDefault(row => row.Key == place.Key) is { } row)
        {
            _board.Put(place.DiscoveryTopic(row), []);
        }
    }

    private void Show(ControlPort port)
    {
        foreach (ControlUnit unit in port.Units.Where(unit => !port.IsBusy && unit.State is not null && !_others.ContainsKey(unit.Place)))
        {
            _board.Put(unit.Place.StateTopic, Encoding.UTF8.GetBytes(unit.State!));
        }
    }

    private ControlDevice DeviceAt(PortAddress address)
    {
        if (_devices.Devices.FirstOrDefault(device => device.Address == address) is not { } device)
        {
            return new ControlDevice(null, $"no device has spoken at {address}.", null);
        }

        string? problem = _devices.TargetOf(device, out SettingsTarget? target);
        string? locked = device.Edge?.Report.Writes is { Allowed: true } ? null
            : $"{address.Edge} is locked, nothing was written; let it be written for a while with: victron-edge unlock {address.Edge}";
        return new ControlDevice(target, problem, locked);
    }

    private void Answer(ControlWish wish, ControlAnswer answer)
    {
        _log.Line($"{wish.Place} '{ControlAnswer.Printable(wish.Text)}': {answer.Outcome}: {answer.Text}");
        _ = _send(new CompanionMessage(wish.Place.ResultTopic, answer.Json(wish.Text), false, 1));
    }

    private void Tell(ControlUnit unit, ControlWish? wish, ControlAnswer answer)
    {
        if (wish is not null)
        {
            Answer(wish, answer);
            return;
        }

        _log.Line($"{unit.Place}: {answer.Outcome}: {answer.Text}");
        _ = _send(new CompanionMessage(unit.Place.ResultTopic, answer.Json(null), false, 1));
    }
}
