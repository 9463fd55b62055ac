// SampleBatch: what is to be committed in one transaction, all of it or nothing.

namespace Victron.Edge.Core.Samples;

/// <summary>One transaction.</summary>
/// <param name="Samples">Samples that are new; a store ignores those whose key it has.</param>
/// <param name="Boots">Every run that has moved.</param>
/// <param name="Identities">Devices that are newly known.</param>
public sealed record SampleBatch(IReadOnlyList<Sample> Samples, IReadOnlyList<BootEntry> Boots, IReadOnlyList<PortIdentity> Identities)
{
    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => Samples.Count == 0 && Boots.Count == 0 && Identities.Count == 0;
}
