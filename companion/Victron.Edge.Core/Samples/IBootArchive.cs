// IBootArchive: where the ledger finds runs of edges that it does not have in memory.

namespace Victron.Edge.Core.Samples;

/// <summary>Finds what was committed about runs.</summary>
public interface IBootArchive
{
    /// <summary>Finds a run.</summary>
    /// <param name="key">The run.</param>
    /// <param name="state">What was committed about it; <see cref="BootState.Fresh"/> when nothing was.</param>
    /// <returns>False when that cannot be told now; the caller must not take it for nothing.</returns>
    bool TryFind(BootKey key, out BootState state);
}
