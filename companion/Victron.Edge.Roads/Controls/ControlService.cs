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

    private readonly Func<CompanionMessage, bool> _send;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly ControlBoard _board;
    private readonly ControlClaims _claims;
    private readonly ControlRoster _roster;
    private readonly ConcurrentQueue<Action> _inbox = new();
    private readonly Queue<ControlWish> _early = new();
    private readonly Uptime _uptime;
    private TimeSpan? _settledAt;
    private TimeSpan _devicesAt;

    /// <summary>Makes it.</summary>
    public ControlService(
        DeviceCatalogue catalogue, SettingsService settings, IDeviceDirectory devices, ControlChoice choice, string name, Func<CompanionMessage, bool> send,
        IStatusLog log, TimeProvider time)
    {
        _send = send;
        _log = log;
        _time = time;
        _uptime = new Uptime(time);
        _board = new ControlBoard(send);
        _claims = new ControlClaims(name);
        _roster = new ControlRoster(catalogue, settings, devices, choice, name, _board, _claims, log, time);
        _board.Put(ControlPlace.CompanionTopic(name), "online"u8.ToArray());
    }

    /// <summary>Takes that the broker was connected; what it has kept may have come before.</summary>
    public void TakeUp() => _inbox.Enqueue(() =>
    {
        _board.Restart();
        _settledAt = _uptime.Now + SettleAfter;
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
        TimeSpan now = _uptime.Now;
        while (_inbox.TryDequeue(out Action? take))
        {
            take();
        }

        if (_settledAt is { } settled && now >= settled)
        {
            if (now >= _devicesAt)
            {
                _devicesAt = now + DevicesEvery;
                _roster.Look(Answer);
            }

            while (_early.TryDequeue(out ControlWish? wish))
            {
                TakeWish(wish);
            }
        }

        foreach ((PortAddress address, ControlPort port) in _roster.Ports)
        {
            await port.StepAsync(() => _roster.DeviceAt(address), Tell, stop).ConfigureAwait(false);
            _roster.Show(port);
        }

        _board.Flush();
    }

    /// <summary>Waits for what was begun, and gives back what is held.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(_roster.Ports.Values.Select(port => port.EndAsync())).ConfigureAwait(false);
        foreach (ControlUnit unit in _roster.Ports.Values.SelectMany(port => port.Units).Where(unit => unit.IsHeld))
        {
            Tell(unit, null, unit.Give(ControlWhy.Stopped, "the companion was stopped"));
        }

        foreach (ControlPort port in _roster.Ports.Values)
        {
            _roster.Show(port);
        }

        _board.Flush();
    }

    private void TakeOne(BrokerMessage message, long at)
    {
        _settledAt = message.IsKept && _settledAt is not null ? _uptime.Now + SettleAfter : _settledAt;
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
        string? problem = _roster.Problem(wish.Place, out string why);
        ControlAnswer? no = wish switch
        {
            { IsKept: true } => ControlAnswer.Refused(ControlWhy.Retained, $"{key} is not written: the broker had kept the message, so nobody knows how old it is. Send it not retained."),
            { IsDuplicate: true } => ControlAnswer.Refused(ControlWhy.Duplicate, $"{key} is not written: the message may have come before. Send it again."),
            _ when problem is not null => ControlAnswer.Refused(why, problem),
            _ => null,
        };
        if (no is null)
        {
            _roster.Ports[wish.Place.Address].Add(wish, Answer);
        }
        else
        {
            Answer(wish, no);
        }
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
