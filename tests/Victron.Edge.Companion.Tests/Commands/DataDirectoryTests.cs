// Where the companion keeps its files: the option before the variable before the usual place.

using Victron.Edge.Companion.Commands;

namespace Victron.Edge.Companion.Tests.Commands;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-data-");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void The_option_comes_before_the_variable_before_the_usual_place()
    {
        Assert.Equal(Path.GetFullPath("given"), Find("given", "variable").Path);
        Assert.Equal(Path.GetFullPath("variable"), Find(null, "variable").Path);
        string usual = Find(null, "").Path;
        Assert.Equal(Find(null, null).Path, usual);
        Assert.EndsWith(OperatingSystem.IsLinux() ? "victron-edge" : "VictronEdge", usual, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(usual, "samples.db"), Find(null, null).SamplesFile);
        Assert.Equal(Path.Combine(usual, "pairings.json"), Find(null, null).PairingsFile);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_made_for_its_owner_only()
    {
        DataDirectory directory = Find(Path.Combine(_folder.FullName, "a", "b"), null);
        Assert.Null(directory.Prepare());
        Assert.Null(directory.Prepare());
        Assert.True(Directory.Exists(directory.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.Path));
        }
    }

    [Fact]
    public void A_file_in_its_place_or_an_empty_name_is_told_in_one_line()
    {
        string file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        Assert.Contains("--data: ", Problem(file, null), StringComparison.Ordinal);
        Assert.Contains("is a file", Problem(file, null), StringComparison.Ordinal);
        Assert.Contains(DataDirectory.Variable, Problem(null, file), StringComparison.Ordinal);
        Assert.Contains("is no folder", Problem("", null), StringComparison.Ordinal);
        Assert.Contains("choose another one with --data", Find(Path.Combine(file, "x"), null).Prepare(), StringComparison.Ordinal);
    }

    private static DataDirectory Find(string? option, string? variable)
    {
        Assert.True(DataDirectory.TryFind(option, variable, out DataDirectory? directory, out string? problem), problem);
        return directory;
    }

    private static string Problem(string? option, string? variable)
    {
        Assert.False(DataDirectory.TryFind(option, variable, out _, out string? problem));
        return problem;
    }
}
