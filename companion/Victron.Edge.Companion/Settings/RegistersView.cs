// RegistersView: what a device has set, by group: name, id, value, and the range of what may be written.

using Victron.Edge.Catalogue;
using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Lists registers.</summary>
internal static class RegistersView
{
    /// <summary>The lines.</summary>
    /// <param name="readings">All that were read.</param>
    /// <param name="catalogue">Names of groups and states.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<SettingReading> readings, DeviceCatalogue catalogue)
    {
        bool isFirst = true;
        foreach (IGrouping<string, SettingReading> group in readings.GroupBy(reading => reading.Entry.Group))
        {
            if (!isFirst)
            {
                yield return "";
            }

            isFirst = false;
            yield return catalogue.GroupName(group.Key);
            foreach (string line in TextTable.Lines(["  NAME", "ID", ">VALUE", "MAY BE SET TO"], [.. group.Select(reading => Row(catalogue, reading))]))
            {
                yield return line;
            }
        }
    }

    private static string[] Row(DeviceCatalogue catalogue, SettingReading reading) =>
    [
        "  " + reading.Entry.Key,
        RegisterText.Id(reading.Entry.Id),
        RegisterText.Problem(reading) ?? RegisterText.Value(reading),
        RangeText.Of(catalogue, reading.Entry),
    ];
}
