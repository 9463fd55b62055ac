// ControlUnit: one control of one device: follows wishes through the settings service, holds what the device forgets until its
// dead man's time is over, and knows the value in force. Runs nothing by itself: its port calls it, one call at a time.

using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Roads.Controls;

/// <summary>One control.</summary>
internal sealed class ControlUnit
{
    /// <summary>Who stands in the journal.</summary>
    public const string Who = "mqtt";

    /// <summary>A wish that ends holding at once.</summary>
    public const string Release = "none";

    // What an edge allows for a register that is worn by writing.
    private const int WritesAnHour = 6;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly SettingsService _settings;
    private readonly TimeProvider _time;
    private readonly Uptime _uptime;
    private readonly Queue<TimeSpan> _writes = new();
    private ControlHold? _hold;

    public ControlUnit(ControlPlace place, ControlKind kind, SettingsService settings, TimeProvider time)
    {
        Place = place;
        Kind = kind;
        _settings = settings;
        _time = time;
        _uptime = new Uptime(time);
    }

    public ControlPlace Place { get; }

    public ControlKind Kind { get; }

    /// <summary>The value in force for the state topic; null until it was read.</summary>
    public string? State { get; private set; }

    /// <summary>Whether the device has said that it does not have the register.</summary>
    public bool IsAbsent { get; private set; }

    /// <summary>Whether the device was asked and has answered.</summary>
    public bool IsKnown => IsAbsent || State is not null;

    /// <summary>Whether the value is written again for as long as it is wanted.</summary>
    public bool IsHeld => _hold is not null;

    /// <summary>The largest value that the device takes, in the unit; null when only the table tells.</summary>
    public decimal? Max { get; private set; }

    /// <summary>Whether something is to be written again or to be given up.</summary>
    public bool IsDue => _hold is { } hold && _uptime.Now >= (hold.NextAt < hold.Until ? hold.NextAt : hold.Until);

    /// <summary>Reads the value in force and the range.</summary>
    public async Task LookAsync(SettingsTarget target, CancellationToken stop)
    {
        IReadOnlyList<SettingReading> readings =
            await _settings.ReadAsync(target, Kind.Most is { } most ? [Kind.Entry, most] : [Kind.Entry], null, stop).ConfigureAwait(false);
        if (readings[0].Reply.Kind != ReplyKind.Answered)
        {
            return;
        }

        IsAbsent = readings[0].Reply.IsAbsent;
        if (IsAbsent)
        {
            State = null;
            return;
        }

        // What the device forgets may still be read after it has: the value counts while it is held here.
        State = Kind.IsHeld && _hold is null ? ControlKind.NoValue : Kind.StateOf(readings[0].Reply);
        Max = readings.Count > 1 && readings[1].Value?.Number is decimal number ? Math.Min(number, Kind.Entry.Max ?? number) : Max;
    }

    /// <summary>Follows a wish.</summary>
    public async Task<ControlAnswer> SetAsync(ControlDevice device, string text, CancellationToken stop)
    {
        if (Kind.IsHeld && text.Trim().Equals(Release, StringComparison.OrdinalIgnoreCase))
        {
            return Give(ControlWhy.Released, "it was given back");
        }

        if (Kind.Read(text, Max, out string value) is { } wrong)
        {
            return ControlAnswer.Refused(ControlWhy.Value, wrong);
        }

        return device switch
        {
            { Target: not { } } => ControlAnswer.Refused(ControlWhy.NoDevice, device.Problem!),
            { Locked: { } locked } when Kind.IsHeld => ControlAnswer.Refused(ControlWhy.Locked, locked),
            _ when Kind.IsHeld => await HoldAsync(device.Target!, value, stop).ConfigureAwait(false),
            _ => await KeepAsync(device.Target!, device.Locked, value, stop).ConfigureAwait(false),
        };
    }

