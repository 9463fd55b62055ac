// RecordLoop: owns the recorder: takes what the broker brought, commits every second and at once after a backlog, answers
// the edges, tells them the time, and says how it goes. Knows no topic and no table.

using Victron.Edge.Core.Samples;
using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Record;

/// <summary>The loop of <c>record</c>.</summary>
internal sealed class RecordLoop
{
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TroubleWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TellWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromSeconds(15);

    // With much to fold, what arrives is stored between two pieces of it.
    private static readonly TimeSpan TidyOn = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan TimeEvery = TimeSpan.FromMinutes(10);

    // Under a flood a commit still comes in its turn.
    private const int EventsAtOnce = 2000;

    private readonly ISampleStore _store;
    private readonly SampleRecorder _recorder;
    private readonly RecordQueue _queue;
    private readonly IRecordOutlet _outlet;
    private readonly IStatusLog _log;
    private readonly TimeProvider _time;
    private readonly TimeSpan _statusEvery;
    private readonly Action<RecordStatus> _status;
    private DateTimeOffset _commitDue;
    private DateTimeOffset _tidyDue;
    private DateTimeOffset _timeDue;
    private DateTimeOffset _statusDue;
    private string? _saidProblem;

    public RecordLoop(
        ISampleStore store, RecordQueue queue, IRecordOutlet outlet, IStatusLog log, TimeProvider time, TimeSpan statusEvery, Action<RecordStatus> status)
    {
        _store = store;
        _recorder = new SampleRecorder(store);
        _queue = queue;
        _outlet = outlet;
        _log = log;
        _time = time;
        _statusEvery = statusEvery;
        _status = status;
    }

    /// <summary>Runs until told to stop, then commits what is left.</summary>
    /// <returns>Why it cannot go on; null when it was told to stop.</returns>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        _statusDue = _time.GetUtcNow() + _statusEvery;
        while (!stop.IsCancellationRequested)
        {
            await WaitAsync(stop).ConfigureAwait(false);
            if (Turn() is { } end)
            {
                return end;
            }
        }

        _ = Take();
        _ = Commit(_time.GetUtcNow());
        _status(Status());
        return _recorder.Ledger.Pending > 0 ? $"{_recorder.Ledger.Pending} samples could not be stored: {_recorder.Problem?.Words} They were not acknowledged." : null;
    }

    private string? Turn()
    {
        int taken = Take();
        DateTimeOffset now = _time.GetUtcNow();
        bool urgent = _recorder.Ledger.IsUrgent && taken < EventsAtOnce && _recorder.Problem is null;
        if ((now >= _commitDue || _commitDue - now > TroubleWait || urgent) && Commit(now) is { } end)
        {
            return end;
        }

        if (now >= _tidyDue || _tidyDue - now > TidyEvery)
        {
            // Trouble shows at the next commit, in words.
            _tidyDue = now + (_store.Tidy(now, out bool isDone) is null && !isDone ? TidyOn : TidyEvery);
        }

        if (now >= _timeDue || _timeDue - now > TimeEvery)
        {
            _timeDue = now + TimeEvery;
            _ = _outlet.TellTime(now);
        }

        if (now >= _statusDue || _statusDue - now > _statusEvery)
        {
            _statusDue = now + _statusEvery;
            _status(Status());
        }

        return null;
    }

    private int Take()
    {
        int taken = 0;
        while (taken < EventsAtOnce && _queue.Reader.TryRead(out RecordEvent? what))
        {
            taken++;
            long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            switch (what)
            {
                case RecordEvent.State state:
                    _ = _recorder.Ledger.TakeState(state.Address, state.Content, state.Kept, now);
                    break;
                case RecordEvent.Backlog backlog:
                    _ = _recorder.Ledger.TakeBacklog(backlog.Address, backlog.Content, now);
                    break;
                case RecordEvent.Identity identity:
                    _recorder.Ledger.TakeIdentity(identity.Address, identity.Content);
                    break;
                default:
                    // A broker that was started anew has forgotten what it kept.
                    _recorder.Ledger.TellAnew();
                    _timeDue = default;
                    break;
            }
        }

        return taken;
    }

    private string? Commit(DateTimeOffset now)
    {
        bool toldAll = _recorder.Step(_outlet.Tell);
        StoreProblem? problem = _recorder.Problem;
        _commitDue = now + (problem is not null ? TroubleWait : toldAll || !_outlet.IsUp ? CommitEvery : TellWait);
        if (problem?.Words != _saidProblem)
        {
            _saidProblem = problem?.Words;
            _log.Line(problem is null ? "the samples are written again" : $"{problem.Words} Samples wait here and in the edges.");
        }

        return problem is { Trouble: StoreTrouble.Damaged or StoreTrouble.Foreign } ? problem.Words : null;
    }

    private RecordStatus Status() => new(_time.GetUtcNow(), _recorder.Ledger.Counts, _recorder.Ledger.Pending, _queue.Overrun, _store.SizeBytes, _recorder.Problem);

    private async Task WaitAsync(CancellationToken stop)
    {
        TimeSpan wait = _commitDue - _time.GetUtcNow();
        if (wait <= TimeSpan.Zero || wait > TroubleWait)
        {
            return;
        }

        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sleep = Task.Delay(wait, _time, awake.Token);
        Task input = _queue.Reader.WaitToReadAsync(awake.Token).AsTask();
        _ = await Task.WhenAny(sleep, input).ConfigureAwait(false);
        await awake.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(sleep, input).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
