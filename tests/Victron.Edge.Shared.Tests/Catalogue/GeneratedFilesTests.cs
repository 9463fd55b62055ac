// What is committed is what the generator makes of the tables, and the generator says what is wrong.

using System.Text.RegularExpressions;
using Victron.Edge.Catalogue;
using Victron.Edge.Catalogue.Generator;

namespace Victron.Edge.Shared.Tests.Catalogue;

public sealed partial class GeneratedFilesTests
{
    private const string Remedy = "run: dotnet run --project shared/catalogue/Victron.Edge.Catalogue.Generator -- generate";

    // The string heap of a nanoFramework assembly ends at 64 KiB; the tables leave room for the program's own names.
    private const int TextBytesMax = 35 * 1024;

    [Fact]
    public void Committed_files_are_what_the_generator_makes_now()
    {
        foreach ((string name, string text) in EdgeFiles.Make(DeviceCatalogue.Load()))
        {
            string path = Path.Combine(RepositoryFiles.Root, name);
            Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"{name} is not up to date; {Remedy}");
        }
    }

    [Fact]
    public void No_generated_file_is_left_over()
    {
        IEnumerable<string> made = EdgeFiles.Make(DeviceCatalogue.Load()).Keys;
        foreach (string folder in new[] { "shared/Victron.Edge.VeDirect/Generated", "shared/Victron.Edge.Agent/Generated", "docs/reference" })
        {
            foreach (string path in Directory.GetFiles(Path.Combine(RepositoryFiles.Root, folder)))
            {
                Assert.True(made.Contains($"{folder}/{Path.GetFileName(path)}"), $"{path} is made by nothing; delete it");
            }
        }
    }

    [Fact]
    public void Texts_of_the_edge_tables_stay_under_35_KiB()
    {
        HashSet<string> literals = [];
        foreach ((string name, string text) in EdgeFiles.Make(DeviceCatalogue.Load()).Where(f => f.Key.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            literals.UnionWith(Literal().Matches(text).Select(m => m.Groups[1].Value));
        }
        int bytes = literals.Sum(l => System.Text.Encoding.UTF8.GetByteCount(l) + 1);

        Assert.InRange(bytes, 1, TextBytesMax);
    }

    [Theory]
    [InlineData]
    [InlineData("generat")]
    [InlineData("check", "one", "two")]
    public void Wrong_usage_prints_the_usage_and_returns_2(params string[] args)
    {
        StringWriter errors = new();

        Assert.Equal(2, GeneratorCommand.Run(args, TextWriter.Null, errors));
        Assert.StartsWith("usage: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_outside_a_repository_is_refused_with_2()
    {
        StringWriter errors = new();

        Assert.Equal(2, GeneratorCommand.Run(["check", Path.GetTempPath()], TextWriter.Null, errors));
        Assert.Contains("no Victron.Edge.sln here or above", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_writes_nothing_from_tables_that_break_a_rule()
    {
        string root = MakeRepository(SmallTables.With("products.csv", "mppt,yes", "mpt,yes"));
        try
        {
            StringWriter errors = new();

            Assert.Equal(1, GeneratorCommand.Run(["generate", root], TextWriter.Null, errors));
            Assert.StartsWith("shared/catalogue/products.csv:2:30 C03 'mpt' is not in families.csv", errors.ToString(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(root, "shared", "Victron.Edge.Agent")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void Generate_writes_every_file_from_sound_tables()
    {
        CatalogueTables tables = SmallTables.Good();
        string root = MakeRepository(tables);
        try
        {
            Assert.Equal(0, GeneratorCommand.Run(["generate", root], TextWriter.Null, TextWriter.Null));
            foreach ((string name, string text) in EdgeFiles.Make(DeviceCatalogue.Load(tables)))
            {
                Assert.Equal(text, File.ReadAllText(Path.Combine(root, name)));
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string MakeRepository(CatalogueTables tables)
    {
        string root = Directory.CreateTempSubdirectory("victron-edge-").FullName;
        string folder = Directory.CreateDirectory(Path.Combine(root, "shared", "catalogue")).FullName;
        File.WriteAllText(Path.Combine(root, "Victron.Edge.sln"), "");
        foreach (string file in CatalogueTables.Files)
        {
            File.WriteAllText(Path.Combine(folder, file), tables[file]);
        }
        return root;
    }

    [GeneratedRegex("return \"([^\"]*)\";")]
    private static partial Regex Literal();
}
