// RestoreRun: one run of a plan: off, the steps by phase, all read again, on. Whatever goes wrong, the device stays off and
// the mark stays, so that a second run finishes. What the switch is left at is read, not guessed.

using Victron.Edge.Catalogue;

namespace Victron.Edge.Core.Settings;

/// <summary>Runs one plan.</summary>
internal sealed class RestoreRun
{
    private readonly DeviceCatalogue _catalogue;
    private readonly SettingsService _settings;
    private readonly IRestoreMemory _memory;
    private readonly TimeProvider _time;
    private readonly RestorePlan _plan;
    private readonly string _who;
    private readonly IProgress<RestoreProgress>? _progress;
    private readonly Dictionary<int, byte[]> _planned;
    private readonly RestoreSwitchRun _switch;
    private readonly List<KeyValuePair<string, SettingResult>> _results = [];
    private bool _isMarked;
    private string _left = "";

    public RestoreRun(
        DeviceCatalogue catalogue, SettingsService settings, IRestoreMemory memory, TimeProvider time, RestorePlan plan, string who, IProgress<RestoreProgress>? progress)
    {
        _catalogue = catalogue;
        _settings = settings;
        _memory = memory;
        _time = time;
        _plan = plan;
        _who = who;
        _progress = progress;
        _planned = plan.Steps.ToDictionary(s => s.Entry.Id, s => s.NewRaw);
        _switch = new RestoreSwitchRun(catalogue, settings, plan.Target, time, WriteAsync);
    }

    public async Task<RestoreResult> RunAsync(CancellationToken stop)
    {
        string problem;
        try
        {
            string? bad = await BeginAsync(stop).ConfigureAwait(false) ?? (_plan.SwitchesOff ? await SwitchOffAsync(stop).ConfigureAwait(false) : null)
                ?? await StepsAsync(stop).ConfigureAwait(false) ?? await VerifyAsync(stop).ConfigureAwait(false) ?? await SwitchOnAsync(stop).ConfigureAwait(false);
            if (bad == null)
            {
                return Done();
            }

            problem = bad;
        }
        catch (OperationCanceledException)
        {
            problem = Sentences.RunStopped;
        }

        string state = _isMarked ? " " + await _switch.StateAsync().ConfigureAwait(false) : "";
        string next = (_results.Count > 0 || _isMarked) && _left.Length == 0 ? " " + Sentences.RunAgain : "";
        return new RestoreResult(false, _results, problem + (_left.Length == 0 ? state : "") + next);
    }

    private RestoreResult Done()
    {
        string[] refused = [.. _plan.Skipped.Where(s => s.IsNotBorne).Select(s => s.Key)];
        return refused.Length == 0
            ? new RestoreResult(true, _results, Say.With(Sentences.RunDone, _plan.Target.Name) + _left)
            : new RestoreResult(false, _results, Say.With(Sentences.RunNotBorne, _plan.Target.Name, string.Join(", ", refused)) + _left);
    }

    // Between plan and run somebody was asked, and that takes its time.
    private async Task<string?> BeginAsync(CancellationToken stop)
    {
        RestoreMark? mark = _memory.Load(_plan.Target.Id, out string? unread);
        if (unread != null)
        {
            return unread;
        }

        _isMarked = mark != null;
        if ((mark?.At, mark?.Work) != (_plan.Mark?.At, _plan.Mark?.Work) || !(mark?.Raw ?? []).AsSpan().SequenceEqual(_plan.Mark?.Raw ?? []))
        {
            return Say.With(Sentences.RunChanged, _plan.Target.Name);
        }

        if (_plan.SwitchNow is not { } planned)
        {
            return null;
        }

        SettingFacts facts = await _settings.FactsAsync(_plan.Target, [_switch.Entry], null, stop).ConfigureAwait(false);
        return SettingGate.Problem(facts)
            ?? (facts.Bytes(RestoreSwitch.Register) is not { } held ? Say.With(Sentences.RunUnread, _switch.Entry.Key)
            : RestoreSwitch.IsSame(held, planned) ? null
            : Say.With(Sentences.RunSomebodyElse, _switch.Entry.Key, TextOf(planned), TextOf(held)));
    }

