// Snapshot: compares payloads with a reviewed text file. VICTRON_EDGE_WRITE_SNAPSHOTS=1 writes the files anew.

namespace Victron.Edge.Shared.Tests.Agent;

internal static class Snapshot
{
    /// <summary>Fails when the text is not the file's. A line break stands before each key, to be read and compared easily.</summary>
    public static void Matches(string name, string json)
    {
        string path = Path.Combine(RepositoryFiles.Root, "tests", "Victron.Edge.Shared.Tests", "Agent", name + ".snap.txt");
        string text = json.Replace(",\"", ",\n\"", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("VICTRON_EDGE_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{name}.snap.txt is missing: run with VICTRON_EDGE_WRITE_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
