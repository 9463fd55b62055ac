// RepositoryFiles: where tests find the repository and, when they are there, the recorded streams beside it.

namespace Victron.Edge.Shared.Tests;

internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Vectors => Path.Combine(Root, "tests", "vectors");

    /// <summary>Folder of recorded device streams; null when this machine has none.</summary>
    public static string? Captures
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable("VICTRON_EDGE_CAPTURES") ?? Path.Combine(Root, "..", "shared", "captures");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>The captures folder; skips the test (or fails it, when everything is required) where there is none.</summary>
    public static string RequireCaptures()
    {
        if (Captures is { } folder)
        {
            return folder;
        }

        const string Reason = "No recorded streams: ../shared/captures is not beside this repository and VICTRON_EDGE_CAPTURES is not set.";
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") == "1")
        {
            Assert.Fail(Reason);
        }

        Assert.Skip(Reason);
        return string.Empty;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Victron.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Victron.Edge.sln is in no folder above the test program.");
    }
}