    /// <summary>Writes a held value again, or gives it up.</summary>
    /// <returns>What whoever held it should know; null while all is well.</returns>
    public async Task<ControlAnswer?> RenewAsync(ControlDevice device, CancellationToken stop)
    {
        ControlHold hold = _hold!;
        TimeSpan now = _uptime.Now;
        DateTimeOffset today = _time.GetUtcNow();
        if (now >= hold.Until)
        {
            return Give(ControlWhy.Silent, $"nobody has asked for it for {Kind.Row.HoldSeconds} s");
        }

        if (device.Locked is { } locked)
        {
            return Give(ControlWhy.Locked, locked.TrimEnd('.'));
        }

        if (device.Target is { } other && other.Id != hold.Device)
        {
            return Give(ControlWhy.Device, "another device is at its port");
        }

        if (now >= hold.GoodAt + Kind.ForgetsAfter || today >= hold.GoodOn + Kind.ForgetsAfter)
        {
            return Give(ControlWhy.Device, "this computer did not renew it in time");
        }

        SettingResult? result = device.Target is { } target ? await WriteAgainAsync(target, hold, stop).ConfigureAwait(false) : null;
        if (result is { IsGood: true })
        {
            State = Kind.StateOf(result.After!.Reply);
            _hold = hold with { NextAt = now + TimeSpan.FromSeconds(Kind.Row.RefreshSeconds), GoodAt = now, GoodOn = today };
            return null;
        }

        string why = result?.Text ?? device.Problem!;
        if (result is { Outcome: SettingOutcome.Differs } || _uptime.Now + RetryAfter >= hold.GoodAt + Kind.ForgetsAfter)
        {
            return Give(ControlWhy.Device, why.TrimEnd('.'));
        }

        _hold = hold with { NextAt = _uptime.Now + RetryAfter };
        return null;
    }

    /// <summary>Gives a held value up without a word to the device, which forgets it.</summary>
    public void Drop()
    {
        _hold = null;
        State = Kind.IsHeld ? ControlKind.NoValue : State;
    }

    /// <summary>Gives a held value back: it is not written again, and the device forgets it.</summary>
    /// <param name="why">A word of <see cref="ControlWhy"/>.</param>
    /// <param name="because">Half a sentence.</param>
    public ControlAnswer Give(string why, string because)
    {
        string? old = _hold?.Text;
        Drop();
        return ControlAnswer.Ended(
            why, old,
            old is null ? $"{Place.Key} was not held; nothing was sent." : $"{Place.Key} is not {old} any more, {because}; the device goes back to its own settings within {Kind.ForgetsAfter.TotalSeconds:0} s.");
    }

    private async Task<ControlAnswer> HoldAsync(SettingsTarget target, string value, CancellationToken stop)
    {
        TimeSpan begin = _uptime.Now;
        DateTimeOffset today = _time.GetUtcNow();
        byte[] firstBytes = [];
        if (Kind.First is { } first)
        {
            SettingProposal before = await _settings.ProposeAsync(target, first, Kind.FirstValue(), stop).ConfigureAwait(false);
            if (before.Old.Value?.Raw is long led && first.Need("allowed")?.Values.Contains(led) == false)
            {
                return ControlAnswer.Refused(ControlWhy.Led, $"{Place.Key} is not written: {first.Key} is {before.Old.Text}, so something else leads this device; two that lead it would fight.");
            }

            (SettingResult? ready, ControlAnswer? no) = await ApplyAsync(before, stop).ConfigureAwait(false);
            if (no is not null || !ready!.IsGood)
            {
                return no ?? ControlAnswer.Of(ready!);
            }

            firstBytes = before.NewRaw;
        }

        SettingProposal proposal = await _settings.ProposeAsync(target, Kind.Entry, value, stop).ConfigureAwait(false);
        (SettingResult? result, ControlAnswer? refused) = await ApplyAsync(proposal, stop).ConfigureAwait(false);
        if (refused is not null || result!.Outcome == SettingOutcome.Refused)
        {
            return refused ?? ControlAnswer.Of(result!);
        }

        if (!result.IsGood)
        {
            // Nobody knows what is in force, so nothing is held; the device forgets it.
            Drop();
            return ControlAnswer.Of(result);
        }

        State = Kind.StateOf(result.After!.Reply);
        _hold = new ControlHold(
            target.Id, firstBytes, proposal.NewRaw, result.After.Text, begin + TimeSpan.FromSeconds(Kind.Row.HoldSeconds), begin + TimeSpan.FromSeconds(Kind.Row.RefreshSeconds), begin, today);
        return ControlAnswer.Of(result);
    }

