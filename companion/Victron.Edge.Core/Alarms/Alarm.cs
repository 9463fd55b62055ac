// Alarm: something that was wrong from one time to another, and what people did about being told. One that has ended stays in the book.

namespace Victron.Edge.Core.Alarms;

/// <summary>An alarm.</summary>
/// <param name="Number">Number in the book, from 1.</param>
/// <param name="Sign">What is or was wrong, as it was when it began.</param>
/// <param name="Since">When it began.</param>
public sealed record Alarm(long Number, AlarmSign Sign, DateTimeOffset Since)
{
    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When somebody said that they know; null when nobody has.</summary>
    public DateTimeOffset? Acknowledged { get; init; }

    /// <summary>Who said so; empty when nobody has.</summary>
    public string AcknowledgedBy { get; init; } = "";

    /// <summary>Until when it is not to call for attention; null where nobody asked for that, the largest time until it ends.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Whether it calls for attention.</summary>
    public bool Calls(DateTimeOffset now) => Ended is null && Acknowledged is null && !(MutedUntil > now);
}
