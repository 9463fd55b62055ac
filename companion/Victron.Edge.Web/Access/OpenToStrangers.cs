// OpenToStrangers: marks a route that answers without a password. Every other one does not.

namespace Victron.Edge.Web.Access;

/// <summary>The mark.</summary>
internal sealed class OpenToStrangers
{
    /// <summary>The only one.</summary>
    public static OpenToStrangers Mark { get; } = new();
}
