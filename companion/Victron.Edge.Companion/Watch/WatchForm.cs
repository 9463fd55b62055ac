// WatchForm: the forms that live values can be shown in.

namespace Victron.Edge.Companion.Watch;

/// <summary>Form of the output.</summary>
public enum WatchForm
{
    /// <summary>A table on the alternate screen.</summary>
    Table,

    /// <summary>A line of text an update.</summary>
    Plain,

    /// <summary>A JSON object an update.</summary>
    Json,
}
