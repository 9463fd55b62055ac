// IAlarmBook: where alarms are kept over a restart of the program.

namespace Victron.Edge.Core.Alarms;

/// <summary>Keeps alarms; never throws for trouble with the disk.</summary>
public interface IAlarmBook
{
    /// <summary>Alarms that have not ended, oldest first.</summary>
    /// <param name="problem">What is wrong, one line; null when nothing is.</param>
    IReadOnlyList<Alarm> Open(out string? problem);

    /// <summary>Alarms that have ended, newest first.</summary>
    /// <param name="limit">Most alarms.</param>
    /// <param name="problem">What is wrong, one line; null when nothing is.</param>
    IReadOnlyList<Alarm> Ended(int limit, out string? problem);

    /// <summary>The largest number in the book; 0 for an empty one.</summary>
    long LastNumber(out string? problem);

    /// <summary>Writes an alarm as it is now; the number says which.</summary>
    /// <returns>What is wrong, one line; null when it is kept.</returns>
    string? Save(Alarm alarm);
}
