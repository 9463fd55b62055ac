// ApiAlarm: one alarm that goes on, for programs.

using System.ComponentModel;
using Victron.Edge.Core.Alarms;

namespace Victron.Edge.Web.Api;

/// <summary>An alarm.</summary>
internal sealed record ApiAlarm(
    [property: Description("Number in the book.")] long Number,
    [property: Description("Who has it: serial number or place of a device, or edge:NAME.")] string Source,
    [property: Description("What it is, stable within its source.")] string Code,
    [property: Description("Name of the source to show.")] string Name,
    [property: Description("EDGE/PORT, or the edge.")] string Place,
    [property: Description("Whether the source goes on for now.")] bool Warning,
    [property: Description("What is wrong, in words.")] string Text,
    [property: Description("What to do; empty where nothing is known.")] string Remedy,
    [property: Description("When it began.")] DateTimeOffset Since,
    [property: Description("When somebody said that they know; null when nobody has.")] DateTimeOffset? Acknowledged,
    [property: Description("Whether it is muted now.")] bool Muted,
    [property: Description("Until when it is muted; null for until it ends.")] DateTimeOffset? MutedUntil)
{
    /// <summary>Makes it from an alarm.</summary>
    public static ApiAlarm Of(Alarm alarm, DateTimeOffset now)
    {
        AlarmSign sign = alarm.Sign;
        bool isMuted = alarm.MutedUntil > now;
        return new ApiAlarm(
            alarm.Number, sign.Source, sign.Code, sign.Name, sign.Place, sign.IsWarning, sign.Text, sign.Remedy, alarm.Since, alarm.Acknowledged, isMuted,
            isMuted && alarm.MutedUntil != DateTimeOffset.MaxValue ? alarm.MutedUntil : null);
    }
}
