// LiveHub: takes a look at the present four times a second at most, and only while somebody watches, and hands the same look to all
// open pages.

using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Live;

/// <summary>The present, for pages.</summary>
public sealed class LiveHub : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    // Ages go on without any message.
    private static readonly TimeSpan AgeEvery = TimeSpan.FromSeconds(1);

    private readonly LiveState _state;
    private readonly IQuantityNames _names;
    private readonly TimeProvider _time;
    private readonly string _banner;
    private readonly AlarmBoard? _alarms;
    private readonly Lock _gate = new();
    private TaskCompletionSource _news = NewSignal();
    private LivePicture? _picture;
    private long _lookedAt;
    private bool _hasNews;

    /// <summary>Makes the hub.</summary>
    /// <param name="state">The present.</param>
    /// <param name="names">Names and units.</param>
    /// <param name="time">The companion's clock.</param>
    /// <param name="banner">A line for the top of every page; empty for none.</param>
    /// <param name="alarms">What goes on; null for a page without alarms.</param>
    public LiveHub(LiveState state, IQuantityNames names, TimeProvider time, string banner, AlarmBoard? alarms = null)
    {
        _alarms = alarms;
        _state = state;
        _names = names;
        _time = time;
        _banner = banner;
        _state.Changed += Note;
    }

    /// <summary>Names and units.</summary>
    public IQuantityNames Names => _names;

    /// <summary>The alarms; null for a page without them.</summary>
    public AlarmBoard? Alarms => _alarms;

    /// <summary>Has the next look be a new one.</summary>
    public void Expire()
    {
        lock (_gate)
        {
            _picture = null;
        }
    }

    /// <summary>A look that is at most a quarter of a second old.</summary>
    public LivePicture Look()
    {
        lock (_gate)
        {
            TimeSpan age = _picture is null ? TimeSpan.MaxValue : _time.GetElapsedTime(_lookedAt);
            if (age >= (Volatile.Read(ref _hasNews) ? LookEvery : AgeEvery))
            {
                Volatile.Write(ref _hasNews, false);   // before looking: what comes meanwhile is looked at next time
                _lookedAt = _time.GetTimestamp();
                _picture = new LivePicture(_state.Devices(), _state.Edges(), _time.GetLocalNow(), _names, _banner) { Alarms = _alarms?.Open ?? [] };
            }

            return _picture!;
        }
    }

    /// <summary>Looks as they come, four a second at most, until told to stop. News after a pause comes at once.</summary>
    public async IAsyncEnumerable<LivePicture> LooksAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        LivePicture? last = null;
        while (!stop.IsCancellationRequested)
        {
            Task news = _news.Task; // before looking: what comes meanwhile ends the wait
            LivePicture next = Look();
            if (next != last)
            {
                last = next;
                yield return next;
            }

            // What came within the last quarter of a second is seen at its end.
            Task wait = Volatile.Read(ref _hasNews) ? Task.Delay(LookEvery - Age(), _time, stop) : news.WaitAsync(AgeEvery, _time, stop);
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Changed -= Note;

    private void Note(LiveChange change)
    {
        Volatile.Write(ref _hasNews, true);
        Interlocked.Exchange(ref _news, NewSignal()).SetResult();
    }

    private TimeSpan Age()
    {
        lock (_gate)
        {
            TimeSpan age = _time.GetElapsedTime(_lookedAt);
            return age < LookEvery ? age : LookEvery;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