    private async Task<ControlAnswer> KeepAsync(SettingsTarget target, string? locked, string value, CancellationToken stop)
    {
        SettingProposal proposal = await _settings.ProposeAsync(target, Kind.Entry, value, stop).ConfigureAwait(false);
        while (_writes.TryPeek(out TimeSpan oldest) && _uptime.Now - oldest >= Hour)
        {
            _ = _writes.Dequeue();
        }

        if (proposal is { Refusal: null, IsUnchanged: false } && locked is not null)
        {
            return ControlAnswer.Refused(ControlWhy.Locked, locked);
        }

        if (proposal is { Refusal: null, IsUnchanged: false } && _writes.Count >= WritesAnHour)
        {
            return ControlAnswer.Refused(ControlWhy.Worn, $"{Place.Key} was written {WritesAnHour} times within the hour and is stored in flash, which wears; it stays as it is.");
        }

        (SettingResult? result, ControlAnswer? refused) = await ApplyAsync(proposal, stop).ConfigureAwait(false);
        if (refused is not null)
        {
            return refused;
        }

        if (result!.Outcome is not (SettingOutcome.Unchanged or SettingOutcome.Refused) || result.After is not null && result.Outcome == SettingOutcome.Refused)
        {
            _writes.Enqueue(_uptime.Now);
        }

        State = result.After is { } after ? Kind.StateOf(after.Reply) : State;
        return ControlAnswer.Of(result);
    }

    // Switching a control on was the owner's yes to the danger of its register, and to no other.
    private async Task<(SettingResult? Result, ControlAnswer? Refused)> ApplyAsync(SettingProposal proposal, CancellationToken stop)
    {
        if (proposal.Refusal is { } refusal)
        {
            return (null, new ControlAnswer("refused", ControlWhy.Rule, ControlAnswer.Known(proposal.Old), null, refusal));
        }

        if (proposal.Warnings.FirstOrDefault(warning => warning.Code != "danger_" + proposal.Entry.Danger) is { } warning)
        {
            return (null, new ControlAnswer(
                "refused", ControlWhy.Confirm, ControlAnswer.Known(proposal.Old), null, $"{proposal.Entry.Key} is not written: a person has to confirm it, with victron-edge set. {warning.Text}"));
        }

        // What somebody else has set is written all the same, so that the device forgets it from now on; from then on it is ours.
        bool isHeldAlready = proposal.IsUnchanged && Kind.IsHeld;
        bool isFirst = _hold is not { } hold || !(proposal.Entry == Kind.Entry ? hold.Bytes : hold.First).AsSpan().SequenceEqual(proposal.NewRaw);
        return (isHeldAlready
            ? await _settings.RenewAsync(proposal.Target, proposal.Entry, proposal.NewRaw, isFirst, Who, stop).ConfigureAwait(false)
            : await _settings.ApplyAsync(proposal, true, Who, stop).ConfigureAwait(false), null);
    }

    private async Task<SettingResult> WriteAgainAsync(SettingsTarget target, ControlHold hold, CancellationToken stop)
    {
        SettingResult? ready = Kind.First is { } first ? await _settings.RenewAsync(target, first, hold.First, false, Who, stop).ConfigureAwait(false) : null;
        return ready is { IsGood: false } ? ready : await _settings.RenewAsync(target, Kind.Entry, hold.Bytes, false, Who, stop).ConfigureAwait(false);
    }
}
