// Repository: where the sources and the recorded streams are, seen from a test program. Reads nothing itself.

namespace Victron.Edge.Shared.Tests.Catalogue;

internal static class Repository
{
    /// <summary>Folder that holds <c>Victron.Edge.sln</c>.</summary>
    internal static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Victron.Edge.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("the test program does not lie inside the repository");
    }

    /// <summary>Folder of the recorded streams; skips the test when there is none, unless everything is required.</summary>
    internal static string Captures()
    {
        string folder = Environment.GetEnvironmentVariable("VICTRON_EDGE_CAPTURES") ?? Path.Combine(Root(), "..", "shared", "captures");
        bool required = Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") == "1";
        Assert.SkipUnless(required || Directory.Exists(folder), $"no recorded streams in {folder}; set VICTRON_EDGE_CAPTURES");
        return folder;
    }
}
