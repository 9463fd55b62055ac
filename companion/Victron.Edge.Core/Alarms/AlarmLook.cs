// AlarmLook: what is wrong at one moment, and about which of the alarms anything is known at all: an alarm of a device that is gone has
// not ended by that.

using Victron.Edge.Core.Devices;

namespace Victron.Edge.Core.Alarms;

/// <summary>A look at all devices and edges.</summary>
/// <param name="Signs">What is wrong.</param>
/// <param name="Speaking">Sources whose own complaints are known now.</param>
/// <param name="Placed">Sources of which it is known whether they are there.</param>
public sealed record AlarmLook(IReadOnlyList<AlarmSign> Signs, IReadOnlySet<string> Speaking, IReadOnlySet<string> Placed)
{
    /// <summary>Code of a device or an edge that is gone.</summary>
    public const string Silence = "silence";

    /// <summary>Code of a battery whose state of charge is low.</summary>
    public const string LowBattery = "low_battery";

    private const string SocKey = "state_of_charge";

    // A board that restarts, or Wi-Fi that falters, is back within a minute.
    private static readonly TimeSpan SilentFor = TimeSpan.FromMinutes(1);

    /// <summary>Whether anything is known about a code of a source.</summary>
    public bool Knows(AlarmSign sign) => (sign.Code == Silence ? Placed : Speaking).Contains(sign.Source);

    /// <summary>Looks.</summary>
    /// <param name="devices">All devices.</param>
    /// <param name="edges">All edges.</param>
    /// <param name="limits">When a battery is low.</param>
    /// <param name="isOpen">Whether there is an open alarm of a source and a code: what has begun ends at another figure than it begins.</param>
    /// <param name="names">Words.</param>
    /// <param name="now">The companion's clock, in the zone in which times are shown.</param>
    public static AlarmLook At(
        IReadOnlyList<Device> devices, IReadOnlyList<EdgeNode> edges, AlarmLimits limits, Func<string, string, bool> isOpen, IQuantityNames names, DateTimeOffset now)
    {
        var signs = new List<AlarmSign>();
        var speaking = new HashSet<string>(StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (EdgeNode edge in edges.Where(edge => edge.IsOnline is not null))
        {
            string source = SourceOf(edge.Name);
            _ = placed.Add(source);
            if (edge.IsOnline == false && IsLong(edge.StatusSince, now))
            {
                signs.Add(new AlarmSign(source, Silence, edge.Name, edge.Name, false, Sentences.AlarmOffline, Sentences.AlarmOfflineRemedy));
            }
        }

        foreach (Device device in devices)
        {
            EdgeNode? edge = edges.FirstOrDefault(each => each.Name == device.Address.Edge);
            Freshness freshness = FreshnessRule.Of(device, edge, now);
            string source = device.Id.Text;

            // Behind an edge that is gone nobody knows about its devices.
            string place = device.Address.ToString();
            if (edge?.IsOnline == true)
            {
                placed.UnionWith([source, place]);
                if (freshness == Freshness.Offline && IsLong(device.StatusSince, now))
                {
                    signs.Add(Of(device, Silence, false, Sentences.AlarmSilent, Say.With(Sentences.AlarmSilentRemedy, device.Address.Port, device.Address.Edge)));
                }
            }

            if (freshness is Freshness.Live)
            {
                speaking.UnionWith([source, place]); // before it named itself, its place stood for it
            }

            signs.AddRange(Complaints.Of(device, freshness, names, now).Select(complaint => Of(device, complaint.Code, complaint.IsWarning, complaint.What, complaint.Remedy)));
            if (freshness is Freshness.Live && device.Number(SocKey) is { } soc && (soc < limits.LowBattery || (soc < limits.BatteryAgain && isOpen(source, LowBattery))))
            {
                string text = Say.With(Sentences.AlarmLow, decimal.Truncate(soc));
                signs.Add(Of(device, LowBattery, false, text, Say.With(Sentences.AlarmLowRemedy, limits.BatteryAgain)));
            }
        }

        return new AlarmLook(signs, speaking, placed);
    }

    private static string SourceOf(string edge) => "edge:" + edge;

    private static AlarmSign Of(Device device, string code, bool isWarning, string text, string remedy) =>
        new(device.Id.Text, code, device.Name, device.Address.ToString(), isWarning, text, remedy);

    // What was so before the companion listened has been so for long enough.
    private static bool IsLong(DateTimeOffset? since, DateTimeOffset now) => since is not { } time || now - time >= SilentFor;
}
