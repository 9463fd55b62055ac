// NoPasswords: a page that asks nobody, for a demonstration.

namespace Victron.Edge.Web.Access;

/// <summary>A book without passwords.</summary>
public sealed class NoPasswords : IPasswordBook
{
    /// <inheritdoc/>
    public string? KeyFolder => null;

    /// <inheritdoc/>
    public PagePasswords Load(out string? problem)
    {
        problem = null;
        return PagePasswords.None;
    }
}
