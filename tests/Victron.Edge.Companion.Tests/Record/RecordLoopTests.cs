// The loop of `record`: commits, answers, tells the time, and says once what is wrong with the store.

using Victron.Edge.Companion.Record;
using Victron.Edge.Companion.Tests.Samples;
using Victron.Edge.Core.Samples;
using Victron.Edge.Roads;

namespace Victron.Edge.Companion.Tests.Record;

public sealed class RecordLoopTests : IRecordOutlet, IStatusLog
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<string> _told = [];
    private readonly List<string> _lines = [];
    private readonly List<RecordStatus> _statuses = [];
    private readonly MemoryStore _store = new();
    private readonly RecordQueue _queue = new();
    private volatile bool _refuses;

    bool IRecordOutlet.IsUp => true;

    bool IRecordOutlet.Tell(StoredNotice notice)
    {
        Add(_told, $"{notice.Address} {notice.BootId} {notice.Sequence}");
        return !_refuses;
    }

    bool IRecordOutlet.TellTime(DateTimeOffset now)
    {
        Add(_told, "time");
        return true;
    }

    void IStatusLog.Line(string text) => Add(_lines, text);

    [Fact]
    public async Task Samples_are_committed_and_answered_and_the_time_is_told_at_each_connect()
    {
        _ = await RunAsync(async () =>
        {
            _queue.Connected();
            _queue.TakeState(Messages.Port, Messages.State(1), false);
            await Until(() => Has("van-1/ve1 d01a6ec2 1"));
            _queue.TakeBacklog(Messages.Port, Messages.Backlog(1, 2, 3));
            await Until(() => Has("van-1/ve1 d01a6ec2 3"));
            Assert.Contains("time", _told);
            _queue.Connected();
            await Until(() => Count("van-1/ve1 d01a6ec2 3") == 2 && Count("time") >= 2);
        });
        Assert.Equal([1, 2, 3], _store.SamplesOf(Messages.Key).Keys);
        Assert.Equal(3, _statuses[^1].Counts.Stored);
        Assert.Empty(_lines);
    }

    [Fact]
    public async Task What_arrived_last_is_committed_when_it_ends()
    {
        _ = await RunAsync(() =>
        {
            _queue.TakeState(Messages.Port, Messages.State(1), false);
            return Task.CompletedTask;
        });
        Assert.Equal([1], _store.SamplesOf(Messages.Key).Keys);
    }

    [Fact]
    public async Task A_full_disk_is_told_once_and_ends_with_the_number_of_samples_that_are_not_stored()
    {
        string? end = await RunAsync(async () =>
        {
            _queue.TakeState(Messages.Port, Messages.State(1), false);
            await Until(() => Has("van-1/ve1 d01a6ec2 1"));
            _store.Fails = true;
            _queue.TakeBacklog(Messages.Port, Messages.Backlog(1, 2));
            await Until(() => _lines.Count > 0);
            _queue.TakeBacklog(Messages.Port, Messages.Backlog(1, 2, 3));
        });
        Assert.Equal("full. Samples wait here and in the edges.", Assert.Single(_lines));
        Assert.StartsWith("2 samples could not be stored: full.", end, StringComparison.Ordinal);
        Assert.DoesNotContain("van-1/ve1 d01a6ec2 3", _told);
    }

    [Fact]
    public async Task A_notice_that_the_broker_did_not_take_is_offered_again()
    {
        _refuses = true;
        _ = await RunAsync(async () =>
        {
            _queue.TakeBacklog(Messages.Port, Messages.Backlog(0, 1));
            await Until(() => Count("van-1/ve1 d01a6ec2 1") >= 3);
            _refuses = false;
        });
    }

    private async Task<string?> RunAsync(Func<Task> during)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var loop = new RecordLoop(_store, _queue, this, this, TimeProvider.System, TimeSpan.FromMinutes(1), _statuses.Add);
        Task<string?> run = Task.Run(() => loop.RunAsync(end.Token), CancellationToken.None);
        await during();
        await end.CancelAsync();
        return await run;
    }

    private void Add(List<string> list, string text)
    {
        lock (_gate)
        {
            list.Add(text);
        }
    }

    private bool Has(string text) => Count(text) > 0;

    private int Count(string text)
    {
        lock (_gate)
        {
            return _told.Count(told => told == text);
        }
    }

    // The loop runs on the real clock: look until it is so, and fail after long.
    private static async Task Until(Func<bool> isSo)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < WaitMax, "What was expected never came.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
