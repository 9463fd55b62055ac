// Files are there in whole, and nothing is overwritten by chance.

using Victron.Edge.Companion.Settings;

namespace Victron.Edge.Companion.Tests.Settings.Commands;

public sealed class WholeFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("victron-edge-file-");

    private string Backup => Path.Combine(_folder.FullName, "mppt.yaml");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void A_file_is_written_and_nothing_else_stays()
    {
        Assert.Null(WholeFile.Problem(Backup, false));
        Assert.Null(WholeFile.Write(Backup, "a: 1\n", false));
        Assert.Equal("a: 1\n", File.ReadAllText(Backup));
        Assert.Equal([Backup], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_file_that_is_there_stays_as_it_is()
    {
        File.WriteAllText(Backup, "old");
        Assert.Equal($"'{Backup}' is there already; give another name, or --force to overwrite it.", WholeFile.Problem(Backup, false));
        Assert.StartsWith($"'{Backup}' cannot be written (", WholeFile.Write(Backup, "new", false), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Backup));
        Assert.Equal([Backup], Directory.GetFiles(_folder.FullName));
        Assert.Null(WholeFile.Problem(Backup, true));
        Assert.Null(WholeFile.Write(Backup, "new", true));
        Assert.Equal("new", File.ReadAllText(Backup));
    }

    [Fact]
    public void Names_that_cannot_be_a_file_are_told()
    {
        Assert.Equal($"'{_folder.FullName}' is a folder; give the name of a file in it.", WholeFile.Problem(_folder.FullName, true));
        string nowhere = Path.Combine(_folder.FullName, "no");
        Assert.Equal($"there is no folder '{nowhere}'; make it first.", WholeFile.Problem(Path.Combine(nowhere, "mppt.yaml"), true));
        Assert.Equal("'' is no name of a file.", WholeFile.Problem("", true));
        Assert.StartsWith("'", WholeFile.Write(Path.Combine(nowhere, "mppt.yaml"), "x", true), StringComparison.Ordinal);
    }
}
