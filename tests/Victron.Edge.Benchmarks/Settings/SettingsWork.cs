// SettingsWork: the errands of a scenario and what must be true of each: what was called verified is in force, nothing that was
// not asked for reached the device, nothing twice, nothing after its time.

using System.Globalization;
using Victron.Edge.Benchmarks.Delivery;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;
using Victron.Edge.Simulator;
using Victron.Edge.Simulator.Registers;

namespace Victron.Edge.Benchmarks.Settings;

/// <summary>Work on the settings of one device.</summary>
internal sealed class SettingsWork(SimWorld world, DeviceCatalogue catalogue, SimulatedDevice device, SimRandom random)
{
    private const int ProductRegister = 0x0100;
    private const int SwitchRegister = 0x0200;
    private const int RemoteRegister = 0x0202;

    private const int TriesMax = 10;
    private const int AgainMax = 4;

    // Ten seconds for a busy port, eight until the edge may not send it any more.
    private const int KilledMs = 18_500;

    // Bytes on the wire, and the steps in which time goes.
    private const int SlackMs = 60;

    private readonly BenchBooks _books = new();
    private readonly RegisterEntry[] _writable = [.. catalogue.Entries(device.Family).Where(entry => entry.IsWritable)];
    private readonly RegisterEntry[] _settings = [.. catalogue.Entries(device.Family).Where(entry => entry.IsSetting)];
    private SettingsTarget _target = null!;
    private SettingsService _service = null!;
    private BackupService _backups = null!;
    private RestoreService _restores = null!;
    private DeviceBackup? _saved;
    private bool _hasRestored;
    private int _reads;
    private int _verified;
    private int _taken;
    private int _restored;
    private int _cut;

    /// <summary>Every write that was asked for.</summary>
    public List<WriteIntent> Intents { get; } = [];

    /// <summary>The first thing that was wrong; null for none.</summary>
    public string? Fault { get; private set; }

    /// <summary>Begins anew with a companion that has just started.</summary>
    public void Begin(BenchCompanion companion)
    {
        byte[] product = device.Look(ProductRegister).Value;
        string firmware = device.Kind.Product.Split("firmware ")[1].Split(',', ':')[0];
        _target = new SettingsTarget(
            DeviceId.Of(device.Serial, BenchCompanion.Port), device.Name, device.Family, product[1] | (product[2] << 8), device.Serial, firmware,
            BenchCompanion.Port.ToString(), companion);
        _service = new SettingsService(catalogue, _books, companion.Time);
        _backups = new BackupService(catalogue, _service, companion.Time, "bench");
        _restores = new RestoreService(catalogue, _service, _books, companion.Time);
    }

    /// <summary>Notes what is wrong; the first counts.</summary>
    public void Report(string fault) => Fault ??= string.Create(CultureInfo.InvariantCulture, $"{device.Kind.Name} at {world.NowMs} ms: {fault}");

    /// <summary>One errand.</summary>
    public Task Errand() => random.Next(10) switch
    {
        < 2 => ReadAsync(),
        < 6 => SetAsync(isWrong: random.IsHit(0.2), isConfirmed: random.IsHit(0.8)),
        < 8 => BackupAsync(),
        _ => RestoreAsync(),
    };

    /// <summary>Brings a restore that was begun to its end, now that nothing is in the way but a slow line.</summary>
    public async Task BringToEnd()
    {
        if (_hasRestored && _saved is { } saved)
        {
            string? problem = "";
            for (int i = 0; i <= AgainMax && problem is not null; i++)
            {
                problem = await RestoredAsync(saved).ConfigureAwait(false);
            }

            if (problem is not null)
            {
                Report(problem);
            }
        }

        CheckWrites();
    }

    /// <summary>What came of it.</summary>
    public SettingsResult Result(int seed) =>
        new(Fault is null ? null : $"{Fault} (seed {seed})", _reads, Intents.Count, device.Writes.Count, _verified, _taken, _restored, _cut);

