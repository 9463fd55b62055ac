// ISampleStore: where samples are kept. One writer; readers use ISampleHistory.

namespace Victron.Edge.Core.Samples;

/// <summary>Keeps samples.</summary>
public interface ISampleStore : IBootArchive
{
    /// <summary>Commits a batch, all of it or nothing; a sample whose key is there already is ignored.</summary>
    /// <returns>What is wrong; null when the batch is on the disk and outlives a power cut. Committing it again does no harm.</returns>
    StoreProblem? Commit(SampleBatch batch);

    /// <summary>Bytes on the disk; 0 when that cannot be told.</summary>
    long SizeBytes { get; }
}