    private async Task<string?> SwitchOffAsync(CancellationToken stop)
    {
        byte[] held = _plan.SwitchNow!;
        bool isNew = !_isMarked;

        // One that takes over a mark keeps what that one was to end with.
        var mark = new RestoreMark(RestoreSwitch.Register, _plan.IsContinued ? _plan.Mark!.Raw : held, _time.GetUtcNow(), _plan.Work, Written());
        string? problem = isNew || _plan.IsContinued ? _memory.Save(_plan.Target.Id, mark) : null;
        if (problem != null)
        {
            return Say.With(Sentences.RunNotKept, _switch.Entry.Key, problem);
        }

        _isMarked = true;
        RestoreSwitchEnd end;
        try
        {
            end = await _switch.SetAsync([RestoreSwitch.Off], stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was sent.
            _ = _plan.Mark is { } before ? _memory.Save(_plan.Target.Id, before) : _memory.Clear(_plan.Target.Id);
            _isMarked = _plan.Mark != null;
            throw;
        }

        if (end is { Problem: not null, MayFollow: false, Now: { } now } && isNew && RestoreSwitch.IsSame(now, held))
        {
            // It is known to be as it was: there is nothing to come back to.
            _isMarked = _memory.Clear(_plan.Target.Id) != null;
            return Say.With(Sentences.RunNotOff, end.Problem, _plan.Target.Name);
        }

        return end is { Problem: not null, MayFollow: true } ? Say.With(Sentences.RunMayFollow, end.Problem) : end.Problem;
    }

    private async Task<string?> StepsAsync(CancellationToken stop)
    {
        int done = 0;
        foreach (IGrouping<int, RestoreStep> phase in _plan.Steps.GroupBy(s => s.Phase))
        {
            foreach (RestoreStep step in await InOrderAsync([.. phase], stop).ConfigureAwait(false))
            {
                stop.ThrowIfCancellationRequested();
                SettingFacts now = await _settings.FactsAsync(_plan.Target, Asked([step]), null, stop).ConfigureAwait(false);
                if (NotOff(now) is { } on)
                {
                    return on;
                }

                SettingResult result = await WriteAsync(Then(now, step.Entry), step.Entry, step.NewRaw, stop).ConfigureAwait(false);
                _progress?.Report(new RestoreProgress(++done, _plan.Steps.Count, step.Entry.Key, result));
                if (!result.IsGood)
                {
                    return result.Text;
                }
            }
        }

        return null;
    }

    // What must hold now is looked up in the device. The order of levels and what tells the chemistry are looked up in the plan:
    // on the way there levels may cross, and half of a battery's figures tell no battery.
    private SettingFacts Then(SettingFacts now, RegisterEntry entry)
    {
        IEnumerable<int> levels = entry.Needs.Concat(SettingNeeds.Partners(_catalogue, _plan.Target.Family, entry))
            .Where(n => n.Kind is "le" or "ge" or "lt" or "gt").Select(n => n.Register!.Value);
        IEnumerable<int> signs = _catalogue.Chemistries.Where(c => c.Verdict == "sign").Select(c => c.Register);
        Dictionary<int, byte[]> then = levels.Concat(signs).Where(_planned.ContainsKey).Distinct().ToDictionary(id => id, id => _planned[id]);
        return new SettingFacts(_catalogue, _plan.Target, now.Replies, then);
    }

    // Levels hang on each other: those that rise go first from the highest down, then those that fall from the lowest up.
    private async Task<RestoreStep[]> InOrderAsync(RestoreStep[] steps, CancellationToken stop)
    {
        RestoreRow? row = _catalogue.RestoreStep(_plan.Target.Family, steps[0].Entry.Id);
        List<int> places = [.. (row?.Registers ?? []).Select(r => r.From)];
        RestoreStep[] listed = [.. steps.OrderBy(s => places.IndexOf(s.Entry.Id)).ThenBy(s => s.Entry.Id)];
        if (row is not { IsLevels: true })
        {
            return listed;
        }

        SettingFacts now = await _settings.FactsAsync(_plan.Target, [.. listed.Select(s => s.Entry)], null, stop).ConfigureAwait(false);
        bool[] rises = [.. listed.Select(s => now.Raw(s.Entry.Id) < RawBytes.Read(s.Entry.Type, s.NewRaw))];
        return [.. listed.Where((_, i) => rises[i]), .. listed.Where((_, i) => !rises[i]).Reverse()];
    }

    // What is written is written with the device off, and to this device; both may change between two steps.
    private RegisterEntry[] Asked(IEnumerable<RestoreStep> steps) => [.. steps.Select(s => s.Entry), .. _plan.SwitchesOff ? [_switch.Entry] : Array.Empty<RegisterEntry>()];

    private string? NotOff(SettingFacts now) =>
        SettingGate.Problem(now) ?? (!_plan.SwitchesOff || (now.Bytes(RestoreSwitch.Register) is { } held && RestoreSwitch.IsOff(held)) ? null
            : Say.With(Sentences.RunOn, _switch.Entry.Key));

    private async Task<string?> VerifyAsync(CancellationToken stop)
    {
        RestoreStep[] all = _plan.Steps.Count == 0 && _plan.SwitchAtEnd == null ? [] : [.. _plan.Steps, .. _plan.Held];
        if (all.Length == 0)
        {
            return null;
        }

        SettingFacts facts = await _settings.FactsAsync(_plan.Target, Asked(all), null, stop).ConfigureAwait(false);
        if (NotOff(facts) is { } on)
        {
            return on;
        }

        foreach (RestoreStep step in all)
        {
            SettingReading now = SettingWriter.Reading(_catalogue, step.Entry, facts.Reply(step.Entry.Id));
            if (step.Entry.IsReadable && step.Entry.Readback != "none" && (!now.Reply.IsGood || !SettingText.IsSame(step.Entry, now.Reply.Value, step.NewRaw)))
            {
                return Say.With(Sentences.RunDiffers, step.Entry.Key, now.Text, step.New);
            }
        }

        return null;
    }

    private async Task<string?> SwitchOnAsync(CancellationToken stop)
    {
        if (_plan.SwitchAtEnd is not { } end)
        {
            return null;
        }

        // Also of a device that is to stay off: whoever switches it on later has to be told.
        string doubts = await new RestoreDoubts(_catalogue, _settings, _plan).FindAsync(stop).ConfigureAwait(false);
        if (doubts.Length > 0)
        {
            return LeftOff(end, doubts);
        }

        RestoreSwitchEnd on = await _switch.SetAsync(end, stop).ConfigureAwait(false);
        if (on.Problem != null)
        {
            return Say.With(Sentences.RunRestoredBut, on.Problem);
        }

        // A mark of something else stays: its settings are not there yet.
        string? kept = _plan.Mark != null && !_plan.IsContinued ? null : _memory.Clear(_plan.Target.Id);
        return kept == null ? null : Say.With(Sentences.RunNotNoted, kept);
    }

    private int[] Written() => [.. _plan.Steps.Select(s => s.Entry.Id).Union(_plan.IsContinued ? _plan.Mark!.Registers : [])];

    private string? LeftOff(byte[] end, string doubts)
    {
        if (!_plan.SwitchesOff && !RestoreSwitch.IsOff(_plan.SwitchNow!))
        {
            return Say.With(Sentences.RunIsOn, _plan.Target.Name, doubts);
        }

        string left = Say.With(Sentences.RunLeftOff, _plan.Target.Name, doubts, _switch.Entry.Key);
        _left = " " + left;
        var mark = new RestoreMark(RestoreSwitch.Register, end, _time.GetUtcNow(), RestoreMark.LeftOff, Written());
        string? kept = _plan.Mark != null && !_plan.IsContinued ? null : _memory.Save(_plan.Target.Id, mark);
        return kept != null ? Say.With(Sentences.RunLeftNotNoted, kept)
            : _plan.StaysOff || RestoreSwitch.IsOff(end) ? null : Say.With(Sentences.RunWrittenBut, left);
    }

    private string TextOf(byte[] raw) => SettingText.Decode(_catalogue, _switch.Entry, raw).Text;

    private async Task<SettingResult> WriteAsync(SettingFacts facts, RegisterEntry entry, byte[] bytes, CancellationToken stop)
    {
        SettingResult result = await _settings.WritePlannedAsync(facts, entry, bytes, _who, stop).ConfigureAwait(false);
        _results.Add(new(entry.Key, result));
        return result;
    }
}
