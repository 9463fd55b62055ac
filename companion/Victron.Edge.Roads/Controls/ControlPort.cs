// ControlPort: the controls of the device at one port: what waits for it, and one step of work at a time, so that a slow device
// keeps no other waiting.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Roads.Controls;

/// <summary>The controls of a port.</summary>
internal sealed class ControlPort
{
    private const int WishesMax = 16;

    // Whoever asked must not be surprised by what happens when a device that was stuck moves again.
    private static readonly TimeSpan WishMax = TimeSpan.FromSeconds(10);

    // Somebody may change a setting at the device; old devices stop their text when they are asked, so those are not.
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly bool _looksAgain;
    private readonly LinkedList<ControlWish> _wishes = new();
    private readonly Uptime _uptime;
    private TimeSpan _lookAt;
    private Task _work = Task.CompletedTask;

    /// <summary>Makes it.</summary>
    /// <param name="family">Family of the device.</param>
    /// <param name="serial">Its serial number; null while it is not known.</param>
    /// <param name="units">Its controls.</param>
    /// <param name="looksAgain">Whether the device may be asked from time to time.</param>
    /// <param name="time">The clock.</param>
    public ControlPort(string family, string? serial, IReadOnlyList<ControlUnit> units, bool looksAgain, TimeProvider time)
    {
        Family = family;
        Serial = serial;
        Units = units;
        _looksAgain = looksAgain;
        _time = time;
        _uptime = new Uptime(time);
    }

    /// <summary>Family of the device.</summary>
    public string Family { get; }

    /// <summary>Serial number of the device; null while it is not known.</summary>
    public string? Serial { get; set; }

    /// <summary>Its controls.</summary>
    public IReadOnlyList<ControlUnit> Units { get; }

    /// <summary>Whether something runs for the device.</summary>
    public bool IsBusy => !_work.IsCompleted;

    /// <summary>Puts a wish at the end; what was wished of the same control before and has not begun is void.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="answer">Told what becomes void.</param>
    public void Add(ControlWish wish, Action<ControlWish, ControlAnswer> answer)
    {
        for (LinkedListNode<ControlWish>? node = _wishes.First; node is not null;)
        {
            LinkedListNode<ControlWish>? next = node.Next;
            if (node.Value.Place == wish.Place)
            {
                _wishes.Remove(node);
                answer(node.Value, ControlAnswer.Refused(ControlWhy.Superseded, $"{wish.Place.Key} is not written: a newer value came before this one had its turn."));
            }

            node = next;
        }

        if (_wishes.Count >= WishesMax)
        {
            answer(wish, ControlAnswer.Refused(ControlWhy.Busy, $"{wish.Place.Key} is not written: too much waits for {wish.Place.Address}."));
            return;
        }

        _ = _wishes.AddLast(wish);
    }

    /// <summary>Gives up what waits and what is held: another device is there now.</summary>
    public void Abandon(Action<ControlWish, ControlAnswer> answer)
    {
        foreach (ControlWish wish in _wishes)
        {
            answer(wish, ControlAnswer.Refused(ControlWhy.NoDevice, $"{wish.Place.Key} is not written: the device at {wish.Place.Address} is another one now, or not meant any more."));
        }

        _wishes.Clear();
    }

    /// <summary>Begins what is due, unless something runs.</summary>
    /// <param name="now">The device as it is.</param>
    /// <param name="answer">Told what becomes of wishes and, with no wish, of held values.</param>
    /// <param name="stop">Ends it.</param>
    public async Task StepAsync(Func<ControlDevice> now, Action<ControlUnit, ControlWish?, ControlAnswer> answer, CancellationToken stop)
    {
        if (IsBusy)
        {
            return;
        }

        // What failed here is a fault of the program: it surfaces instead of being tried again.
        await _work.ConfigureAwait(false);
        ControlWish? wish = _wishes.First?.Value;
        if (wish is not null)
        {
            _wishes.RemoveFirst();
        }

        if (wish is not null || IsLookDue || Units.Any(unit => unit.IsDue))
        {
            _work = WorkAsync(wish, now, answer, stop);
        }
    }

    /// <summary>Waits for what runs.</summary>
    public Task EndAsync() => _work;

    private bool IsLookDue => Units.Count > 0 && _uptime.Now >= _lookAt && (_looksAgain || !Units.All(unit => unit.IsKnown));

    private async Task WorkAsync(ControlWish? wish, Func<ControlDevice> now, Action<ControlUnit, ControlWish?, ControlAnswer> answer, CancellationToken stop)
    {
        try
        {
            foreach (ControlUnit unit in Units.Where(unit => unit.IsDue))
            {
                if (await unit.RenewAsync(now(), stop).ConfigureAwait(false) is { } ended)
                {
                    answer(unit, null, ended);
                }
            }

            if (wish is not null)
            {
                ControlUnit unit = Units.First(each => each.Place == wish.Place);
                answer(unit, wish, await SetAsync(unit, wish, now, stop).ConfigureAwait(false));
            }
            else if (IsLookDue)
            {
                await LookAsync(now().Target, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; what was sent stands in the journal.
        }
    }

    // A device may also become slow while it is asked, so the time runs until the write leaves.
    private async Task<ControlAnswer> SetAsync(ControlUnit unit, ControlWish wish, Func<ControlDevice> now, CancellationToken stop)
    {
        TimeSpan left = WishMax - _time.GetElapsedTime(wish.At);
        if (left > TimeSpan.Zero)
        {
            using var late = new CancellationTokenSource(left, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
            try
            {
                return await unit.SetAsync(now(), wish.Text, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Told below.
            }
        }

        return ControlAnswer.Refused(ControlWhy.Late, $"{wish.Place.Key} is not written: the device was busy for so long that nobody may expect it any more. Send it again.");
    }

    private async Task LookAsync(SettingsTarget? target, CancellationToken stop)
    {
        foreach (ControlUnit unit in target is null ? [] : Units)
        {
            await unit.LookAsync(target!, stop).ConfigureAwait(false);
        }

        _lookAt = _uptime.Now + (target is not null && Units.All(unit => unit.IsKnown) ? LookEvery : LookAgain);
    }
}
