// Passwords: a book in memory that a test changes.

using Victron.Edge.Web.Access;

namespace Victron.Edge.Companion.Tests.Web;

internal sealed class Passwords : IPasswordBook
{
    public const string OfOwner = "correct horse";
    public const string OfViewer = "battery staple";

    public PagePasswords Now { get; set; } = PagePasswords.None.With(PageRole.Owner, OfOwner).With(PageRole.Viewer, OfViewer);

    /// <summary>Trouble with the disk; null for none.</summary>
    public string? Trouble { get; set; }

    public string? KeyFolder => null;

    public PagePasswords Load(out string? problem)
    {
        problem = Trouble;
        return Trouble is null ? Now : PagePasswords.None;
    }
}
