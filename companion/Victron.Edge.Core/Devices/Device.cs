// Device: one device as the companion knows it now. A picture that never changes: LiveState makes a new one at each message.

namespace Victron.Edge.Core.Devices;

/// <summary>What is known about the device at one port.</summary>
/// <param name="Address">Where it is plugged in.</param>
public sealed record Device(PortAddress Address)
{
    /// <summary>Name that the owner gave; null when none was given.</summary>
    public string? OwnName { get; init; }

    /// <summary>What it says about itself.</summary>
    public DeviceIdentity Identity { get; init; } = DeviceIdentity.Unknown;

    /// <summary>Serial number, or its place.</summary>
    public DeviceId Id => DeviceId.Of(Identity.Serial, Address);

    /// <summary>Name to show: the owner's, else the product's, else the place.</summary>
    public string Name => OwnName ?? Identity.Product ?? Address.ToString();

    /// <summary>Word of its status topic.</summary>
    public PortStatus Status { get; init; }

    /// <summary>Since when the status is so; null when it was so before the companion listened.</summary>
    public DateTimeOffset? StatusSince { get; init; }

    /// <summary>Values by key, in the order of the state topic.</summary>
    public IReadOnlyList<KeyValuePair<string, LiveValue>> Values { get; init; } = [];

    /// <summary>When the values were true, by the companion's clock; null when that is not known (kept by the broker, no time in it).</summary>
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>Usual time between two states, learned from their arrival; one second until then.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Number of the sample that the values are from, within the run of its edge; -1 when the edge gives none.</summary>
    public long Sequence { get; init; } = -1;

    /// <summary>States that arrived live while the companion listened.</summary>
    public long Samples { get; init; }

    /// <summary>Samples that never arrived live.</summary>
    public long Missed { get; init; }

    /// <summary>Power over the last hour in mW or mVA, twenty means, oldest first; null where nothing arrived.</summary>
    public IReadOnlyList<long?> LastHour { get; init; } = [];

    /// <summary>The number of a quantity; null when the device sends none.</summary>
    public decimal? Number(string key) => Find(key) is { } value && value.TryNumber(out FixedNumber number) ? number.ToDecimal() : null;

    /// <summary>Finds a value.</summary>
    /// <returns>Null when the device does not send it.</returns>
    public LiveValue? Find(string key)
    {
        foreach (KeyValuePair<string, LiveValue> value in Values)
        {
            if (value.Key == key)
            {
                return value.Value;
            }
        }

        return null;
    }
}
