// OwnerOnly: marks a route that changes something: a viewer is told that it is not for them.

namespace Victron.Edge.Web.Access;

/// <summary>The mark.</summary>
internal sealed class OwnerOnly
{
    /// <summary>What a viewer is told.</summary>
    public static string Words => Texts.DoorOwnerOnly;

    /// <summary>The only one.</summary>
    public static OwnerOnly Mark { get; } = new();
}
