// DeviceDrawer: what the page knows of one device's settings: the last reading, changes that wait for a yes, files to compare with, and
// the work that goes on. One piece of work at a time.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>The settings of the device at one port.</summary>
internal sealed class DeviceDrawer(PortAddress address, ISettingsRoad road, TimeProvider time)
{
    private const int WaitingMax = 8;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<SettingsReview> _reviews = [];
    private readonly List<(string Id, DeviceBackup File)> _files = [];
    private IReadOnlyList<SettingReading> _readings = [];
    private SettingsTarget? _target;
    private DateTimeOffset _readAt;
    private DeviceWork? _work;

    /// <summary>The work that goes on, or the last one that wrote; null for none.</summary>
    public DeviceWork? Work
    {
        get
        {
            lock (_gate)
            {
                return _work;
            }
        }
    }

    /// <summary>The last reading and its time; none before the first.</summary>
    public (IReadOnlyList<SettingReading> Readings, DateTimeOffset At) Read
    {
        get
        {
            lock (_gate)
            {
                return (_readings, _readAt);
            }
        }
    }

    /// <summary>Reads the settings, unless work goes on.</summary>
    /// <param name="target">The device.</param>
    /// <param name="isAsked">Whether somebody wants them anew; otherwise an old reading, or one of another device, is read again.</param>
    /// <param name="stop">Ends the work.</param>
    public void BeginReading(SettingsTarget target, bool isAsked, CancellationToken stop)
    {
        lock (_gate)
        {
            bool isOther = _target is not { } last || last.Id != target.Id || last.ProductId != target.ProductId || last.Firmware != target.Firmware;
            bool isOld = time.GetUtcNow() - _readAt > FreshFor;
            if (_work is { GoesOn: true } || !(isAsked || isOther || isOld))
            {
                return;
            }

            _readings = isOther ? [] : _readings;
            var work = new DeviceWork(false, []);
            _work = work;
            _ = Task.Run(() => DoAsync(work, () => ReadAsync(work, target, stop)), CancellationToken.None);
        }
    }

    /// <summary>Writes a change.</summary>
    /// <param name="review">The change, agreed to.</param>
    /// <param name="who">For the journal.</param>
    /// <param name="stop">Ends the work between two steps.</param>
    /// <returns>False when other work goes on.</returns>
    public bool BeginWriting(SettingsReview review, string who, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_work is { GoesOn: true } || !_reviews.Remove(review))
            {
                return false;
            }

            var work = new DeviceWork(true, review.Steps());
            _work = work;
            _ = Task.Run(() => DoAsync(work, () => WriteAsync(work, review, who, stop)), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Keeps a change until somebody agrees, or until newer ones have taken its place.</summary>
    public void Keep(SettingsReview review) => Keep(_reviews, review);

    /// <summary>Keeps a file to compare with.</summary>
    /// <returns>Its name in addresses.</returns>
    public string Keep(DeviceBackup file)
    {
        string id = SettingsReview.NewId();
        Keep(_files, (id, file));
        return id;
    }

    /// <summary>A change that waits; null when there is none of that name.</summary>
    public SettingsReview? Review(string id)
    {
        lock (_gate)
        {
            return _reviews.Find(review => review.Id == id);
        }
    }

    /// <summary>A file that was kept; null when there is none of that name.</summary>
    public DeviceBackup? File(string id)
    {
        lock (_gate)
        {
            return _files.Find(kept => kept.Id == id).File;
        }
    }

    private void Keep<T>(List<T> waiting, T one)
    {
        lock (_gate)
        {
            waiting.Add(one);
            if (waiting.Count > WaitingMax)
            {
                waiting.RemoveAt(0);
            }
        }
    }

    private static async Task DoAsync(DeviceWork work, Func<Task> what)
    {
        try
        {
            await what().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        finally
        {
            if (work.GoesOn)
            {
                work.Finish(false, SettingsTexts.WorkCutShort);
            }
        }
    }

    private async Task ReadAsync(DeviceWork work, SettingsTarget target, CancellationToken stop)
    {
        RegisterEntry[] wanted = [.. road.Services.Catalogue.Entries(target.Family).Where(entry => entry.IsReadable && (entry.IsSetting || entry.IsWritable))];
        IReadOnlyList<SettingReading> readings = await road.Services.Settings.ReadAsync(target, wanted, new Told(work), stop).ConfigureAwait(false);
        int silent = readings.Count(RegisterText.IsUnanswered);
        lock (_gate)
        {
            _readings = readings;
            _target = target;
            _readAt = time.GetUtcNow();
        }

        if (!work.IsWriting)
        {
            work.Finish(silent == 0, silent == 0 ? "" : Say.With(SettingsTexts.WorkUnanswered, silent, readings.Count, target.Name, address));
        }
    }

    private async Task WriteAsync(DeviceWork work, SettingsReview review, string who, CancellationToken stop)
    {
        (bool isGood, string text) = (true, "");
        if (review.Plan is { IsEmpty: false } plan)
        {
            RestoreResult result = await road.Services.Restores.RunAsync(plan, true, who, new Told(work), stop).ConfigureAwait(false);
            (isGood, text) = (result.IsComplete, result.Text);
        }

        foreach (SettingProposal proposal in isGood ? review.Proposals : [])
        {
            SettingResult result = await road.Services.Settings.ApplyAsync(proposal, true, who, stop).ConfigureAwait(false);
            work.Tell(proposal.Entry.Key, result);
            (isGood, text) = (result.IsGood, review.Steps().Count == 1 || !result.IsGood ? result.Text : SettingsTexts.WorkAllInForce);
            if (!isGood)
            {
                break;
            }
        }

        // One setting may move others.
        await ReadAsync(work, review.Target, stop).ConfigureAwait(false);
        work.Finish(isGood, text);
    }

    private sealed class Told(DeviceWork work) : IProgress<AccessProgress>, IProgress<RestoreProgress>
    {
        public void Report(AccessProgress value)
        {
            if (!work.IsWriting)
            {
                work.Tell(value.Done, value.Total);
            }
        }

        public void Report(RestoreProgress value) => work.Tell(value.Key, value.Result);
    }
}
