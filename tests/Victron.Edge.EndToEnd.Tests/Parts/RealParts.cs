// RealParts: what a machine may lack. Tests that need it are skipped with the reason, or fail where everything is required.

using Victron.Edge.Roads.Serial;

namespace Victron.Edge.EndToEnd.Tests.Parts;

internal static class RealParts
{
    private static readonly string[] ProgramFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/sbin", "/opt/homebrew/bin"];

    // Debian's name first; machines of GitHub have Google's.
    private static readonly string[] BrowserNames = ["chromium", "google-chrome"];

    /// <summary>Folder of recorded streams beside the repository; null when this machine has none.</summary>
    public static string? Captures { get; } = FindCaptures();

    /// <summary>Ends the test as skipped, or as failed when <c>VICTRON_EDGE_REQUIRE_ALL</c> is 1.</summary>
    public static void Lack(string reason)
    {
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_REQUIRE_ALL") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <summary>Goes on only where pseudo-terminals exist.</summary>
    public static void NeedPseudoTerminals()
    {
        if (!PseudoTerminal.IsSupported)
        {
            Assert.Skip("This system has no pseudo-terminals.");
        }
    }

    /// <summary>Goes on only where a POSIX shell and its pipes exist.</summary>
    public static void NeedShell()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This system has no /bin/sh.");
        }
    }

    /// <summary>Path of a browser that Playwright can drive; ends the test where none is installed.</summary>
    public static string NeedBrowser()
    {
        string? found = BrowserNames.Select(Find).FirstOrDefault(path => path is not null);
        if (found is null)
        {
            Lack("Chromium is not installed; on Debian: apt-get install chromium.");
        }

        return found!;
    }

    /// <summary>Path of an installed program; ends the test where it is not installed.</summary>
    public static string NeedProgram(string name)
    {
        string? found = Find(name);
        if (found is null)
        {
            Lack($"{name} is not installed; on Debian: apt-get install mosquitto mosquitto-clients.");
        }

        return found!;
    }

    private static string? Find(string name)
    {
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return path.Concat(ProgramFolders).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static string? FindCaptures()
    {
        string captures = Environment.GetEnvironmentVariable("VICTRON_EDGE_CAPTURES") ?? Path.Combine(RepositoryFiles.Root, "..", "shared", "captures");
        return Directory.Exists(captures) ? captures : null;
    }
}
