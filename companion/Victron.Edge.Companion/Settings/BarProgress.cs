// BarProgress: hands the progress of registers to a bar at once, in the order in which it comes.

using Victron.Edge.Core.Registers;

namespace Victron.Edge.Companion.Settings;

/// <summary>Progress of a bar.</summary>
internal sealed class BarProgress(ProgressBar bar) : IProgress<AccessProgress>
{
    /// <inheritdoc/>
    public void Report(AccessProgress value) => bar.Show(value.Done, value.Total);
}
