// IPasswordBook: where the passwords of the page are kept.

namespace Victron.Edge.Web.Access;

/// <summary>Keeps passwords; another program may change them meanwhile.</summary>
public interface IPasswordBook
{
    /// <summary>The folder for keys that the page makes for itself; null for memory only.</summary>
    string? KeyFolder { get; }

    /// <summary>The passwords.</summary>
    /// <param name="problem">Why they cannot be read, one line; then nobody gets in.</param>
    PagePasswords Load(out string? problem);
}
