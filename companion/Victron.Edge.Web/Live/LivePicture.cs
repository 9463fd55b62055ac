// LivePicture: everything that one look at the pages is made from; the same picture gives the same page.

using System.Security.Cryptography;
using System.Text;
using Victron.Edge.Core.Alarms;
using Victron.Edge.Core.Devices;

namespace Victron.Edge.Web.Live;

/// <summary>What is to be shown.</summary>
/// <param name="Devices">Devices by edge and port.</param>
/// <param name="Edges">Edges by name.</param>
/// <param name="Now">The companion's clock, in its zone.</param>
/// <param name="Names">Names and units.</param>
/// <param name="Banner">A line for the top of every page, for instance that the data are simulated; empty for none.</param>
public sealed record LivePicture(IReadOnlyList<Device> Devices, IReadOnlyList<EdgeNode> Edges, DateTimeOffset Now, IQuantityNames Names, string Banner)
{
    private const int ShapeBytes = 8;

    /// <summary>Alarms that go on, oldest first.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>Those of them that call for attention.</summary>
    public IReadOnlyList<Alarm> Calling => [.. Alarms.Where(alarm => alarm.Calls(Now)).OrderBy(alarm => alarm.Sign.IsWarning ? 1 : 0)];

    /// <summary>Finds the edge of a device; null while nothing of it was heard.</summary>
    public EdgeNode? EdgeOf(Device device) => Edges.FirstOrDefault(edge => edge.Name == device.Address.Edge);

    /// <summary>How fresh a device is.</summary>
    public Freshness FreshnessOf(Device device) => FreshnessRule.Of(device, EdgeOf(device), Now);

    /// <summary>Finds a device by its place; null when there is none.</summary>
    public Device? Find(string edge, string port) => Devices.FirstOrDefault(device => device.Address.Edge == edge && device.Address.Port == port);

    /// <summary>What devices say is wrong, alarms first.</summary>
    public IReadOnlyList<Complaint> Complaints =>
        [.. Devices.SelectMany(device => Core.Devices.Complaints.Of(device, FreshnessOf(device), Names, Now)).OrderBy(complaint => complaint.IsWarning ? 1 : 0)];

    /// <summary>The sums of the overview.</summary>
    public PowerTotals Totals => PowerTotals.Of([.. Devices.Select(device => (device, FreshnessOf(device), FreshnessRule.Age(device, Now)))]);

    /// <summary>
    /// Stands for everything that decides which lines a page has, apart from the texts in them: when it changes, pages are drawn anew.
    /// </summary>
    public string Shape()
    {
        IEnumerable<string> lines = Devices.Select(ShapeOf)
            .Concat(Edges.Select(edge => $"{edge.Name} {edge.IsOnline} {edge.Report.IsSafeMode} {string.Join(',', edge.Report.Ports.Keys)}"))
            .Concat(Complaints.Select(complaint => $"{complaint.Device.Address} {complaint.Code}"))
            .Concat(Alarms.Select(alarm => $"{alarm.Number} {alarm.Calls(Now)} {alarm.Acknowledged} {alarm.MutedUntil}"))
            .Append(string.Join(',', Totals.LeftOut));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))), 0, ShapeBytes);
    }

    private string ShapeOf(Device device) =>
        $"{device.Address} {device.Name} {device.Identity} {FreshnessOf(device)} {string.Join(',', device.Values.Select(value => $"{value.Key}:{value.Value.Kind == LiveValueKind.Absent}"))}";
}