    private async Task ReadAsync()
    {
        RegisterEntry[] entries = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => _settings[random.Next(_settings.Length)]).Distinct()];
        byte[][] before = [.. entries.Select(entry => device.Look(entry.Id).Value)];
        IReadOnlyList<SettingReading> readings = await _service.ReadAsync(_target, entries, null, CancellationToken.None).ConfigureAwait(false);
        for (int i = 0; i < entries.Length; i++)
        {
            _reads += readings[i].Reply.IsGood ? 1 : 0;
            if (readings[i].Reply.IsGood && !IsOneOf(readings[i].Reply.Value, before[i], device.Look(entries[i].Id).Value))
            {
                Report($"{entries[i].Key} was read as {readings[i].Text}, which it was not");
            }
        }
    }

    private async Task SetAsync(bool isWrong, bool isConfirmed)
    {
        int asked = Intents.Count;
        SettingProposal proposal = await ProposeAsync(isWrong).ConfigureAwait(false);
        RegisterEntry entry = proposal.Entry;
        SettingResult result = await _service.ApplyAsync(proposal, isConfirmed, "bench", CancellationToken.None).ConfigureAwait(false);
        bool mayWrite = proposal.Refusal is null && (isConfirmed || proposal.Warnings.Count == 0);
        WriteIntent[] intents = [.. Intents.Skip(asked)];
        if (intents.Length > (mayWrite ? 1 : 0) || intents.Any(intent => intent.Register != entry.Id || !intent.Value.AsSpan().SequenceEqual(proposal.NewRaw)))
        {
            Report($"{entry.Key}: {intents.Length} writes, and not as they were agreed to");
        }

        _cut += result.Outcome is SettingOutcome.Unanswered or SettingOutcome.Differs ? 1 : 0;
        if (result.Outcome == SettingOutcome.Verified)
        {
            _verified++;
            bool isInForce = entry.Storage != "nv" || entry.Need("verify_read") is not null || SettingText.IsSame(entry, device.Look(entry.Id).Value, proposal.NewRaw);
            if (intents.Length != 1 || !isInForce)
            {
                Report($"{entry.Key} was called verified, and is {Convert.ToHexString(device.Look(entry.Id).Value)}, not {Convert.ToHexString(proposal.NewRaw)}");
            }
        }
    }

    // Many settings count only in company of others: looks until one is found that can be changed.
    private async Task<SettingProposal> ProposeAsync(bool isWrong)
    {
        for (int i = 0; true; i++)
        {
            RegisterEntry entry = _writable[random.Next(_writable.Length)];
            SettingProposal proposal = await _service.ProposeAsync(_target, entry, isWrong ? WrongValue(entry) : Value(entry), CancellationToken.None).ConfigureAwait(false);
            if (isWrong || i == TriesMax || (proposal.Refusal is null && !proposal.IsUnchanged))
            {
                return proposal;
            }
        }
    }

    private async Task BackupAsync()
    {
        (DeviceBackup? backup, _) = await _backups.TakeAsync(_target, null, CancellationToken.None).ConfigureAwait(false);
        if (backup is null)
        {
            _cut++;
            return;
        }

        _taken++;
        foreach (BackupEntry entry in backup.Entries.Where(entry => !entry.Raw.AsSpan().SequenceEqual(device.Look(entry.Id).Value)))
        {
            Report($"{entry.Key} was saved as {entry.Text}, which it is not");
        }

        // What a restore that was begun has to bring back stays what it is.
        _saved = _hasRestored ? _saved : backup;
    }

    private async Task RestoreAsync()
    {
        if (_saved is not { } saved)
        {
            await BackupAsync().ConfigureAwait(false);
            return;
        }

        RestorePlan plan = await _restores.PlanAsync(_target, saved, RestoreOptions.All, null, CancellationToken.None).ConfigureAwait(false);
        int asked = Intents.Count;
        bool isConfirmed = random.IsHit(0.9);
        _hasRestored |= plan.Refusal is null && isConfirmed;
        RestoreResult result = await _restores.RunAsync(plan, isConfirmed, "bench", null, CancellationToken.None).ConfigureAwait(false);
        _restored += result.IsComplete ? 1 : 0;
        _cut += result.IsComplete ? 0 : 1;
        HashSet<int> planned = [SwitchRegister, RemoteRegister, .. plan.Steps.Select(step => step.Entry.Id)];
        bool mayWrite = plan.Refusal is null && (isConfirmed || plan.Warnings.Count == 0);
        if (Intents.Skip(asked).Any(intent => !mayWrite || !planned.Contains(intent.Register)))
        {
            Report("a restore wrote what was not in its plan");
        }
    }

    private async Task<string?> RestoredAsync(DeviceBackup saved)
    {
        RestorePlan plan = await _restores.PlanAsync(_target, saved, RestoreOptions.All, null, CancellationToken.None).ConfigureAwait(false);
        RestoreResult result = await _restores.RunAsync(plan, true, "bench", null, CancellationToken.None).ConfigureAwait(false);
        (DeviceBackup? now, string? silent) = await _backups.TakeAsync(_target, null, CancellationToken.None).ConfigureAwait(false);
        if (plan.Refusal is not null || now is null || (!result.IsComplete && !plan.Skipped.Any(skip => skip.IsNotBorne)))
        {
            return $"a restore does not come to its end: {plan.Refusal ?? silent ?? result.Text}";
        }

        DiffRow? other = DeviceDiff.Compare(saved, now).Rows.FirstOrDefault(row => row.Id is not (SwitchRegister or RemoteRegister) && !plan.Skipped.Any(skip => skip.Id == row.Id));
        return other is null ? null : $"restored, and {other.Key} is '{other.B}', not '{other.A}'";
    }

    private void CheckWrites()
    {
        foreach (SimulatedWrite write in device.Writes)
        {
            // Of two that it may be, the one that was answered.
            WriteIntent? intent = Intents.Where(intent => IsFor(write, intent)).MinBy(intent => intent.Reply?.Kind == ReplyKind.Answered ? 0 : 1);
            if (intent is null)
            {
                Report($"the device got {write.Register:X4} = {Convert.ToHexString(write.Value)} at {write.AtMs} ms, and nobody had asked for it then");
                return;
            }

            intent.IsFound = true;
        }

        foreach (WriteIntent intent in Intents)
        {
            if (intent.Reply is { } reply && intent.IsFound == (reply.Kind == ReplyKind.Refused) && reply.Kind != ReplyKind.Unanswered)
            {
                Report($"{intent.Register:X4}: asked for at {intent.AskedMs} ms, told {reply.Kind} at {intent.DoneMs} ms ({reply.Problem}), and the device {(intent.IsFound ? "got it" : "never got it")}");
            }
        }

        if (_books.Entries.Count != Intents.Count)
        {
            Report($"{Intents.Count} writes were sent, and the journal knows {_books.Entries.Count}");
        }
    }

    private static bool IsFor(SimulatedWrite write, WriteIntent intent) => !intent.IsFound && intent.Register == write.Register
        && intent.Value.AsSpan().SequenceEqual(write.Value)
        && write.AtMs >= intent.AskedMs - SlackMs && write.AtMs <= (intent.DoneMs ?? intent.AskedMs + KilledMs) + SlackMs;

    private string Value(RegisterEntry entry)
    {
        if (entry.IsAction)
        {
            return "";
        }

        IReadOnlyList<EnumRow> values = entry.EnumSet.Length > 0 ? catalogue.EnumValues(entry.EnumSet) : [];
        if (values.Count > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"0x{values[random.Next(values.Count)].Value:X}");
        }

        decimal min = entry.Min ?? 0;
        decimal steps = ((entry.Max ?? 10) - min) / entry.Step;
        return (min + (entry.Step * Math.Floor(steps * (decimal)random.NextDouble()))).ToString(CultureInfo.InvariantCulture);
    }

    private string WrongValue(RegisterEntry entry) => random.Next(3) switch
    {
        0 => "much",
        1 => ((entry.Max ?? 65_535) + 100_000).ToString(CultureInfo.InvariantCulture),
        _ => "1 furlong",
    };

    private static bool IsOneOf(byte[] bytes, byte[] one, byte[] other) => bytes.AsSpan().SequenceEqual(one) || bytes.AsSpan().SequenceEqual(other);
}
