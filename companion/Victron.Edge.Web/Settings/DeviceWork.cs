// DeviceWork: something that takes a while at one device: reading its settings, or writing a change. Pages look at it while it goes on.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Web.Settings;

/// <summary>Work and how far it is.</summary>
internal sealed class DeviceWork
{
    private readonly Lock _gate = new();
    private readonly List<WorkStep> _steps;
    private int _done;
    private int _total;
    private string? _end;
    private bool _isGood;

    /// <summary>Names work that is about to begin.</summary>
    /// <param name="isWriting">Whether something is written.</param>
    /// <param name="steps">What is written, as far as it is known.</param>
    public DeviceWork(bool isWriting, IReadOnlyList<WorkStep> steps)
    {
        IsWriting = isWriting;
        _steps = [.. steps];
        _total = steps.Count;
    }

    /// <summary>Whether something is written.</summary>
    public bool IsWriting { get; }

    /// <summary>Whether it goes on.</summary>
    public bool GoesOn
    {
        get
        {
            lock (_gate)
            {
                return _end is null;
            }
        }
    }

    /// <summary>How it stands.</summary>
    public WorkPicture Look()
    {
        lock (_gate)
        {
            return new WorkPicture(IsWriting, _done, _total, [.. _steps], _end, _isGood);
        }
    }

    /// <summary>Tells how far it is.</summary>
    public void Tell(int done, int total)
    {
        lock (_gate)
        {
            (_done, _total) = (done, total);
        }
    }

    /// <summary>Tells how a step ended; one that nobody had announced comes last.</summary>
    public void Tell(string key, SettingResult result)
    {
        lock (_gate)
        {
            int at = _steps.FindIndex(step => step.Key == key && step.Result is null);
            if (at < 0)
            {
                _steps.Add(new WorkStep(key, result.Before.Entry.Name, RegisterText.Known(result.Before) ?? "", RegisterText.Known(result.After) ?? "", result));
            }
            else
            {
                _steps[at] = _steps[at] with { Result = result };
            }

            _done++;
            _total = Math.Max(_total, _done);
        }
    }

    /// <summary>Ends it.</summary>
    public void Finish(bool isGood, string text)
    {
        lock (_gate)
        {
            (_isGood, _end) = (isGood, text);
        }
    }
}
