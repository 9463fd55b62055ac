// RestoreRun: one run of a plan: off, the steps by phase, all read again, on. Whatever goes wrong, the device stays off and
// the mark stays, so that a second run finishes.

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
    private readonly List<KeyValuePair<string, SettingResult>> _results = [];

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
    }

    public async Task<RestoreResult> RunAsync(CancellationToken stop)
    {
        try
        {
            string? problem = _plan.SwitchesOff ? await SwitchOffAsync(stop).ConfigureAwait(false) : null;
            problem ??= await StepsAsync(stop).ConfigureAwait(false) ?? await VerifyAsync(stop).ConfigureAwait(false) ?? await SwitchOnAsync(stop).ConfigureAwait(false);
            return problem == null ? new RestoreResult(true, _results, $"{_plan.Target.Name}: all settings were restored and read back.") : Stopped(problem);
        }
        catch (OperationCanceledException)
        {
            return Stopped("It was stopped.");
        }
    }

    private async Task<string?> SwitchOffAsync(CancellationToken stop)
    {
        RegisterEntry entry = Switch();
        byte[]? held = (await _settings.FactsAsync(_plan.Target, entry, null, stop).ConfigureAwait(false)).Bytes(entry.Id);
        if (held == null)
        {
            return $"{entry.Key} could not be read; nothing was written.";
        }

        RestoreMark? before = _memory.Load(_plan.Target.Id, out string? problem);
        problem ??= before == null ? _memory.Save(_plan.Target.Id, new RestoreMark(entry.Id, held, _time.GetUtcNow())) : null;
        if (problem != null || RestoreSwitch.IsOff(held))
        {
            return problem;
        }

        SettingResult result = await WriteAsync(entry, [RestoreSwitch.Off], stop).ConfigureAwait(false);
        return result.IsGood || (result.After?.Reply is { IsGood: true } after && RestoreSwitch.IsOff(after.Value)) ? null : result.Text;
    }

    private async Task<string?> StepsAsync(CancellationToken stop)
    {
        int done = 0;
        foreach (IGrouping<int, RestoreStep> phase in _plan.Steps.GroupBy(s => s.Phase))
        {
            foreach (RestoreStep step in await InOrderAsync([.. phase], stop).ConfigureAwait(false))
            {
                stop.ThrowIfCancellationRequested();
                SettingResult result = await WriteAsync(step.Entry, step.NewRaw, stop).ConfigureAwait(false);
                _progress?.Report(new RestoreProgress(++done, _plan.Steps.Count, step.Entry.Key, result));
                if (!result.IsGood)
                {
                    return result.Text;
                }
            }
        }

        return null;
    }

    // Levels hang on each other: those that rise go first from the highest down, then those that fall from the lowest up.
    private async Task<IReadOnlyList<RestoreStep>> InOrderAsync(RestoreStep[] steps, CancellationToken stop)
    {
        RestoreRow? row = _catalogue.RestoreStep(_plan.Target.Family, steps[0].Entry.Id);
        List<int> places = [.. (row?.Registers ?? []).Select(r => r.From)];
        RestoreStep[] listed = [.. steps.OrderBy(s => places.IndexOf(s.Entry.Id)).ThenBy(s => s.Entry.Id)];
        if (row is not { IsLevels: true })
        {
            return listed;
        }

        IReadOnlyList<SettingReading> now = await _settings.ReadAsync(_plan.Target, [.. listed.Select(s => s.Entry)], null, stop).ConfigureAwait(false);
        bool[] rises = [.. listed.Zip(now, (step, held) => held.Value?.Raw < RawBytes.Read(step.Entry.Type, step.NewRaw))];
        return [.. listed.Where((_, i) => rises[i]), .. listed.Where((_, i) => !rises[i]).Reverse()];
    }

    private async Task<string?> VerifyAsync(CancellationToken stop)
    {
        IReadOnlyList<SettingReading> now = await _settings.ReadAsync(_plan.Target, [.. _plan.Steps.Select(s => s.Entry)], null, stop).ConfigureAwait(false);
        for (int i = 0; i < now.Count; i++)
        {
            RestoreStep step = _plan.Steps[i];
            if (step.Entry.IsReadable && (!now[i].Reply.IsGood || !SettingText.IsSame(step.Entry, now[i].Reply.Value, step.NewRaw)))
            {
                return $"{step.Entry.Key} is {now[i].Text} at the end, not {step.New}.";
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

        RegisterEntry entry = Switch();
        byte[]? held = (await _settings.FactsAsync(_plan.Target, entry, null, stop).ConfigureAwait(false)).Bytes(entry.Id);
        bool isThere = held != null && (held.AsSpan().SequenceEqual(end) || (RestoreSwitch.IsOff(held) && RestoreSwitch.IsOff(end)));
        SettingResult? result = isThere ? null : await WriteAsync(entry, end, stop).ConfigureAwait(false);
        return result is { IsGood: false } ? "All settings are restored, but " + result.Text : _memory.Clear(_plan.Target.Id);
    }

    private async Task<SettingResult> WriteAsync(RegisterEntry entry, byte[] bytes, CancellationToken stop)
    {
        SettingResult result = await _settings.WritePlannedAsync(_plan.Target, entry, bytes, _planned, _who, stop).ConfigureAwait(false);
        _results.Add(new(entry.Key, result));
        return result;
    }

    private RestoreResult Stopped(string problem)
    {
        bool isMarked = _memory.Load(_plan.Target.Id, out _) != null;
        string state = isMarked ? $" {_plan.Target.Name} is left switched off (look at {Switch().Key}); run the restore again to finish it." : " Run the restore again to finish it.";
        return new RestoreResult(false, _results, problem + state);
    }

    private RegisterEntry Switch() => _catalogue.Entry(_plan.Target.Family, RestoreSwitch.Register)!;
}
