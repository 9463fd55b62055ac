// ISampleStore: where samples are kept. One writer; readers use ISampleHistory.

namespace Victron.Edge.Core.Samples;

/// <summary>Keeps samples.</summary>
public interface ISampleStore : IBootArchive
{
    /// <summary>Commits a batch, all of it or nothing; a sample whose key is there already is ignored.</summary>
    /// <returns>What is wrong; null when the batch is on the disk and outlives a power cut. Committing it again does no harm.</returns>
    StoreProblem? Commit(SampleBatch batch);

    /// <summary>Folds what is complete into minutes, hours and days, and lets go of what has been kept long enough: a bounded piece of work.</summary>
    /// <param name="now">The clock.</param>
    /// <param name="isDone">Whether nothing is left to do now.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    StoreProblem? Tidy(DateTimeOffset now, out bool isDone);

    /// <summary>Bytes on the disk; 0 when that cannot be told.</summary>
    long SizeBytes { get; }
}
