// Snapshot: compares what people see with a reviewed text file. VICTRON_EDGE_WRITE_SNAPSHOTS=1 writes the files anew.

namespace Victron.Edge.Companion.Tests.Commands;

internal static class Snapshot
{
    public static void Matches(string name, string text)
    {
        string path = Path.Combine(Folder(), name + ".snap.txt");
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with VICTRON_EDGE_WRITE_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Victron.Edge.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "Victron.Edge.Companion.Tests", "Commands");
    }
}
