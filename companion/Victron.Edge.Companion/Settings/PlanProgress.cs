// PlanProgress: hands the progress of a restore to a bar.

using Victron.Edge.Core.Settings;

namespace Victron.Edge.Companion.Settings;

/// <summary>Progress of a bar.</summary>
internal sealed class PlanProgress(ProgressBar bar) : IProgress<RestoreProgress>
{
    /// <inheritdoc/>
    public void Report(RestoreProgress value) => bar.Show(value.Done, value.Total);
}
