// PageRole: who somebody is on the page.

namespace Victron.Edge.Web.Access;

/// <summary>Roles; a higher one may do all that a lower one may.</summary>
public enum PageRole
{
    /// <summary>Nobody knows: sees the log-in page only.</summary>
    Stranger,

    /// <summary>Sees everything, changes nothing.</summary>
    Viewer,

    /// <summary>Sees and changes.</summary>
    Owner,
}
