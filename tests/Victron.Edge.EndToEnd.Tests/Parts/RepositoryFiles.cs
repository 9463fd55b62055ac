// RepositoryFiles: finds the tree that these tests were built from.

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal static class RepositoryFiles
{
    /// <summary>The folder with the solution; the current one when there is none above this program.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Victron.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? ".";
    }
}
