// AlarmLines: the lines under the table that begin with !: what devices themselves complain about.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Companion.Watch;

/// <summary>Shows complaints.</summary>
public static class AlarmLines
{
    private const int Most = 3;

    /// <summary>The lines, alarms first; more than three are counted.</summary>
    public static IReadOnlyList<ScreenText> Of(WatchPicture picture)
    {
        List<ScreenText> lines =
        [
            .. picture.Devices.SelectMany(device => Complaints.Of(device, picture.FreshnessOf(device), picture.Names, picture.Now))
                .OrderBy(complaint => complaint.IsWarning ? 1 : 0)
                .Select(complaint => new ScreenText($"! {complaint.Device.Name}: {complaint.Text}", complaint.IsWarning ? Ink.Late : Ink.Alarm)),
        ];
        return lines.Count <= Most ? lines : [.. lines.Take(Most - 1), new ScreenText($"! {lines.Count - Most + 1} more", Ink.Alarm)];
    }
}
